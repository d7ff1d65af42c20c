"""Polls the feeds that are due: what is due the database says, and no feed is polled twice at once."""

import asyncio
import hashlib
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from typing import Final

from desk.articles.ingest_article import limits_of
from desk.desk import Desk
from desk.feeds.claiming import RHYTHM_OF, Around, Claims
from desk.feeds.read_in_worker import read_entries
from desk.feeds.take_entries import Tally, take_entries
from desk.feeds.watch_feeds import adopt_move, moved, watch_end, watch_good
from domain.errors import BylineError
from domain.feed import ReadFeed
from domain.fetched import FetchCause, Fetched, FetchError, FetchKind, HostBusyError, Validators
from domain.followed import FailedPoll, Feed, GoodPoll
from ingest.feeds import next_poll, next_try

AT_ONCE: Final = 150
"""Most of them wait for slow servers: the fetcher lets few others ask at once, and few take articles in."""
TAKING_AT_ONCE: Final = 10
POLL_SECONDS: Final = 300
TAKING_SECONDS: Final = 120
"""A poll begins no article later than this; what is left comes with the next poll, which is soon."""
SOON: Final = timedelta(minutes=5)

log = logging.getLogger(__name__)


async def poll_due_feeds(desk: Desk) -> None:
    """Poll until no feed is due, in turn from all hosts, a number of them at once; a slow one holds up no other.

    What becomes due meanwhile is polled too, so one call at a time is enough, however long it takes. Where it is
    cancelled or the database fails, what it had claimed is due at once for whoever polls next.

    Raises:
        ExceptionGroup: Of defects that some feeds met; the first of them lets it end after what was claimed.
        StoreError: If the database fails, at once.
    """
    polling = _Round(desk)
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(polling.poll_on())
    except ExceptionGroup as failed:
        # What ends one ends all, for the same cause.
        raise failed.exceptions[0] from failed
    finally:
        await polling.claims.release()
    if polling.defects:
        raise ExceptionGroup("some feeds met a defect", polling.defects)


class _Round:
    """The polls of one tick."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._places = asyncio.Semaphore(TAKING_AT_ONCE)
        # Feeds of one outlet often bring the same article: one of them stores it, the next one sees that.
        self._outlets: Mapping[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.claims = Claims(desk)
        self.defects: list[Exception] = []

    async def poll_on(self) -> None:
        """Poll one feed after the other until none is due."""
        while claimed := await self.claims.next():
            feed, around = claimed
            taking = self._taking(feed)
            (outcome,) = await asyncio.gather(poll_feed(self._desk, feed, taking, around), return_exceptions=True)
            if isinstance(outcome, Exception):
                self.defects.append(outcome)
                self.claims.close()
            self.claims.finish(feed)

    @asynccontextmanager
    async def _taking(self, feed: Feed) -> AsyncIterator[None]:
        async with self._outlets[feed.outlet_id], self._places:
            yield


async def poll_feed(desk: Desk, feed: Feed, taking: AbstractAsyncContextManager[None], around: Around) -> None:
    """Poll one feed that is claimed, and write down how it went; `taking` is held while its entries are taken."""
    try:
        came_at = await _poll(desk, feed, taking, around)
        if came_at is not None:
            await watch_good(desk, feed, came_at, around.alarms)
    except HostBusyError:
        await desk.store.feeds.release([feed.feed_id], until=around.until, due_at=desk.clock.now() + SOON)
    except FetchError as error:
        is_over = error.cause is FetchCause.GONE
        await _note_failure(desk, feed, str(error), retry_at=error.retry_at, is_over=is_over)
    except BylineError as error:
        now_stored = await desk.store.feeds.get(feed.feed_id)
        if now_stored is None or now_stored.outlet_id == feed.outlet_id:
            await _note_failure(desk, feed, str(error))
        else:
            # Its outlet was merged into another meanwhile, which is no fault of the feed: it is polled again for that.
            await desk.store.feeds.release([feed.feed_id], until=around.until, due_at=desk.clock.now())
    except TimeoutError:
        await _note_failure(desk, feed, f"{feed.url} and its new pages take longer than {POLL_SECONDS} seconds.")


async def _poll(
    desk: Desk, feed: Feed, taking: AbstractAsyncContextManager[None], around: Around
) -> Sequence[datetime] | None:
    """Read a feed and take in what is new; gives when the newest articles of it came.

    None where it waited so long that its claim may end before that: then it is due again.
    """
    latest = around.until - timedelta(seconds=POLL_SECONDS)
    came_at = around.came_at[feed.feed_id]
    if desk.clock.now() > latest:
        return None
    fetched = await desk.fetcher.fetch(feed.url, kind=FetchKind.FEED, validators=feed.validators)
    if fetched.is_unchanged:
        await _note_good(desk, feed, fetched, came_at)
        return came_at
    async with taking, asyncio.timeout(POLL_SECONDS):
        if desk.clock.now() > latest:
            return None
        until = desk.clock.monotonic() + TAKING_SECONDS
        read, entries = await desk.workers.run(
            read_entries,
            fetched,
            now=desk.clock.now(),
            feed_id=feed.feed_id,
            cpu_seconds=limits_of(desk).text_cpu_seconds,
        )
        tally = await take_entries(desk, feed, entries, until=until, known=around.known)
    log.info("%s: %s", feed.url, tally)
    came_at = (await desk.store.feed_entries.came_at([feed.feed_id], most=RHYTHM_OF))[feed.feed_id]
    await _note_good(desk, feed, fetched, came_at, read=read, tally=tally)
    return came_at


async def _note_good(
    desk: Desk,
    feed: Feed,
    fetched: Fetched,
    came_at: Sequence[datetime],
    *,
    read: ReadFeed | None = None,
    tally: Tally | None = None,
) -> None:
    now = desk.clock.now()
    moved_since, moved_polls = moved(feed, fetched.moved_to, now)
    at = next_poll(
        came_at,
        now=now,
        random=_spread(feed, now),
        ttl_seconds=read.ttl_seconds if read else None,
        period_seconds=read.period_seconds if read else None,
    )
    poll = GoodPoll(
        at=now,
        next_poll_at=min(at, now + SOON) if tally and tally.left else at,
        # What waits is only seen again if the server sends the feed again.
        validators=fetched.validators if tally is None or tally.is_whole else Validators(),
        title=read.title if read else None,
        moved_to=fetched.moved_to,
        moved_since=moved_since,
        moved_polls=moved_polls,
    )
    await desk.store.feeds.note_good(feed.feed_id, poll)
    if fetched.moved_to is not None and moved_since is not None:
        await adopt_move(desk, feed, fetched.moved_to, moved_since, moved_polls)


async def _note_failure(
    desk: Desk, feed: Feed, why: str, *, retry_at: datetime | None = None, is_over: bool = False
) -> None:
    now = desk.clock.now()
    at = next_try(feed.failures + 1, now=now, random=_spread(feed, now), retry_at=retry_at)
    await desk.store.feeds.note_failure(feed.feed_id, FailedPoll(now, at, why, is_over=is_over))
    if is_over:
        await watch_end(desk, feed, why)


def _spread(feed: Feed, now: datetime) -> float:
    """A number from 0 to 1 that differs from feed to feed and from poll to poll."""
    digest = hashlib.blake2b(f"{feed.feed_id} {now.isoformat()}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 0xFFFFFFFF
