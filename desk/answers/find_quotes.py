"""Finds quotes: one entry an utterance, with the other outlets that have it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desk.answers.show_words import Curtain, hold_names
from desk.desk import Desk
from digest.attribution import words_of
from digest.sayings import has_run
from domain.answers import FoundQuote, Page
from domain.article import ArticleHead
from domain.excerpt import Excerpt

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
    joined = {found.utterance_id for found in page.items if found.utterance_id is not None}
    said = await desk.store.quotes.of_utterances(joined)
    hidden = await desk.store.outlets.disabled() - {query.outlet_id}
    utterances = [
        tuple(one for one in said.get(found.utterance_id or 0, (found,)) if one.head.outlet.outlet_id not in hidden)
        for found in page.items
    ]
    curtain = await hold_names(desk, (quote.head for quotes in utterances for quote in quotes))
    entries = (show_quotes(found, quotes, curtain) for found, quotes in zip(page.items, utterances, strict=True))
    return Page(tuple(entries), page.offset, page.total)


def show_quotes(found: FoundQuote, quotes: Sequence[FoundQuote], curtain: Curtain) -> QuoteEntry:
    """The entry of an utterance that `found` stands for; `quotes` are all of it, each other article counts once.

    Who quotes only a part of the words has the same words, as in an edition.
    """
    others = {quote.head.ref: quote for quote in reversed(quotes) if quote.head.ref != found.head.ref}
    in_order = sorted(others.values(), key=quotes.index)
    said = words_of(found.text)
    same = [one for one in in_order if has_run(words_of(one.text), said) or has_run(said, words_of(one.text))]
    return QuoteEntry(
        excerpt=quote_excerpt(curtain, found),
        same=tuple(curtain.head(other.head) for other in same),
        other=tuple(quote_excerpt(curtain, other) for other in in_order if other not in same),
    )


def quote_excerpt(curtain: Curtain, found: FoundQuote) -> Excerpt:
    """The sentence around a quote, with its speaker as the article names him and whom the outlet credits."""
    excerpt = curtain.excerpt(found.head, found.context, found.context_start, max_chars=MOST_CHARS)
    named = found.quote.canonical or found.quote.speaker
    speaker = None if named is None else curtain.redact(found.head, named)
    return replace(excerpt, speaker=speaker, citing=tuple(curtain.redact(found.head, name) for name in found.quote.via))
