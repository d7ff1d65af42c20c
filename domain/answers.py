"""What the store finds for a question: read models without tables."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from domain.article import ArticleHead
from domain.outlet import Outlet
from domain.statements import Figure, Quote

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OutletSummary:
    """An outlet with what is stored of it; `last_seen_at` is the newest storing."""

    outlet: Outlet
    articles: int
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A stored quote.

    `text` is its exact slice, `context` the exact sentence or sentences around it, from `context_start`.
    """

    head: ArticleHead
    quote: Quote
    text: str
    context: str
    context_start: int
    utterance_id: int | None = None


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A stored figure: `text` is its exact slice, `context` the exact sentence around it, from `context_start`.

    `story_id` is the story of its article, None before it is grouped.
    """

    head: ArticleHead
    figure: Figure
    text: str
    context: str
    context_start: int
    story_id: int | None = None


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A stored sentence that has the words asked for: the exact slice `text[start:end]`."""

    head: ArticleHead
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """A speaker over all articles; `spellings` are the names met, most frequent first, `roles` words given for them.

    `quotes` and `outlets` are without disabled outlets.
    """

    speaker_id: int
    name: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    quotes: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionRead:
    """One version of an article and when it was read, aware UTC."""

    version: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article is known from: the evidence for its outlet, strongest first, and its versions in order."""

    evidence: tuple[str, ...]
    versions: tuple[VersionRead, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a long answer: `items` from `offset`, of `total`."""

    items: tuple[T, ...]
    offset: int
    total: int
