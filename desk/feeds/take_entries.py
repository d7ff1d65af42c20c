"""Takes in what is new and changed of a feed's entries, each article once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from desk.desk import Desk
from desk.feeds.read_again import MOST_AGAIN, dates_anew, is_growing, is_moved
from desk.feeds.take_entry import Taken, reads_page, take_entry
from domain.feed import Match, Sighting, Verdict
from domain.followed import Feed
from ingest.feeds import Identified, match

RECENT: Final = timedelta(days=3)
"""What was published longer than this before a feed was added is its archive and is passed over."""
MOST_FIRST: Final = 30
"""The first poll takes at most so many entries, the newest."""
MOST_NEW: Final = 100
"""A later poll takes at most so many, the oldest; the others wait for the next one."""


@dataclass(slots=True)
class Tally:
    """What one poll found, in numbers.

    The next poll tries `unreached` entries again, whose pages could not be had, and `left` ones, which it had no time
    for. Of the same `again` had their pages read anew; pages that are live, `growing`, are so at the next poll.
    """

    stored: int = 0
    changed: int = 0
    same: int = 0
    passed_over: int = 0
    refused: int = 0
    unreached: int = 0
    left: int = 0
    again: int = 0
    growing: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing waits for the next poll."""
        return not self.unreached and not self.left and not self.growing


class Sightings:
    """What is stored of the entries of one poll, by key, and what the poll adds to it."""

    def __init__(self, found: tuple[Sighting, ...]) -> None:
        self._by_key: dict[str, list[Sighting]] = defaultdict(list)
        for sighting in found:
            self.add(sighting)

    def add(self, sighting: Sighting) -> None:
        """Know it by all its keys."""
        for key in sighting.keys:
            self._by_key[key].append(sighting)

    def match(self, entry: Identified, feed: Feed) -> Match:
        """The verdict on an entry."""
        return match(entry, self._near(entry), feed_id=feed.feed_id, outlet_id=feed.outlet_id)

    def telling_keys(self, entry: Identified, feed: Feed) -> frozenset[str]:
        """The keys to remember an entry by; two articles at an address are enough to know that it is shared."""
        keys, link = frozenset(entry.keys.values), entry.keys.link
        having = {each.article_id for each in self._by_key.get(link or "", ()) if each.feed_id == feed.feed_id}
        return keys - {link} if not entry.has_page and len(having) > 1 else keys

    def seen(self, entry: Identified, feed: Feed) -> Sighting | None:
        """An article that this feed gave under one of the keys of an entry."""
        own = (each for each in self._near(entry) if each.feed_id == feed.feed_id)
        return next((each for each in own if each.article_id is not None), None)

    def of(self, article_id: int, feed: Feed, entry: Identified) -> Sighting | None:
        """The article as this feed last gave it; the latest is the last that was added."""
        own = [each for each in self._near(entry) if (each.article_id, each.feed_id) == (article_id, feed.feed_id)]
        return own[-1] if own else None

    def _near(self, entry: Identified) -> Iterable[Sighting]:
        """All that shares a key with an entry."""
        return chain.from_iterable(self._by_key.get(key, ()) for key in entry.keys.values)


def is_archive(entry: Identified, feed: Feed) -> bool:
    """Whether an entry was published long before the feed was added."""
    published = entry.entry.published
    return published is not None and published.at < feed.added_at - RECENT


def recent_first(entries: tuple[Identified, ...]) -> list[Identified]:
    """The newest entries first; those without a date in the feed's own order, behind the others."""
    dated = [entry for entry in entries if entry.entry.published is not None]
    dated.sort(key=_published_at, reverse=True)
    return [*dated, *(entry for entry in entries if entry.entry.published is None)]


def _published_at(entry: Identified) -> datetime:
    published = entry.entry.published
    if published is None:
        raise ValueError("only dated entries are sorted")
    return published.at


async def take_entries(desk: Desk, feed: Feed, entries: tuple[Identified, ...], *, until: float, known: bytes) -> Tally:
    """Store what is new and changed, the oldest first, and remember all that was seen.

    No article is begun after the clock's monotonic `until`; those that are not wait for the next poll. `known` are the
    outlets that are stored, packed.
    """
    keys = [key for entry in entries for key in entry.keys.values]
    await desk.store.feed_entries.see_again(feed.feed_id, keys, now=desk.clock.now())
    found = await desk.store.feed_entries.having(keys, feed_id=feed.feed_id)
    undated = await desk.store.articles.undated({each.article_id for each in found if each.article_id is not None})
    poll = _Poll(desk, feed, Sightings(found), undated, until=until, known=known)
    poll.know_dates(entries)
    in_order = recent_first(entries)
    for position, entry in reversed(list(enumerate(in_order))):
        await poll.take(entry, is_beyond=feed.last_good_at is None and position >= MOST_FIRST)
    await poll.pass_over()
    await poll.read_again()
    return poll.tally


class _Poll:
    def __init__(
        self,
        desk: Desk,
        feed: Feed,
        sightings: Sightings,
        undated: frozenset[int],
        *,
        until: float,
        known: bytes,
    ) -> None:
        self._until = until
        self._known = known
        self._desk = desk
        self._feed = feed
        self._sightings = sightings
        self._undated = undated
        self._passing: list[Sighting] = []
        self._dates_anew = False
        self._moved: list[tuple[Identified, int]] = []
        self._growing: list[tuple[Identified, int]] = []
        self.tally = Tally()

    def know_dates(self, entries: Iterable[Identified]) -> None:
        """See whether the dates of changes tell something in this feed."""
        pairs = [(entry, self._sightings.seen(entry, self._feed)) for entry in entries if entry.entry.updated]
        self._dates_anew = dates_anew([(entry, seen) for entry, seen in pairs if seen is not None])

    async def take(self, entry: Identified, *, is_beyond: bool) -> None:
        found = self._sightings.match(entry, self._feed)
        if found.verdict is Verdict.NEW:
            if self._is_left_out(entry, is_beyond=is_beyond):
                return
            # Another feed may have brought it since this poll began.
            later = await self._desk.store.feed_entries.having(entry.keys.values, feed_id=self._feed.feed_id)
            found = Sightings(later).match(entry, self._feed)
        entry = replace(entry, has_page=found.has_page)
        match found.verdict:
            case Verdict.NEW:
                await self._store(entry)
            case Verdict.CHANGED if found.article_id is not None:
                await self._take_changed(entry, found.article_id)
            case _:
                self.tally.same += 1
                if found.article_id is not None:
                    self._see_again(entry, found.article_id)
                await self._remember(entry, found.article_id)
                await self._date(entry, found.article_id)

    def _see_again(self, entry: Identified, article_id: int) -> None:
        """Note an entry whose page may have changed though the feed words it as before."""
        seen = self._sightings.of(article_id, self._feed, entry)
        if seen is None or not reads_page(entry, self._feed.reads_pages):
            return
        if is_moved(entry, seen) and not self._dates_anew:
            self._moved.append((entry, article_id))
        elif self._is_growing(entry, seen):
            self._growing.append((entry, article_id))

    def _is_growing(self, entry: Identified, seen: Sighting) -> bool:
        return is_growing(entry, seen, self._desk.clock.now(), is_dated_anew=self._dates_anew)

    async def read_again(self) -> None:
        """Read pages that may have changed, after all that is new: those that the feed says so of, the newest first."""
        waiting = [*reversed(self._moved), *reversed(self._growing)]
        for entry, article_id in waiting[:MOST_AGAIN]:
            if self._is_late:
                break
            self.tally.again += 1
            taken = await take_entry(self._desk, self._feed, entry, known=self._known, article_id=article_id)
            await self._remember_taken(entry, article_id, taken)
        self.tally.unreached += len(waiting) - self.tally.again

    async def _date(self, entry: Identified, article_id: int | None) -> None:
        """Take over a date that came late, or lay in the future before."""
        published = entry.entry.published
        if published is not None and article_id is not None and article_id in self._undated:
            await self._desk.store.articles.date(article_id, published)

    async def pass_over(self) -> None:
        """Remember together all that became no article."""
        if self._passing:
            now = self._desk.clock.now()
            await self._desk.store.feed_entries.pass_over(self._passing, now=now)

    def _is_left_out(self, entry: Identified, *, is_beyond: bool) -> bool:
        """Whether a new entry is not to be stored, now or at all; counts it then."""
        if is_beyond or is_archive(entry, self._feed):
            self.tally.passed_over += 1
            self._pass(entry)
        elif self.tally.stored >= MOST_NEW or self._is_late:
            self.tally.left += 1
        else:
            return False
        return True

    @property
    def _is_late(self) -> bool:
        return self._desk.clock.monotonic() > self._until

    async def _store(self, entry: Identified) -> None:
        taken = await take_entry(self._desk, self._feed, entry, known=self._known)
        if taken.article_id is not None:
            self.tally.stored += 1
            await self._remember_taken(entry, taken.article_id, taken)
        elif taken.is_awaited:
            self.tally.unreached += 1
        else:
            self.tally.refused += 1
            self._pass(entry)

    def _pass(self, entry: Identified) -> None:
        # An address that others share would be one of very many such rows.
        keys = frozenset(key for key in entry.keys.values if entry.has_page or key != entry.keys.link)
        self._passing.append(Sighting(None, self._feed.feed_id, self._feed.outlet_id, keys, entry.title, ""))

    async def _take_changed(self, entry: Identified, article_id: int) -> None:
        if self._is_late:
            self.tally.left += 1
            return
        taken = await take_entry(self._desk, self._feed, entry, known=self._known, article_id=article_id)
        self.tally.changed += taken.article_id is not None
        self.tally.refused += taken.article_id is None
        await self._remember_taken(entry, article_id, taken)

    async def _remember_taken(self, entry: Identified, article_id: int, taken: Taken) -> None:
        self.tally.unreached += taken.is_awaited
        # Seen with other words than it has it is a changed entry next time, and its page is asked for again.
        other = "" if entry.text else entry.title
        await self._remember(replace(entry, text=other) if taken.is_awaited else entry, article_id, taken)

    async def _remember(self, entry: Identified, article_id: int | None, taken: Taken | None = None) -> None:
        """Remember what the feed says of an article, and what its page said if that was read now."""
        if article_id is None:
            return
        known = self._sightings.of(article_id, self._feed, entry)
        keys = self._sightings.telling_keys(entry, self._feed)
        updated_at = entry.entry.updated.at if entry.entry.updated else None
        is_live = taken.is_live if taken else False
        if known is not None:
            keys |= known.keys
            updated_at = (updated_at if taken else known.updated_at) or updated_at
            is_live = is_live or (known.is_live and (taken is None or taken.is_awaited))
        own = (self._feed.feed_id, self._feed.outlet_id, keys, entry.title, entry.text)
        seen = Sighting(article_id, *own, updated_at=updated_at, is_live=is_live)
        self.tally.growing += taken is not None and self._is_growing(entry, seen)
        if seen == known:
            return
        self._sightings.add(seen)
        await self._desk.store.feed_entries.remember(seen, now=self._desk.clock.now())
