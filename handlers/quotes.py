"""`/quotes`: who said what, in which outlet."""

from collections.abc import Iterator

from desk.answers.find_quotes import QuoteEntry, QuoteQuery, find_quotes
from desk.answers.resolve_name import near_readings
from desk.desk import Desk
from digest.heads import also_words
from domain.answers import Page
from domain.chat import Reply, Role
from domain.edition import Also
from domain.excerpt import Excerpt
from domain.message import Block, Inline, Paragraph
from domain.records import MOST_LISTED
from handlers.command import Arg, Asked, Command, Topic
from handlers.shown.pieces import also_quoted, ask, count, empty_answer, paged_answer, quoted, title

PAGE = 5


async def run(asked: Asked, desk: Desk) -> Reply:
    """Show quotes in bars, newest first; an utterance of several outlets is one entry."""
    args = asked.args
    query = QuoteQuery(
        speaker_id=args.speaker.speaker_id if args.speaker else None,
        outlet_id=args.outlet.outlet_id if args.outlet else None,
        words=(*args.words, *(word for phrase in args.exact for word in phrase.split())),
        since=args.since.at if args.since else None,
    )
    page = await find_quotes(desk, query, offset=(args.page - 1) * PAGE, limit=PAGE)
    if not page.items:
        return await _say_nothing(asked, desk, page)
    blocks = [block for entry in page.items for block in show_entry(entry, asked.zone)]
    heading = title(f"{count(page.total, 'quote', MOST_LISTED)}{_of_what(asked)}, newest first")
    return paged_answer(asked, page, [heading, *blocks], [part for entry in page.items for part in excerpts_of(entry)])


def show_entry(entry: QuoteEntry, zone: str) -> Iterator[Block]:
    """A quote, then the outlets that have the same words, then each other wording in its own bar."""
    yield Paragraph(())
    yield quoted(entry.excerpt, zone)
    for head in entry.same:
        yield Paragraph(also_words(Also(head, 0, 1, has_same_words=True), zone=zone))
    for other in entry.other:
        yield also_quoted(other, zone, has_same_words=False)


def excerpts_of(entry: QuoteEntry) -> tuple[Excerpt, ...]:
    """The excerpts that an entry shows, in order."""
    return entry.excerpt, *entry.other


async def _say_nothing(asked: Asked, desk: Desk, page: Page[QuoteEntry]) -> Reply:
    """Where words were no name, names that come near may be meant."""
    near = await near_readings(desk, " ".join(asked.args.words)) if asked.args.words and not page.total else ()
    parts: list[Inline | str] = [f"No quote{_of_what(asked)}. "]
    for n, reading in enumerate(near):
        parts += [" or " if n else "Perhaps ", ask(f"/quotes {reading.kind}:{reading.name}")]
    parts += ["? "] if near else []
    return empty_answer(asked, page, *parts, ask("/who"), " lists who is quoted.")


def _of_what(asked: Asked) -> str:
    args = asked.args
    parts = [f" by {args.speaker.name}" if args.speaker else "", f" in {args.outlet.name}" if args.outlet else ""]
    words = " ".join([*args.words, *args.exact])
    parts += [f" with “{words}”" if words else "", f" {args.since.said}" if args.since else ""]
    return "".join(parts)


COMMAND = Command(
    name="quotes",
    help="what was said, by whom, in which outlet, and where the wording differs",
    role=Role.STRANGER,
    run=run,
    args=(Arg.OUTLET, Arg.SPEAKER, Arg.WORDS, Arg.SINCE),
    examples=("Holt", "Harbour Post 7d", "ferry", "speaker:Holt outlet:Kestrel Daily"),
    topic=Topic.WORDS,
)
