"""Invented articles for the tests of the store, said in few words."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from domain.article import Article, Precision, Published
from domain.outlet import OutletEvidence, OutletStatus
from domain.records import Saved, SpeakerNames
from domain.statements import Credit, CreditKind, Figure, Quote, QuoteKind, Sentence, Statements
from storage.store import Store

NOON = datetime(2022, 3, 17, 12, 0, tzinfo=UTC)
MARKED = re.compile("“([^”]+)”")
NUMBER = re.compile(r"\b\d+\b")


class FixedClock:
    """It is always noon."""

    def now(self) -> datetime:
        """Noon."""
        return NOON

    def monotonic(self) -> float:
        """No time passes."""
        return 0.0


def hours(number: float) -> datetime:
    """That many hours after noon."""
    return NOON + timedelta(hours=number)


def an_article(
    text: str,
    *,
    url: str | None = None,
    title: str | None = "Ferry strike enters second week",
    published: datetime | None = NOON,
    outlet: str | None = None,
    domain: str | None = None,
    status: OutletStatus | None = None,
) -> Article:
    """An article with this text."""
    found = status or (OutletStatus.INFERRED if outlet else OutletStatus.UNKNOWN)
    return Article(
        path="ferry.txt",
        url=url,
        outlet=OutletEvidence(outlet, domain, found),
        title=title,
        authors=("Jonas Reed",),
        published=None if published is None else Published(published, Precision.INSTANT),
        language="en",
        text=text,
    )


def statements_of(text: str, *, speaker: str | None = None, said: str = "she", credit: str | None = None) -> Statements:
    """One sentence a line, a quote a pair of marks by one speaker, a figure a number, and one credit."""
    sentences = [
        Sentence(index, line.start(), line.end(), paragraph=index)
        for index, line in enumerate(re.finditer("[^\n]+", text))
    ]
    quotes = [
        Quote(number, mark.start(1), mark.end(1), QuoteKind.DIRECT, is_marked=True, speaker=said, canonical=speaker)
        for number, mark in enumerate(MARKED.finditer(text))
    ]
    figures = [Figure(float(match.group()), match.start(), match.end()) for match in NUMBER.finditer(text)]
    credits_ = [Credit(credit, CreditKind.OUTLET, f"{credit} reports", None, None)] if credit else []
    return Statements(tuple(sentences), tuple(quotes), tuple(credits_), tuple(figures))


async def save(
    store: Store,
    article: Article,
    statements: Statements | None = None,
    *,
    outlet_id: int | None = None,
    people: Mapping[str, int] | None = None,
    now: datetime = NOON,
) -> Saved:
    """Save an article that says what its text has, unless told otherwise."""
    said = statements_of(article.text) if statements is None else statements
    return await store.articles.save(article, said, outlet_id=outlet_id, people=people or {}, now=now)


async def add_speaker(store: Store, name: str) -> int:
    """Make a speaker of this name, or give the one who has it."""
    return await add_spelling(store, None, name)


async def add_spelling(store: Store, speaker_id: int | None, name: str) -> int:
    """Let a speaker be found by this name too."""
    return (await store.speakers.join([name], lambda *_: [SpeakerNames(speaker_id, name, (name,))]))[name]


async def save_quote(
    store: Store, words: str, *, speaker: str, published: datetime | None = NOON, outlet_id: int | None = None
) -> Saved:
    """Save an article in which a known speaker says these words."""
    article = an_article(f"“{words}”, said {speaker}.", published=published)
    speaker_id = await add_speaker(store, speaker)
    statements = statements_of(article.text, speaker=speaker)
    return await save(store, article, statements, outlet_id=outlet_id, people={speaker: speaker_id})
