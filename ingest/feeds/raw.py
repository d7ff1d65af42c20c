"""What every reader of a format gives: a feed and its entries as they stand there, nothing checked."""

from dataclasses import dataclass, field

from domain.article import Published
from domain.feed import FeedKind


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry with texts and addresses as they came; `published` and `updated` are read, since formats differ."""

    guid: object = None
    link: object = None
    title: object = None
    summary: object = None
    content: object = None
    is_html: bool = True
    published: Published | None = None
    updated: Published | None = None
    authors: tuple[object, ...] = ()
    language: object = None


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed as it came; `base` is what it says its relative addresses hang on."""

    kind: FeedKind
    title: object = None
    home: object = None
    language: object = None
    base: str | None = None
    ttl_seconds: int | None = None
    period_seconds: int | None = None
    entries: list[RawEntry] = field(default_factory=list)
