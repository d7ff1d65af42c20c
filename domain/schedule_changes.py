"""What becomes of the days at hand where a subscription gets another schedule or zone: none is repeated or skipped.

Days are counted by local dates. Of a date that had editions already, as many of the new times are passed over, the
earliest first, wherever on the globe they are now: 8:00 had and changed to 9:00 is tomorrow's 9:00, and a date that
comes again farther west has been had. Of a date that had none, whose edition was still to come by the old clock and
whose new times have all gone by, the last is made up for at once.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final
from zoneinfo import ZoneInfo

from domain.occurrences import Occurrence, occurrences_after, occurrences_on
from domain.subscription import Schedule

WIDTH: Final = timedelta(days=3)
"""No two clocks are farther apart, so dates beyond it are not touched by a change."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Occurrences of the new schedule that are not as its clock alone would have them."""

    passed: tuple[Occurrence, ...]
    made_up: tuple[Occurrence, ...]


def promised_dates(schedule: Schedule, zone: str, now: datetime) -> frozenset[date]:
    """The dates at hand that have an edition still to come."""
    coming = takewhile(lambda one: one.at <= now + WIDTH, occurrences_after(schedule, zone, now))
    return frozenset(occurrence.local_date for occurrence in coming)


def settle_change(
    schedule: Schedule, zone: str, *, had: Mapping[date, int], promised: Collection[date], now: datetime
) -> Settled:
    """What the new schedule passes over and makes up for; `had` counts the editions by local date, `now` is the change.

    An edition that is due and not yet sent counts as had.
    """
    passed = [
        occurrence
        for day, number in sorted(had.items())
        for occurrence in occurrences_on(schedule, zone, day)[:number]
        if occurrence.at > now
    ]
    today = now.astimezone(ZoneInfo(zone)).date()
    missed = [occurrences_on(schedule, zone, day) for day in sorted(promised) if day <= today and not had.get(day)]
    made_up = [day[-1] for day in missed if day and all(occurrence.at <= now for occurrence in day)]
    return Settled(tuple(passed), tuple(made_up))
