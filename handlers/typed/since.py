"""Since when: the forms in which people write it."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

EXAMPLE: Final = "24h, 7d, 2 weeks, yesterday, 2026-03-14 or all"
_SPAN: Final = re.compile(r"(\d{1,4})\s*(h|hours?|d|days?|w|weeks?|months?)", re.IGNORECASE)
_HOURS: Final = {"h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24}
_UNITS: Final = {"h": "hour", "d": "day", "w": "week", "m": "month"}
_DAYS_AGO: Final = {"today": 0, "yesterday": 1}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN: Final = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})", re.IGNORECASE)
_NUMERIC: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
MOST_WORDS: Final = 3
"""No form has more words than this ("14 March 2026")."""


@dataclass(frozen=True, slots=True)
class Since:
    """A point in time, aware UTC, and how an answer says it; `at` None means from the beginning."""

    at: datetime | None
    said: str


def read_since(text: str, now: datetime, zone: str) -> Since | None:
    """Understand "24h", "2 weeks", "yesterday", "2026-03-14", "14 Mar 2026", "14.3.2026" or "all"; None for all else.

    A day begins at midnight in `zone`, an IANA name. Spans count back from `now`.
    """
    words = " ".join(text.split()).casefold()
    if words == "all":
        return Since(None, "of all time")
    if words in _DAYS_AGO:
        return _from_day(now.astimezone(ZoneInfo(zone)).date() - timedelta(days=_DAYS_AGO[words]), zone)
    if match := _SPAN.fullmatch(words):
        return _from_span(int(match[1]), match[2][0], now)
    day = _read_day(words)
    return None if day is None else _from_day(day, zone)


def _from_span(number: int, unit: str, now: datetime) -> Since | None:
    said = f"of the last {_UNITS[unit]}" if number == 1 else f"of the last {number} {_UNITS[unit]}s"
    try:
        return Since(now - timedelta(hours=number * _HOURS[unit]), said) if number else None
    except OverflowError:
        return None


def _from_day(day: date, zone: str) -> Since | None:
    try:
        at = datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:
        return None
    return Since(at, f"since {day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}")


def _read_day(words: str) -> date | None:
    try:
        if match := _WRITTEN.fullmatch(words):
            return date(int(match[3]), _MONTHS.index(match[2][:3]) + 1, int(match[1]))
        if match := _NUMERIC.fullmatch(words):
            return date(int(match[3]), int(match[2]), int(match[1]))
        return date.fromisoformat(words)
    except ValueError:
        return None
