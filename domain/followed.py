"""Feeds as they are followed: what is kept of one from poll to poll."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.fetched import Validators


class ReadsPages(StrEnum):
    """Whether the articles of a feed are read from their pages; *auto* does where the feed gives only a teaser."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed that is followed, or was until its server said that it is gone.

    `outlet_name` is the outlet that all its articles are of, `folders` are those it lies in, the outermost first, and
    `home` is the page that it belongs to. `next_poll_at` is when it is due, and while a poll runs, when the poll is
    given up. `failures` counts polls that failed in a row, the first of them at `failing_since`; `last_error` is the
    last one's cause in a sentence.
    `moved_to` is where its server says that it has moved for good, since `moved_since` and at `moved_polls` polls in a
    row.
    """

    feed_id: int
    url: str
    outlet_id: int
    outlet_name: str
    title: str | None
    folders: tuple[str, ...]
    is_active: bool
    added_at: datetime
    next_poll_at: datetime
    validators: Validators = field(default_factory=Validators)
    last_polled_at: datetime | None = None
    last_good_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    last_error: str | None = None
    moved_to: str | None = None
    moved_since: datetime | None = None
    moved_polls: int = 0
    reads_pages: ReadsPages = ReadsPages.AUTO
    home: str | None = None


@dataclass(frozen=True, slots=True)
class GoodPoll:
    """What a poll that read the feed, or heard that nothing changed, leaves behind.

    A title of None keeps what was known. Without `moved_to` the feed is where it was.
    """

    at: datetime
    next_poll_at: datetime
    validators: Validators
    title: str | None = None
    moved_to: str | None = None
    moved_since: datetime | None = None
    moved_polls: int = 0


@dataclass(frozen=True, slots=True)
class FailedPoll:
    """What a poll without a feed leaves behind; `is_over` ends the following."""

    at: datetime
    next_poll_at: datetime
    why: str
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed with the number of its articles, in all and of the last seven days, and of entries that became none.

    `is_disabled` says that its outlet is, so that it is not polled. One that `is_silent` can be read, but has brought
    nothing for much longer than ever before.
    """

    feed: Feed
    articles: int
    articles_lately: int
    passed_over: int
    is_disabled: bool = False
    is_silent: bool = False

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing about it that an admin should see to."""
        return self.feed.is_active and not self.is_silent and not self.feed.last_error

    def a_day(self, now: datetime) -> float:
        """How many articles a day it brought in the last seven days, or since it was added."""
        days = (now - self.feed.added_at).total_seconds() / 86_400
        return self.articles_lately / min(max(days, 1), 7)
