"""When to ask a feed again: as often as it brings something, as it asks for, within bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

_RECENT = 20
_FEW = 3
_JITTER = 0.1
_MOST_DOUBLINGS = 10
_MOST_OBEYED = timedelta(hours=1)
_POLLS_A_GAP = 2
_SILENCE = 10
_MANY = 5
_LEAST_SILENCE = timedelta(days=1)
_LONGER = 2
_MUCH_LONGER = 6


@dataclass(frozen=True, slots=True)
class PollBounds:
    """The shortest and the longest time between two polls, and the one for a feed that is not known yet."""

    shortest: timedelta = timedelta(minutes=5)
    longest: timedelta = timedelta(days=1)
    first: timedelta = timedelta(minutes=30)


def next_poll(
    came_at: Iterable[datetime],
    *,
    now: datetime,
    random: float,
    ttl_seconds: int | None = None,
    period_seconds: int | None = None,
    bounds: PollBounds = PollBounds(),
) -> datetime:
    """When to ask a feed that has just answered again.

    `came_at` are the instants at which its articles were published or first seen, in any order; the latest twenty
    count, and those after `now` do not. Two polls fit into their usual distance; a feed that is silent for long is
    asked less and less. `ttl_seconds` is waited for, up to an hour; `period_seconds` serves until three articles have
    come, since most feeds never set it. `random` is a number from 0 to 1 that moves the result by up to a tenth.
    """
    interval = _rhythm(came_at, now)
    if interval is None:
        interval = timedelta(seconds=period_seconds) / _POLLS_A_GAP if period_seconds else bounds.first
    asked = min(timedelta(seconds=ttl_seconds or 0), _MOST_OBEYED)
    return now + _jittered(min(max(interval, asked, bounds.shortest), bounds.longest), random)


def next_try(
    failures: int,
    *,
    now: datetime,
    random: float,
    retry_at: datetime | None = None,
    bounds: PollBounds = PollBounds(),
) -> datetime:
    """When to ask a feed again that failed `failures` times in a row, doubling up to the longest time.

    Never before `retry_at`, which the server asked for.
    """
    wait = min(bounds.shortest * 2 ** min(failures, _MOST_DOUBLINGS), bounds.longest)
    at = now + _jittered(wait, random)
    return max(at, retry_at) if retry_at else at


def silent_since(came_at: Iterable[datetime], now: datetime, *, followed_since: datetime) -> datetime | None:
    """When a feed brought something last, if it has been silent for much longer than it ever was before; else None.

    `came_at` is as for `next_poll`, but all of it counts. Less than a day is never long, nor is anything for a feed of
    few articles, nor a silence that was already there when the feed was followed.
    """
    came = sorted(at for at in came_at if at <= now)
    if len(came) < _MANY:
        return None
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(came)]
    patience = timedelta(seconds=max(_LONGER * max(gaps), _MUCH_LONGER * median(gaps)))
    return came[-1] if now - max(came[-1], followed_since) > max(patience, _LEAST_SILENCE) else None


def _rhythm(came_at: Iterable[datetime], now: datetime) -> timedelta | None:
    """Half the usual distance of articles, more after a long silence; None where too few came to tell."""
    recent = sorted(at for at in came_at if at <= now)[-_RECENT:]
    if len(recent) < _FEW:
        return None
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(recent)]
    silence = (now - recent[-1]).total_seconds() / _SILENCE
    return timedelta(seconds=max(median(gaps) / _POLLS_A_GAP, silence))


def _jittered(interval: timedelta, random: float) -> timedelta:
    return interval * (1 + _JITTER * (2 * random - 1))
