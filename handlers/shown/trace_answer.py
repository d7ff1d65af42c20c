"""How a traced line is shown."""

from collections.abc import Iterator

from desk.answers.trace_line import Context, Trace
from digest.dates import date_words
from digest.fragment import is_web_url, link_to
from digest.heads import line_head, listed, tame
from domain.chat import Reply
from domain.message import Bar, Block, Inline, Items, Link, Paragraph, Section, Strong, Text
from domain.outlet import OutletStatus
from handlers.command import Asked
from handlers.shown.pieces import also_quoted, answer, ask, inline, say, shown_day


def show_trace(trace: Trace, asked: Asked, opening: str | None = None) -> Reply:
    """The words in their context, then all that is known of the article and of who else has them."""
    head = line_head(trace.head, zone=asked.zone, citing=trace.citing, shown=trace.context.words)
    blocks: list[Block] = [say(opening)] if opening else []
    blocks.append(Section((Paragraph(head), _context(trace.context))))
    blocks.append(Items(tuple(inline(row) for row in _rows(trace, asked.zone))))
    blocks += [Section((say("Corrected by the outlet:"), Bar((Text(note.text),)))) for note in trace.corrections]
    if trace.is_of_words and not trace.carriers:
        blocks.append(say("No other stored article carries these words."))
    blocks += [also_quoted(one.excerpt, asked.zone, has_same_words=one.has_same_words) for one in trace.carriers]
    carried = (carrier.excerpt for carrier in trace.carriers)
    return answer(blocks, (trace.context.excerpt, *trace.corrections, *carried))


def _context(context: Context) -> Bar:
    """The words stand out from what is around them."""
    return Bar((Text(context.before), Strong((Text(context.words),)), Text(context.after)))


def _rows(trace: Trace, zone: str) -> Iterator[list[Inline | str]]:
    head = trace.head
    yield [f"Headline: {tame(head.title) if head.title else 'none'}"]
    yield [f"By {listed([tame(name) for name in head.authors])}" if head.authors else "No author named"]
    if head.is_teaser:
        yield ["Teaser only: the whole article could not be read, so this is its beginning"]
    yield [f"Published: {date_words(head.published, zone)}; stored {shown_day(head.stored_at, zone)}"]
    yield [f"Outlet {_status(trace)}"]
    if head.url is not None and is_web_url(head.url):
        yield [Link((Text(head.url),), link_to(head.url, trace.context.words))]
    else:
        yield ["No address is known"]
    whole = [name for name in trace.credits if name not in trace.citing]
    if trace.citing or whole:
        here = f"{listed([tame(name) for name in trace.citing])} for these words" if trace.citing else ""
        else_where = f"{listed([tame(name) for name in whole])}{' elsewhere' if here else ''}" if whole else ""
        yield [f"Credits {'; '.join(filter(None, (here, else_where)))}"]
    yield from _versions(trace, zone)


def _status(trace: Trace) -> str:
    """How the outlet is known, with the evidence."""
    evidence = " ".join(tame(one) for one in trace.provenance.evidence)
    status = trace.head.outlet.status
    words = {OutletStatus.STATED: "stated", OutletStatus.INFERRED: "inferred", OutletStatus.UNKNOWN: "not known"}
    return f"{words[status]}: {evidence}" if evidence else words[status]


def _versions(trace: Trace, zone: str) -> Iterator[list[Inline | str]]:
    """When the text changed, and in which version the words stand."""
    later = trace.provenance.versions[1:]
    if not later:
        return
    days = listed([shown_day(one.read_at, zone) for one in later])
    version = trace.head.ref.version
    where = f"these words stand in version {version} of {len(later) + 1}"
    if version == later[-1].version:
        yield [f"Changed on {days}: {where}, the newest"]
        return
    newest = "in the newest too" if trace.is_standing else "not in the newest"
    yield [f"Changed on {days}: {where}, {newest} · ", ask(f"/source #{trace.head.ref.article_id}", "newest version")]
