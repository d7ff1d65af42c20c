"""How Byline is: what waits to be sent, and what should have been begun long ago."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from desk.desk import Desk
from desk.outbox.send_outbox import lease_to_send
from domain.chat import Platform
from domain.delivery import Backlog, DeliveryState
from domain.numbers import Overdue, SenderHealth
from domain.transport import Rate

LATE: Final = timedelta(minutes=10)
"""An edition that is due for so long, and was not begun, shows that nobody ticks."""
POLL_LATE: Final = timedelta(minutes=30)
"""A poll that claimed its feed and died comes again sooner than this."""


async def sender_health(desk: Desk) -> tuple[SenderHealth, ...]:
    """How sending stands, for each platform that has an account here or something in its outbox."""
    counts = await desk.store.outbox.counts()
    platforms = sorted({*desk.transports, *desk.away, *(platform for platform, _ in counts)})
    found = await senders(desk, platforms)
    return tuple(
        replace(
            one,
            uncertain=counts.get((one.platform, DeliveryState.UNCERTAIN), 0),
            dead=counts.get((one.platform, DeliveryState.DEAD), 0),
        )
        for one in found
    )


async def senders(desk: Desk, platforms: Iterable[Platform]) -> tuple[SenderHealth, ...]:
    """How sending stands on some platforms, without a count of all that was ever sent."""
    backlogs = {backlog.platform: backlog for backlog in await desk.store.outbox.backlogs()}
    return tuple([await _of_platform(desk, one, backlogs.get(one)) for one in platforms])


async def look_for_overdue(desk: Desk) -> Overdue | None:
    """What should have been begun long ago; None where all is in time.

    It is asked of the database, so that it tells of a ticker that stands still in whatever process.
    """
    now = desk.clock.now()
    editions = await desk.store.occurrences.due(now - LATE, 1, platforms=tuple(desk.transports))
    feeds, first_at = await desk.store.feeds.overdue(now - POLL_LATE)
    since = [due.first_due_at for due in editions] + ([first_at] if first_at else [])
    return Overdue(bool(editions), feeds, min(since)) if since else None


async def _of_platform(desk: Desk, platform: Platform, backlog: Backlog | None) -> SenderHealth:
    now = desk.clock.now()
    rests_until = await desk.store.deliveries.resting_until(platform)
    rests_until = rests_until if rests_until and rests_until > now else None
    transport = desk.transports.get(platform)
    rate = transport.abilities.rate if transport else None
    return SenderHealth(
        platform,
        beat_at=await desk.store.leases.beat_at(lease_to_send(platform)),
        waiting=backlog.posts if backlog else 0,
        chats=backlog.chats if backlog else 0,
        oldest_at=backlog.oldest_at if backlog else None,
        rests_until=rests_until,
        arrives_by=_arrival(backlog, rate, rests_until or now) if backlog and rate else None,
        absence=transport.absence if transport else desk.away.get(platform),
    )


def _arrival(backlog: Backlog, rate: Rate, begins_at: datetime) -> datetime:
    """When the last chat has its post, at the platform's rate: all posts in turn, and those of one chat in turn."""
    seconds = max(backlog.posts / rate.posts_a_second, backlog.most_in_a_chat * rate.seconds_between_in_a_chat)
    return begins_at + timedelta(seconds=seconds)
