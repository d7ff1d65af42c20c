"""Quotes with those who carry the same words."""

from dataclasses import replace
from datetime import UTC, datetime

from desk.answers.find_quotes import show_quotes
from desk.answers.show_words import Curtain
from domain.answers import FoundQuote
from domain.article import ArticleHead, ArticleRef
from domain.outlet import OutletLabel, OutletStatus
from domain.statements import Quote, QuoteKind

HEAD = ArticleHead(
    ref=ArticleRef(1, 1),
    outlet=OutletLabel(1, "Harbour Post", OutletStatus.STATED),
    title=None,
    url=None,
    authors=(),
    published=None,
    stored_at=datetime(2026, 3, 16, tzinfo=UTC),
    language="en",
    path="a.txt",
)


def found(article: int, words: str) -> FoundQuote:
    """Give a quote of an article that is nothing but the quote."""
    quote = Quote(0, 0, len(words), QuoteKind.DIRECT, is_marked=True)
    return FoundQuote(replace(HEAD, ref=ArticleRef(article, 1)), quote, words, words, 0, utterance_id=1)


def test_a_part_of_the_words_is_the_same_words() -> None:
    """Who quotes less of what was said, or more of it, has it in the same words; other words are shown."""
    first = found(1, "We sail when the money is there")
    part, more, other = found(2, "when the money is there"), found(3, f"No. {first.text}"), found(4, "We sail if paid")
    entry = show_quotes(first, [first, part, more, other], Curtain())
    assert [head.ref.article_id for head in entry.same] == [2, 3]
    assert [excerpt.text for excerpt in entry.other] == ["We sail if paid"]
