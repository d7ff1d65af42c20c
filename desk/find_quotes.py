"""Finds quotes: one entry an utterance, with the other outlets that have it."""

from dataclasses import dataclass, replace
from datetime import datetime

from desk.desk import Desk
from desk.show_words import Shelf, fill_shelf
from domain.answers import FoundQuote, Page
from domain.article import ArticleHead
from domain.excerpt import Excerpt
from domain.statements import Span

MOST_CHARS = 600
"""A longer quote is cut at its end."""


@dataclass(frozen=True, slots=True)
class QuoteQuery:
    """What quotes are looked for; all that is given has to hold."""

    speaker_id: int | None = None
    outlet_id: int | None = None
    words: tuple[str, ...] = ()
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """One utterance: the excerpt that stands for it, who has the same words, and excerpts where the words differ."""

    excerpt: Excerpt
    same: tuple[ArticleHead, ...] = ()
    other: tuple[Excerpt, ...] = ()


async def find_quotes(desk: Desk, query: QuoteQuery, *, offset: int, limit: int) -> Page[QuoteEntry]:
    """Quotes with the sentence around them, newest first."""
    page = await desk.store.quotes.find(
        speaker_id=query.speaker_id,
        outlet_id=query.outlet_id,
        words=query.words,
        since=query.since,
        offset=offset,
        limit=limit,
    )
    entries = tuple([await _entry(desk, found) for found in page.items])
    return Page(entries, page.offset, page.total)


async def _entry(desk: Desk, found: FoundQuote) -> QuoteEntry:
    is_one_of_several = found.utterance_id is not None
    quotes = await desk.store.quotes.of_utterance(found.utterance_id) if is_one_of_several else (found,)
    others = [quote for quote in quotes if quote.head.ref != found.head.ref]
    shelf = await fill_shelf(desk, [found.head, *(other.head for other in others)])
    same = [other for other in others if " ".join(other.text.split()) == " ".join(found.text.split())]
    return QuoteEntry(
        excerpt=quote_excerpt(shelf, found),
        same=tuple({other.head.ref: shelf.head(other.head) for other in same}.values()),
        other=tuple(quote_excerpt(shelf, other) for other in others if other not in same),
    )


def quote_excerpt(shelf: Shelf, found: FoundQuote) -> Excerpt:
    """The sentence around a quote, with its speaker as the article names him and whom the outlet credits."""
    span = Span(found.context_start, found.context_start + len(found.context))
    excerpt = shelf.excerpt(found.head, span, max_chars=MOST_CHARS)
    named = found.quote.canonical or found.quote.speaker
    speaker = None if named is None else shelf.name(found.head.ref, named)
    return replace(excerpt, speaker=speaker, citing=found.quote.via)
