"""Articles: one published text, as it was read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from domain.outlet import OutletEvidence, OutletLabel
from domain.statements import Statements


class DropReason(StrEnum):
    """Why a piece of a page is not part of the article's text."""

    PROMOTION = "promotion"
    NAVIGATION = "navigation"
    CONSENT = "consent notice"
    PAYWALL = "paywall notice"
    ADVERTISEMENT = "advertisement"
    RELATED = "related links"
    CAPTION_AGAIN = "caption printed again"
    TITLE_AGAIN = "headline printed again"
    CREDIT_LINE = "credit line"
    PLATFORM = "platform footer"
    METADATA = "date, byline or address line"
    UNREAD = "too long to be read"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece that cleaning deleted, unchanged, and why; of what was not even read, where it stands."""

    text: str
    why: DropReason


class Precision(StrEnum):
    """How exactly a publication time is known."""

    DAY = "day"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article says it was published.

    `at` is aware and in UTC; with precision *day* it is that day's midnight UTC and only its date means anything.

    Raises:
        ValueError: If `at` is not aware UTC.
    """

    at: datetime
    precision: Precision

    def __post_init__(self) -> None:
        if self.at.tzinfo is not UTC:
            message = "published_at must be an aware UTC instant"
            raise ValueError(message)

    def iso(self) -> str:
        """The ISO 8601 date, or instant with `+00:00`, whichever the precision allows."""
        return self.at.date().isoformat() if self.precision is Precision.DAY else self.at.isoformat()


@dataclass(frozen=True, slots=True)
class Article:
    """One published text as one reading found it.

    `text` is the cleaned body: the input with pieces deleted, no character changed; paragraphs are separated by line
    breaks; the headline is not part of it. `path` is where it was read from (file path or URL) and serves tracing only.
    `url` is canonical, None when unknown. `dropped` keeps what cleaning deleted, in the order of the input. A teaser
    is the beginning of an article whose page could not be had, or was not to be read. `is_newest_first` marks a live
    page whose latest update stands first, as far as is known, and `is_live` one that says itself that it grows.
    """

    path: str
    url: str | None
    outlet: OutletEvidence
    title: str | None
    authors: tuple[str, ...]
    published: Published | None
    language: str | None
    text: str
    dropped: tuple[Dropped, ...] = ()
    is_teaser: bool = False
    is_newest_first: bool = False
    is_live: bool = False


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """Which version of which stored article."""

    article_id: int
    version: int


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """A stored article without its text, for lists and for the head of a line.

    Of a teaser only the beginning is stored, in the feed's own words.
    """

    ref: ArticleRef
    outlet: OutletLabel
    title: str | None
    url: str | None
    authors: tuple[str, ...]
    published: Published | None
    stored_at: datetime
    language: str | None
    path: str
    is_teaser: bool = False


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A stored version of an article with its text and what it says; `statements` count characters of `text`."""

    head: ArticleHead
    text: str
    statements: Statements
    dropped: tuple[Dropped, ...] = ()
