"""Watches over Byline itself: tells the admins when nothing is sent, or nothing is begun, and when that is over."""

from datetime import timedelta
from typing import Final

from desk.desk import Desk
from desk.health.look_at_health import look_for_overdue, senders
from desk.health.raise_alarm import end_alarm, raise_alarm
from domain.chat import Platform
from domain.numbers import SenderHealth
from domain.zones import is_zone

SILENT_FOR: Final = timedelta(minutes=2)
"""A sender shows every few seconds that it lives."""
WAITING_FOR: Final = timedelta(minutes=5)
RESTING_FOR: Final = timedelta(minutes=10)
MOST_NAMED: Final = 3

TICKER: Final = "byline/ticker"
CLOCKS: Final = "byline/clocks"


async def watch_over(desk: Desk) -> None:
    """Look once; the same trouble is told once, however often this is called."""
    known = {alarm.key for alarm in await desk.store.alarms.current("byline/")}
    # What nobody has an account for here may be sent by another process.
    for health in await senders(desk, {*desk.transports, *desk.away}):
        trouble, key = _trouble(desk, health), sender_key(health.platform)
        if trouble is not None:
            await raise_alarm(desk, key, trouble)
        elif key in known and health.absence is None:
            await end_alarm(desk, key, f"Posts go to {health.platform.capitalize()} again.")
    overdue = await look_for_overdue(desk)
    if overdue is not None:
        late = "Editions are" if overdue.has_editions else "Feeds are"
        words = f"{late} not begun since {overdue.since:%H:%M} UTC: nothing ticks. Start Byline anew and see its log."
        await raise_alarm(desk, TICKER, words)
    elif TICKER in known:
        await end_alarm(desk, TICKER, "Editions and feeds are begun in time again.")
    if lost := await _lost_clocks(desk):
        await raise_alarm(desk, CLOCKS, lost)
    elif CLOCKS in known:
        await end_alarm(desk, CLOCKS, "Every chat that subscribed has a clock again.")


async def _lost_clocks(desk: Desk) -> str | None:
    """Which subscriptions stand still because nobody knows their zone, in one sentence; None where none does."""
    lost = {zone: number for zone, number in (await desk.store.subscriptions.zones()).items() if not is_zone(zone)}
    if not lost:
        return None
    names = ", ".join(sorted(lost)[:MOST_NAMED]) + (" …" if len(lost) > MOST_NAMED else "")
    which = f"Subscriptions whose clock is not known here any more ({sum(lost.values()):,}: {names})"
    return f"{which} get nothing until tzdata is updated, or /schedule gives them another."


def sender_key(platform: Platform) -> str:
    """The key of the alarm that nothing is sent to a platform."""
    return f"byline/sender/{platform}"


def _trouble(desk: Desk, health: SenderHealth) -> str | None:
    """What is wrong with sending to a platform, in one sentence; None where nothing is."""
    now, platform = desk.clock.now(), health.platform.capitalize()
    if health.absence is not None:
        since, why = health.absence.since, health.absence.why
        return f"{platform} is not connected since {since:%H:%M} UTC: {why}" if now - since > WAITING_FOR else None
    if health.rests_until is not None and health.rests_until - now > RESTING_FOR:
        return f"{platform} wants to be left alone until {health.rests_until:%H:%M} UTC; posts wait until then."
    is_waiting = health.oldest_at is not None and now - health.oldest_at > WAITING_FOR
    is_silent = health.beat_at is None or now - health.beat_at > SILENT_FOR
    if is_waiting and is_silent:
        return f"Nothing is sent to {platform} (posts that wait: {health.waiting:,}): no process does it. See its log."
    return None
