"""Every half-hour of every zone, as a clock on the wall would have it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from itertools import takewhile
from typing import Final
from zoneinfo import ZoneInfo

from domain.occurrences import Occurrence, occurrences_after
from domain.subscription import Schedule, Slot

FIRST: Final = date(2025, 1, 1)
LAST: Final = date(2027, 12, 31)
DAY: Final = timedelta(days=1)
QUARTER: Final = timedelta(minutes=15)
"""The finest step of any clock of these years."""
EVERY_DAY: Final = frozenset(range(1, 8))
HALF_HOURS: Final = tuple(time(n // 2, n % 2 * 30) for n in range(48))
HALF_HOURLY: Final = Schedule(tuple(Slot(at, EVERY_DAY) for at in HALF_HOURS))


def all_zones() -> list[str]:
    """The zones of tzdata, links too."""
    return (files("tzdata") / "zones").read_text("utf-8").split()


def days_of_change(zone: str) -> Iterator[tuple[date, date]]:
    """The two dates round each change of a clock."""
    clock = ZoneInfo(zone)
    before = None
    for n in range((LAST - FIRST).days):
        day = FIRST + n * DAY
        now = datetime.combine(day, time(12), clock).utcoffset()
        if before is not None and now != before:
            yield day - DAY, day
        before = now


def check_days(zone: str, first: date, last: date) -> int:
    """Let every half-hour be due daily from one date to another; gives how many occurrences there were.

    Raises:
        AssertionError: If a half-hour has none or several on a date, or is not when the wall's clock first shows it.
    """
    wall = dict(_wall(zone, first, last))
    found = [one for one in _near(zone, first, last) if first <= one.local_date <= last]
    dates = [first + n * DAY for n in range((last - first).days + 1)]
    labels = sorted((one.local_date, one.local_time) for one in found)
    assert labels == [(day, at) for day in dates for at in HALF_HOURS], zone
    for one in found:
        assert one.at == _shown_at(wall, datetime.combine(one.local_date, one.local_time)), (zone, one)
    return len(found)


def _near(zone: str, first: date, last: date) -> Iterable[Occurrence]:
    """No clock is farther from UTC than a day."""
    until = datetime.combine(last, time(), UTC) + 2 * DAY
    found = occurrences_after(HALF_HOURLY, zone, datetime.combine(first, time(), UTC) - DAY)
    return takewhile(lambda one: one.at < until, found)


def _wall(zone: str, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    """What the clock shows with the first instant of it; backwards, so that the first is what a mapping keeps."""
    clock = ZoneInfo(zone)
    start = datetime.combine(first, time(), UTC) - 2 * DAY
    for n in reversed(range(((last - first).days + 5) * 96)):
        instant = start + n * QUARTER
        yield instant.astimezone(clock).replace(tzinfo=None), instant


def _shown_at(wall: dict[datetime, datetime], shown: datetime) -> datetime:
    """When it is shown first; what never is comes as if the clock had not been moved forward."""
    missing = timedelta()
    while shown - missing not in wall:
        missing += QUARTER
    return wall[shown - missing] + missing
