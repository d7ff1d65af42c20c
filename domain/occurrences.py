"""When the times of a schedule come: arithmetic on a chat's own clock.

An occurrence is a local date and a local time. Its instant is that of `datetime(…, fold=0)` in its zone: a time that
does not exist on its date moves forward by the hour that is missing, one that exists twice is the first of the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from domain.subscription import Quiet, Schedule

_DAY: Final = timedelta(days=1)


class OccurrenceState(StrEnum):
    """What became of an occurrence: it waits for its edition, had one, or was passed over for one of the same day."""

    WAITING = "waiting"
    DONE = "done"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time of a schedule on one day; `due_at` is later than `at` where quiet hours are in between. Both in UTC."""

    at: datetime
    local_date: date
    local_time: time
    due_at: datetime = field(compare=False)


def occurrences_after(schedule: Schedule, zone: str, after: datetime) -> Iterator[Occurrence]:
    """The occurrences whose instants are later than `after`, in their order, without end; none where it is off."""
    if not schedule.slots:
        return
    clock = ZoneInfo(zone)
    # The greatest gap of any clock is a day, so an instant may lie one date behind its own, and days may overlap by
    # that much; a clock that goes back over midnight adds less than another.
    day = after.astimezone(clock).date() - 2 * _DAY
    found: list[Occurrence] = []
    while True:
        found += occurrences_on(schedule, zone, day)
        found.sort()
        day += _DAY
        settled = _instant(day, time(), clock) - _DAY
        while found and found[0].at < settled:
            occurrence = found.pop(0)
            if occurrence.at > after:
                yield occurrence


def occurrences_on(schedule: Schedule, zone: str, day: date) -> list[Occurrence]:
    """The occurrences of one local date in the order of their times."""
    clock = ZoneInfo(zone)
    instants = [
        (slot.at, _instant(day, slot.at, clock)) for slot in schedule.slots if day.isoweekday() in slot.weekdays
    ]
    return [Occurrence(at, day, local, after_quiet(schedule.quiet, zone, at)) for local, at in instants]


def after_quiet(quiet: Quiet | None, zone: str, at: datetime) -> datetime:
    """The end of the quiet hours that an instant falls in; the instant itself where it falls in none."""
    if quiet is None:
        return at
    clock = ZoneInfo(zone)
    local = at.astimezone(clock)
    is_late = local.time() >= quiet.begins
    if quiet.begins < quiet.ends:
        is_inside = is_late and local.time() < quiet.ends
        ends_on = local.date()
    else:
        is_inside = is_late or local.time() < quiet.ends
        ends_on = local.date() + _DAY if is_late else local.date()
    # In an hour that comes a second time the end may have been in the first.
    return max(at, _instant(ends_on, quiet.ends, clock)) if is_inside else at


def _instant(day: date, at: time, clock: ZoneInfo) -> datetime:
    return datetime.combine(day, at, clock).astimezone(UTC)
