"""Polls the feeds that are due: what is due the database says, and no feed is polled twice at once."""

import asyncio
import hashlib
import logging
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from desk.desk import Desk
from desk.take_entries import Tally, take_entries
from desk.watch_feeds import adopt_move, feed_alarms, moved, watch_end, watch_failure, watch_good
from domain.errors import BylineError
from domain.feed import ReadFeed
from domain.fetched import FetchCause, Fetched, FetchError, FetchKind, Validators
from domain.followed import FailedPoll, Feed, GoodPoll
from ingest.feeds import Identified, identify, next_poll, next_try, read_feed

MOST_CLAIMED: Final = 60
AT_ONCE: Final = 20
POLL_SECONDS: Final = 300
TAKING_SECONDS: Final = 120
"""A poll begins no article later than this; what is left comes with the next poll, which is soon."""
SOON: Final = timedelta(minutes=5)
CLAIMED: Final = timedelta(minutes=20)
"""Longer than the last of the claimed feeds can wait and be polled: three rounds of five minutes."""
_RHYTHM_OF: Final = 60

log = logging.getLogger(__name__)


async def poll_due_feeds(desk: Desk) -> None:
    """Poll the feeds that are due now, in turn from all hosts, a number of them at once.

    Raises:
        ExceptionGroup: Of defects that some feeds met, after all of them were polled.
    """
    now = desk.clock.now()
    due = await desk.store.feeds.claim_due(now=now, until=now + CLAIMED, most=MOST_CLAIMED)
    places = asyncio.Semaphore(AT_ONCE)
    # Feeds of one outlet often bring the same article: one of them stores it, the next one sees that.
    outlets: Mapping[int, asyncio.Lock] = defaultdict(asyncio.Lock)
    alarms = await feed_alarms(desk) if due else frozenset()

    async def poll(feed: Feed) -> None:
        async with places:
            await poll_feed(desk, feed, outlets[feed.outlet_id], alarms)

    outcomes = await asyncio.gather(*map(poll, due), return_exceptions=True)
    defects = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    if defects:
        raise ExceptionGroup("some feeds met a defect", defects)


async def poll_feed(desk: Desk, feed: Feed, outlet: asyncio.Lock, alarms: Collection[str]) -> None:
    """Poll one feed that is claimed, and write down how it went; `outlet` is held while its entries are taken.

    `alarms` are the keys of those that are not over.
    """
    try:
        async with asyncio.timeout(POLL_SECONDS):
            came_at = await _poll(desk, feed, outlet)
        await watch_good(desk, feed, came_at, alarms)
    except FetchError as error:
        is_over = error.cause is FetchCause.GONE
        await _note_failure(desk, feed, str(error), retry_at=error.retry_at, is_over=is_over)
    except BylineError as error:
        await _note_failure(desk, feed, str(error))
    except TimeoutError:
        await _note_failure(desk, feed, f"{feed.url} and its new pages take longer than {POLL_SECONDS} seconds.")


def read_entries(
    data: bytes, *, url: str, content_type: str | None, now: datetime, feed_id: int
) -> tuple[ReadFeed, tuple[Identified, ...]]:
    """A feed with its entries and their keys; made to run in a worker.

    Raises:
        InputRefusedError: If it is no feed.
    """
    read = read_feed(data, url=url, content_type=content_type, now=now)
    return read, identify(read, feed_id=feed_id)


async def _poll(desk: Desk, feed: Feed, outlet: asyncio.Lock) -> Sequence[datetime]:
    """Read a feed and take in what is new; gives when the newest articles of it came."""
    until = desk.clock.monotonic() + TAKING_SECONDS
    fetched = await desk.fetcher.fetch(feed.url, kind=FetchKind.FEED, validators=feed.validators)
    if fetched.is_unchanged:
        return await _note_good(desk, feed, fetched, None, Tally())
    read, entries = await desk.workers.run(
        read_entries,
        fetched.body,
        url=fetched.url,
        content_type=fetched.content_type,
        now=desk.clock.now(),
        feed_id=feed.feed_id,
    )
    async with outlet:
        tally = await take_entries(desk, feed, entries, until=until)
    log.info("%s: %s", feed.url, tally)
    return await _note_good(desk, feed, fetched, read, tally)


async def _note_good(
    desk: Desk, feed: Feed, fetched: Fetched, read: ReadFeed | None, tally: Tally
) -> Sequence[datetime]:
    now = desk.clock.now()
    came_at = await desk.store.feed_entries.came_at(feed.feed_id, most=_RHYTHM_OF)
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
        next_poll_at=min(at, now + SOON) if tally.left else at,
        interval_seconds=int((at - now).total_seconds()),
        # What waits is only seen again if the server sends the feed again.
        validators=fetched.validators if tally.is_whole else Validators(),
        title=read.title if read else None,
        moved_to=fetched.moved_to,
        moved_since=moved_since,
        moved_polls=moved_polls,
    )
    await desk.store.feeds.note_good(feed.feed_id, poll)
    if fetched.moved_to is not None and moved_since is not None:
        await adopt_move(desk, feed, fetched.moved_to, moved_since, moved_polls)
    return came_at


async def _note_failure(
    desk: Desk, feed: Feed, why: str, *, retry_at: datetime | None = None, is_over: bool = False
) -> None:
    now = desk.clock.now()
    at = next_try(feed.failures + 1, now=now, random=_spread(feed, now), retry_at=retry_at)
    await desk.store.feeds.note_failure(feed.feed_id, FailedPoll(now, at, why, is_over=is_over))
    await (watch_end if is_over else watch_failure)(desk, feed, why)


def _spread(feed: Feed, now: datetime) -> float:
    """A number from 0 to 1 that differs from feed to feed and from poll to poll."""
    digest = hashlib.blake2b(f"{feed.feed_id} {now.isoformat()}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 0xFFFFFFFF
