"""Feeds: what one reading of a feed gives, and how its entries are known again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.article import Published


class FeedKind(StrEnum):
    """The format of a feed."""

    RSS = "RSS"
    RDF = "RDF"
    ATOM = "Atom"
    JSON = "JSON Feed"
    SITEMAP = "news sitemap"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed; it has a link or a guid, or both.

    `link` is an absolute http or https address, as the feed gives it and not canonical. `title` and `summary` are plain
    text on one line. `content` is the longest text the feed gives, as it came; it is HTML where `is_html`, else plain.
    `updated` is when the feed says that the entry was last changed. `language` is what is declared, not looked into.
    """

    guid: str | None
    link: str | None
    title: str | None
    summary: str | None
    content: str | None
    is_html: bool
    published: Published | None
    updated: Published | None
    authors: tuple[str, ...]
    language: str | None


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed as one reading found it, entries in its own order.

    `home` is the page it belongs to. `ttl_seconds` is how long it asks to be left alone (RSS `ttl`), `period_seconds`
    how often it says it is updated (`sy:updatePeriod`). `problems` are sentences for an admin, empty where all is well.
    """

    kind: FeedKind
    title: str | None
    home: str | None
    ttl_seconds: int | None
    period_seconds: int | None
    entries: tuple[FeedEntry, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryKeys:
    """By what an entry is known again: short hashes, None where the entry has nothing that tells.

    `guid` is its id, within the feed unless it is an address or a tag; `link` its address without scheme, tracking and
    the variants of one host, also where it shares it; `path` the address without its host; `words` its title and text
    without case, marks and spaces. Each begins with its kind, so that all can share one column.
    """

    guid: str | None
    link: str | None
    path: str | None
    words: str | None

    @property
    def values(self) -> tuple[str, ...]:
        """Those there are: what to look up and to store."""
        return tuple(key for key in (self.guid, self.link, self.path, self.words) if key is not None)


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article as one feed last gave it: what is stored to know its entry again, for longer than any feed's window.

    `article_id` is None for an entry that was passed over: it became no article, and has no text here. `keys` are all
    values that this feed ever gave it, `title` and `text` what it said last, as in `Identified`. `updated_at` is when
    the feed said it was last changed, at the last reading of its page; `is_live` what that page said of itself.
    """

    article_id: int | None
    feed_id: int
    outlet_id: int | None
    keys: frozenset[str]
    title: str
    text: str
    updated_at: datetime | None = None
    is_live: bool = False


class Verdict(StrEnum):
    """What an entry is beside what is stored."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict on one entry; `article_id` is None if it is new, or known as one that was passed over.

    `has_page` is whether its link is the page of this entry alone, by all that is known.
    """

    verdict: Verdict
    article_id: int | None
    has_page: bool
