"""Finds who else carries the words of an article."""

from dataclasses import dataclass
from typing import Final

from desk.answers.find_quotes import MOST_CHARS, quote_excerpt
from desk.answers.show_words import hold_names, load_articles
from desk.desk import Desk
from digest.attribution import words_of
from domain.answers import FoundQuote
from domain.article import ArticleRef, StoredArticle
from domain.excerpt import Excerpt
from domain.records import SearchQuery
from domain.statements import Span

LEAST_WORDS: Final = 5
"""Fewer words in another article are no copy."""
MOST_CARRIERS: Final = 8


@dataclass(frozen=True, slots=True)
class Carrier:
    """Another outlet with the same words, or with the same utterance in its own words."""

    excerpt: Excerpt
    has_same_words: bool


async def find_carriers(desk: Desk, article: StoredArticle, span: Span) -> tuple[Carrier, ...]:
    """Who else has the sentence word for word, or a quote of the same utterance; each article once."""
    same, quotes = await _copies(desk, article, span), await _other_quotes(desk, article, span)
    curtain = await hold_names(desk, [*(one.head for one in same), *(found.head for found, _ in quotes)])
    articles = await load_articles(desk, (one.head for one in same))
    found: dict[int, Carrier] = {}
    for copy in same:
        excerpt = curtain.sentence(articles[copy.head.ref], copy.start, max_chars=MOST_CHARS)
        found.setdefault(copy.head.ref.article_id, Carrier(excerpt, has_same_words=True))
    for quote, has_same_words in quotes:
        carrier = Carrier(quote_excerpt(curtain, quote), has_same_words)
        found.setdefault(quote.head.ref.article_id, carrier)
    return tuple(sorted(found.values(), key=_time)[:MOST_CARRIERS])


async def _copies(desk: Desk, article: StoredArticle, span: Span) -> list[Excerpt]:
    """The same sentence in other articles."""
    words = article.text[span.start : span.end]
    if len(words_of(words)) < LEAST_WORDS:
        return []
    page = await desk.store.articles.search(SearchQuery(exact=(words,)), limit=MOST_CARRIERS)
    others = (found for found in page.items if found.head.ref.article_id != article.head.ref.article_id)
    return [Excerpt(found.text, found.head, found.start, found.end) for found in others]


async def _other_quotes(desk: Desk, article: StoredArticle, span: Span) -> list[tuple[FoundQuote, bool]]:
    """The quotes in other articles that are the same utterance as one in the span, and whether their words are too."""
    ref: ArticleRef = article.head.ref
    here = [one for one in await desk.store.quotes.in_article(ref.article_id) if one.head.ref == ref]
    found: list[tuple[FoundQuote, bool]] = []
    for quote in here:
        if quote.utterance_id is None or not (quote.quote.start < span.end and span.start < quote.quote.end):
            continue
        said = words_of(quote.text)
        others = await desk.store.quotes.of_utterance(quote.utterance_id)
        found += [(one, words_of(one.text) == said) for one in others if one.head.ref.article_id != ref.article_id]
    return found


def _time(carrier: Carrier) -> tuple[bool, object]:
    published = carrier.excerpt.head.published
    return published is None, published.at if published else carrier.excerpt.head.stored_at
