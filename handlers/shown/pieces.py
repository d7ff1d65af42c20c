"""Pieces that answers are made of, beyond those of an edition."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from digest.dates import date_words
from digest.heads import also_words, line_head, outlet_link, tame
from digest.render import bar
from domain.answers import Page
from domain.article import ArticleHead, Precision, Published
from domain.chat import Reply
from domain.edition import Also
from domain.errors import NotFoundError
from domain.excerpt import Excerpt
from domain.message import Ask, Block, Button, Inline, Message, Paragraph, Section, Strong, Text
from handlers.command import Asked

T = TypeVar("T")


def say(*inlines: Inline | str) -> Paragraph:
    """A paragraph of Byline's own words."""
    return Paragraph(inline(inlines))


def inline(parts: Iterable[Inline | str]) -> tuple[Inline, ...]:
    """Parts of a line, plain words as they are."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def ask(command: str, words: str | None = None) -> Ask:
    """A command that can be followed, shown as it is typed or in other words."""
    return Ask((Text(words or command),), command)


def title(words: str) -> Paragraph:
    """What an answer is about."""
    return Paragraph((Strong((Text(words),)),))


def count(number: int, noun: str, most: int | None = None) -> str:
    """A number with its noun ("1 article", "1,200 articles"); `most` is where a total ends ("1,000 or more quotes")."""
    shown = f"{number:,} or more" if most is not None and number >= most else f"{number:,}"
    return f"{shown} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """The plural of one of our nouns."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def shown_day(at: datetime, zone: str) -> str:
    """The date of an instant in a zone: "16 Mar 2022"."""
    return date_words(Published(at, Precision.INSTANT), zone)


def article_row(head: ArticleHead, zone: str) -> tuple[Inline, ...]:
    """One article in a list: outlet, date, headline, and what asks for it."""
    headline = tame(head.title) if head.title else "no headline"
    headline += " (teaser only)" if head.is_teaser else ""
    where = ask(f"/source #{head.ref.article_id}", f"#{head.ref.article_id}")
    return inline([outlet_link(head), f", {date_words(head.published, zone)} · {headline} · ", where])


def excerpt_head(excerpt: Excerpt, zone: str) -> tuple[Inline, ...]:
    """The line that says whose the words are."""
    names = (excerpt.speaker,) if excerpt.speaker else ()
    return line_head(excerpt.head, zone=zone, n=excerpt.n, citing=excerpt.citing, names=names, shown=excerpt.text)


def quoted(excerpt: Excerpt, zone: str) -> Section:
    """An outlet's words in a bar under the line that says whose they are."""
    return Section((Paragraph(excerpt_head(excerpt, zone)), bar(excerpt.text)))


def also_quoted(excerpt: Excerpt, zone: str, *, has_same_words: bool) -> Section:
    """Another outlet that has an utterance, with its own words in a bar."""
    also = Also(excerpt.head, excerpt.start, excerpt.end, has_same_words)
    return Section((Paragraph(also_words(also, zone=zone)), bar(excerpt.text)))


def answer(blocks: Sequence[Block], excerpts: Iterable[Excerpt] = ()) -> Reply:
    """An answer that is all there."""
    return Reply(Message(tuple(blocks)), tuple(excerpts))


def empty_answer(asked: Asked, page: Page[T], *inlines: Inline | str) -> Reply:
    """Says that nothing was found, and what to do next.

    Raises:
        NotFoundError: If there is something, but not on the page that was asked for.
    """
    if page.offset and page.total:
        raise NotFoundError(f"There is no page {asked.args.page} of that. The first: {asked.again(page=1)}")
    return answer([*_others(asked), say(*inlines)])


def paged_answer(asked: Asked, page: Page[T], blocks: Sequence[Block], excerpts: Iterable[Excerpt] = ()) -> Reply:
    """An answer that shows one page of a list, with what leads to its neighbours; `page.items` are what it shows."""
    shown = page.offset + len(page.items)
    extent = f"{page.offset + 1:,}–{shown:,} of {page.total:,}"
    return turned_answer(asked, blocks, excerpts, extent=extent, has_more=shown < page.total)


def turned_answer(
    asked: Asked, blocks: Sequence[Block], excerpts: Iterable[Excerpt], *, extent: str, has_more: bool
) -> Reply:
    """An answer of several pages that shows the one asked for; `extent` says which part of the whole it is."""
    number = asked.args.page
    more = asked.again(page=number + 1) if has_more else None
    before = asked.again(page=number - 1) if number > 1 else None
    foot = [Paragraph(()), say(extent)] if more or before else []
    steps = tuple(Button(label, command) for label, command in (("◀ back", before), ("more ▶", more)) if command)
    message = Message((*_others(asked), *blocks, *foot), (steps,) if steps else ())
    return Reply(message, tuple(excerpts), more=more)


def _others(asked: Asked) -> list[Block]:
    """Says which reading of a name was taken where others fit too, and how to get those."""
    if not asked.args.others:
        return []
    taken = f"the outlet {asked.args.outlet.name}" if asked.args.outlet else None
    if taken is None and asked.args.speaker is not None:
        taken = f"the speaker {asked.args.speaker.name}"
    parts: list[Inline | str] = [f"Taken as {taken}. Also: "]
    for n, other in enumerate(asked.args.others):
        parts += [", " if n else "", ask(f"/{asked.command.name} {other.kind}:{other.name}")]
    return [say(*parts)]
