"""What a chat gets by itself and when: chosen, shown, paused, ended."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Final

from desk.chats.chat_zone import chat_zone
from desk.desk import Desk
from desk.people.may_subscribe import check_subscriber
from domain.chat import Request, Role
from domain.errors import NotAllowedError, UsageError
from domain.occurrences import OccurrenceState, after_quiet, occurrences_after
from domain.subscription import FOREVER, Schedule, Slot, Subscription

FIRST_SCHEDULE: Final = Schedule((Slot(time(8), frozenset(range(1, 8))),))
"""What who says nothing of times gets: every morning at 8."""
SHOWN: Final = 3
MOST_A_DAY: Final = 48
_NEAR: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Coming:
    """The next times of a subscription in UTC, soonest first.

    `is_due` is whether an edition is due at this moment; `passed_at` is the very next time of the schedule where that
    is none, because its day had its edition before a change, or has it at `instead_at`, which may be now.
    """

    times: tuple[datetime, ...]
    is_due: bool = False
    passed_at: datetime | None = None
    instead_at: datetime | None = None


async def subscribe(
    desk: Desk, request: Request, *, schedule: Schedule, zone: str | None, now: datetime
) -> Subscription:
    """Send the chat or thread editions by themselves; a zone of None is the one that was chosen before.

    Raises:
        NotAllowedError: If the asker may not.
    """
    await check_subscriber(desk, request)
    before = await desk.store.subscriptions.get(request.chat)
    clock = zone or (before.zone if before and before.has_clock else await chat_zone(desk, request.chat))
    made = await desk.store.subscriptions.subscribe(request.chat, clock, schedule, now=now)
    await _keep_zone(desk, request, zone)
    return made


async def change_subscription(
    desk: Desk, request: Request, present: Subscription, *, schedule: Schedule, zone: str | None, now: datetime
) -> Subscription:
    """Change times, zone or both; a pause stays.

    Raises:
        NotAllowedError: If the asker may not.
        UsageError: If it would be left without a clock.
    """
    await check_subscriber(desk, request)
    if zone is None and not present.has_clock:
        raise UsageError(lost_clock_words(present))
    changed = await desk.store.subscriptions.change(request.chat, schedule=schedule, zone=zone, now=now)
    await _keep_zone(desk, request, zone)
    return changed or present


def check_chat_admin(request: Request) -> None:
    """Refuse who may not decide for a chat of several people; in private everybody decides.

    Raises:
        NotAllowedError: If the asker is none of the chat's admins.
    """
    if not request.is_private and request.role < Role.CHAT_ADMIN:
        raise NotAllowedError("When editions come here is chosen by the admins of this chat; /schedule shows it.")


def lost_clock_words(subscription: Subscription) -> str:
    """What to do where the zone of a subscription is known no more, in one sentence."""
    return (
        f"Nothing comes by itself, because the clock {subscription.zone} is not known here any more: "
        "choose another, for example /schedule Kyiv"
    )


async def coming_times(desk: Desk, subscription: Subscription, now: datetime) -> Coming:
    """The next times, without what was passed over; none while it is off, has no clock, or a pause that has no end."""
    if not subscription.is_active or not subscription.has_clock or subscription.paused_until == FOREVER:
        return Coming(())
    since = (now - _NEAR).date()
    known = await desk.store.occurrences.known(subscription.subscription_id, since=since)
    quiet_until = after_quiet(subscription.schedule.quiet, subscription.zone, now)
    held = {
        day: max(one.due_at, quiet_until)
        for (day, _), one in known.items()
        if one.state is OccurrenceState.WAITING and one.at <= now
    }
    settled = {label for label, one in known.items() if one.state is not OccurrenceState.WAITING}
    after = max(now, subscription.paused_until or now)
    clock = occurrences_after(subscription.schedule, subscription.zone, after)
    planned = list(islice(clock, (SHOWN + _NEAR.days) * MOST_A_DAY))
    found = [one.due_at for one in planned if (one.local_date, one.local_time) not in settled]
    # Several may wait for the end of the same quiet hours, and come as one edition.
    later = dict.fromkeys([*sorted(at for at in held.values() if at > now), *found])
    times, is_due = tuple(islice(later, SHOWN)), any(at <= now for at in held.values())
    if planned and (planned[0].local_date, planned[0].local_time) in settled:
        return Coming(times, is_due, planned[0].at, held.get(planned[0].local_date))
    return Coming(times, is_due)


async def _keep_zone(desk: Desk, request: Request, zone: str | None) -> None:
    """The clock of a chat's editions is that of its dates and hours everywhere."""
    if zone is not None:
        await desk.store.chats.set_option(request.chat, "zone", zone)
