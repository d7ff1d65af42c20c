"""Claims the feeds that are due for those that poll them: of no host more than can be under way there."""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from desk.articles.ingest_article import known_outlets
from desk.desk import Desk
from desk.feeds.watch_feeds import feed_alarms, watch_failing
from domain.followed import Feed
from ingest.urls import host_of

MOST_CLAIMED: Final = 60
MOST_OF_HOST: Final = 2
"""The fetcher asks no more of one at once: others would wait for it in the place of feeds of other hosts."""
LOOK_SECONDS: Final = 30
"""While some are polled, what becomes due meanwhile is looked for so often."""
WATCH_SECONDS: Final = 300
"""Some are polled as long as any host is slow: what fails is told meanwhile."""
CLAIMED: Final = timedelta(minutes=30)
"""Longer than a claimed feed waits for its turn and is polled, even where many bring much."""
RHYTHM_OF: Final = 60
"""So many articles of a feed say how often it brings some."""


@dataclass(frozen=True, slots=True)
class Around:
    """What polls have to know beside their feeds: the keys of the alarms that are not over, and all outlets, packed.

    `came_at` says of each feed when its newest articles came. The claim on it ends at `until`.
    """

    alarms: Collection[str]
    known: bytes
    came_at: Mapping[int, Sequence[datetime]]
    until: datetime


class Claims:
    """The feeds that one process has claimed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._claiming = asyncio.Lock()
        self._waiting: deque[tuple[Feed, Around]] = deque()
        self._ends: dict[int, datetime] = {}
        self._at_host: Counter[str] = Counter()
        self._has_room = asyncio.Event()
        self._is_over = False
        self._watched_at = desk.clock.monotonic()

    async def next(self) -> tuple[Feed, Around] | None:
        """A feed to poll; waits while none is due but some are polled, and gives None from when none is."""
        async with self._claiming:
            while not self._waiting and not self._is_over:
                self._has_room.clear()
                is_last = not self._ends
                has_claimed = await self._claim()
                # Those that were polled before it may have kept others of their hosts from it.
                self._is_over |= is_last and not has_claimed
                await self._watch()
                if not has_claimed and not self._is_over:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._has_room.wait(), LOOK_SECONDS)
            return self._waiting.popleft() if self._waiting else None

    def finish(self, feed: Feed) -> None:
        """Note that a feed was polled."""
        host = _host(feed)
        was_full = self._at_host[host] >= MOST_OF_HOST
        self._at_host -= Counter({host: 1})
        self._ends.pop(feed.feed_id, None)
        if was_full or not self._ends:
            self._has_room.set()

    def close(self) -> None:
        """Claim nothing any more."""
        self._is_over = True

    async def release(self) -> None:
        """Let what is claimed and was not polled be due at once."""
        ids_by_end = defaultdict(list)
        for feed_id, until in self._ends.items():
            ids_by_end[until].append(feed_id)
        for until, feed_ids in ids_by_end.items():
            await self._desk.store.feeds.release(feed_ids, until=until, due_at=self._desk.clock.now())

    async def _watch(self) -> None:
        """Tell what fails: at the end, and meanwhile, however much is due."""
        now = self._desk.clock.monotonic()
        if self._is_over or now - self._watched_at > WATCH_SECONDS:
            self._watched_at = now
            await watch_failing(self._desk)

    async def _claim(self) -> bool:
        now = self._desk.clock.now()
        until = now + CLAIMED
        full = [host for host, number in self._at_host.items() if number >= MOST_OF_HOST]
        store = self._desk.store
        due = await store.feeds.claim_due(
            now=now, until=until, most=MOST_CLAIMED, most_of_host=MOST_OF_HOST, without=full
        )
        self._ends |= {feed.feed_id: until for feed in due}
        self._at_host.update(map(_host, due))
        if due:
            came_at = await store.feed_entries.came_at([feed.feed_id for feed in due], most=RHYTHM_OF)
            around = Around(await feed_alarms(self._desk), await known_outlets(self._desk), came_at, until)
            self._waiting.extend((feed, around) for feed in due)
        return bool(due)


def _host(feed: Feed) -> str:
    return host_of(feed.url) or ""
