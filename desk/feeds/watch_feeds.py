"""Watches over feeds: what a poll says of a feed's health, and what the admins hear of it, once."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from desk.desk import Desk
from desk.health.raise_alarm import end_alarm, forget_feed, note_alarm, raise_alarm, tell_admins, tell_together
from digest.heads import tame
from domain.followed import Feed
from ingest.feeds import silent_since
from ingest.urls import host_of

FAILS_FOR: Final = timedelta(days=1)
FAILED_POLLS: Final = 3
"""A feed that cannot be read for so long, and at so many polls, is worth an alarm."""
MANY_FAILING: Final = "{} feeds cannot be read for a day or longer. /feed list shows them and why."
MANY_READ: Final = "{} feeds can be read again."
MOVED_POLLS: Final = 3
MOVED_FOR: Final = timedelta(days=1)
"""A move for good is believed after so many polls in a row, over so long."""


async def feed_alarms(desk: Desk) -> frozenset[str]:
    """The keys of the alarms about feeds that are not over."""
    return frozenset(alarm.key for alarm in await desk.store.alarms.current("feed/"))


async def watch_good(desk: Desk, feed: Feed, came_at: Sequence[datetime], alarms: Collection[str]) -> None:
    """After a poll that went well: say that the feed can be read again, and whether it fell silent."""
    if (key := failing_key(feed)) in alarms:
        await desk.store.alarms.end_untold(key, f"{named(feed)} can be read again.", now=desk.clock.now())
    key = silent_key(feed)
    since = silent_since(came_at, desk.clock.now(), followed_since=feed.added_at)
    if since is not None:
        day = f"{since:%d %b %Y}".lstrip("0")
        words = f"{named(feed)} has brought nothing since {day}, which is long for it, though its server answers."
        words += f" Look at the outlet's site: the feed may have moved. {feed.url}"
        await raise_alarm(desk, key, words, feed_id=feed.feed_id)
    elif key in alarms:
        await end_alarm(desk, key, f"{named(feed)} brings articles again.")


async def watch_failing(desk: Desk) -> None:
    """Say which feeds cannot be read for a day, and which can again."""
    known = await feed_alarms(desk)
    for feed in await desk.store.feeds.failing(since=desk.clock.now() - FAILS_FOR, least=FAILED_POLLS):
        if (key := failing_key(feed)) not in known:
            since = f"{feed.failing_since:%d %b %Y, %H:%M}".lstrip("0")
            words = f"{named(feed)} cannot be read since {since} UTC: {feed.last_error}"
            await note_alarm(desk, key, f"{words} /feed check {feed.url} tries it.", feed_id=feed.feed_id)
    await tell_together(desk, "feed/%/failing", MANY_FAILING, MANY_READ)


async def watch_end(desk: Desk, feed: Feed, why: str) -> None:
    """After an answer that the feed is gone for good: say that it is not followed any more."""
    await forget_feed(desk, feed.feed_id)
    words = f"{named(feed)} is not followed any more: {why}"
    await tell_admins(desk, f"{words} Its articles stay. /feed add follows another one.")


def moved(feed: Feed, moved_to: str | None, now: datetime) -> tuple[datetime | None, int]:
    """Since when and at how many polls in a row a feed was led to this address for good."""
    if moved_to is None:
        return None, 0
    if moved_to != feed.moved_to or feed.moved_since is None:
        return now, 1
    return feed.moved_since, feed.moved_polls + 1


async def adopt_move(desk: Desk, feed: Feed, moved_to: str, since: datetime, polls: int) -> None:
    """Ask at the new address from now on, where the move has held for long enough."""
    if polls < MOVED_POLLS or desk.clock.now() - since < MOVED_FOR:
        return
    if await desk.store.feeds.adopt_address(feed.feed_id, moved_to, host=host_of(moved_to) or ""):
        await tell_admins(desk, f"{named(feed)} has moved for good and is asked at {moved_to} from now on.")
    else:
        await forget_feed(desk, feed.feed_id)
        words = f"{named(feed)} has moved to {moved_to}, which is followed as another feed; it is not polled any more."
        await tell_admins(desk, words)


def named(feed: Feed) -> str:
    """A feed as a sentence begins with it."""
    return f"Feed {feed.feed_id} of {tame(feed.outlet_name)}"


def failing_key(feed: Feed) -> str:
    """The alarm of a feed that cannot be read."""
    return f"feed/{feed.feed_id}/failing"


def silent_key(feed: Feed) -> str:
    """The alarm of a feed that brings nothing."""
    return f"feed/{feed.feed_id}/silent"
