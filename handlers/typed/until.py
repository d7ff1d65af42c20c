"""Until when: the forms in which people write the end of a pause."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.errors import UsageError
from handlers.typed.days_of_week import read_day
from handlers.typed.times_of_day import fold_times, read_minute, time_at

EXAMPLES: Final = "2 days, Monday, 18:00, tomorrow 9:00, 24 Dec or 2026-12-24"
LONGEST: Final = timedelta(days=3 * 366)
_SPAN: Final = re.compile(r"(?:for )?(an?|one|\d{1,4}) ?(min|minutes?|h|hours?|d|days?|w|weeks?|months?)")
_MINUTES: Final = {"mi": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60, "mo": 30 * 24 * 60}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC: Final = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4})?)?")
_WRITTEN: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?(?: (\d{4}))?")
_TURNED: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_DAYS_AHEAD: Final = {"today": 0, "tonight": 0, "tomorrow": 1}
_FILLERS: Final = frozenset("until till to at on the next".split())
_WEEK: Final = 7


def read_until(text: str, now: datetime, zone: str) -> datetime:
    """The instant in UTC that "2 days", "Monday", "18:00", "24 Dec 9:00" or "2026-12-24" mean on the clock of `zone`.

    A day begins at midnight; a weekday, a time or a date without a year is the next one.

    Raises:
        UsageError: If it is none of these, has gone by, or is years ahead.
    """
    words = " ".join(word for word in fold_times(text.replace(",", " ")).split() if word not in _FILLERS)
    try:
        until = _instant(words, now, ZoneInfo(zone))
    except (ValueError, OverflowError):
        until = None
    if until is None:
        raise UsageError(f"“{text[:40]}” is no time I know; write {EXAMPLES}.")
    if not now < until <= now + LONGEST:
        when = "has gone by" if until <= now else "is too far ahead"
        raise UsageError(f"“{text[:40]}” {when}; write {EXAMPLES}, or nothing to pause without an end.")
    return until


def _instant(words: str, now: datetime, clock: ZoneInfo) -> datetime | None:
    if match := _SPAN.fullmatch(words):
        number = int(match[1]) if match[1].isdigit() else 1
        unit = match[2][:2] if match[2].startswith("m") else match[2][0]
        return now + timedelta(minutes=number * _MINUTES[unit])
    local = now.astimezone(clock)
    minute = read_minute(words)
    if minute is not None:
        today = _at(local.date(), minute, clock)
        return today if today > now else _at(local.date() + timedelta(days=1), minute, clock)
    day_words, _, last = words.rpartition(" ")
    minute = read_minute(last) if day_words else None
    day = _day(words, local.date())
    if day is not None or minute is None:
        return None if day is None else _at(day, 0, clock)
    day = _day(day_words, local.date())
    return None if day is None else _at(day, minute, clock)


def _at(day: date, minute: int, clock: ZoneInfo) -> datetime:
    whole_days, rest = divmod(minute, 24 * 60)
    return datetime.combine(day + timedelta(days=whole_days), time_at(rest) if rest else time(), clock).astimezone(UTC)


def _day(words: str, today: date) -> date | None:
    """The day of some words.

    Raises:
        ValueError: If they look like a date that no calendar has.
    """
    if words in _DAYS_AHEAD:
        return today + timedelta(days=_DAYS_AHEAD[words])
    weekday = read_day(words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.isoweekday() - 1) % _WEEK + 1)
    if match := _ISO.fullmatch(words):
        return date(*map(int, match.groups()))
    if match := _TURNED.fullmatch(words):
        return _dated(match[2], match[1], match[3], today)
    match = _NUMERIC.fullmatch(words) or _WRITTEN.fullmatch(words)
    return _dated(match[1], match[2], match[3], today) if match else None


def _dated(day: str, month: str, year: str | None, today: date) -> date:
    """A date, in the year that was given or the first in which it is not over.

    Raises:
        ValueError: If no calendar has it.
    """
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    if year is not None:
        return date(int(year), number, int(day))
    found = date(today.year, number, int(day))
    return found if found > today else date(today.year + 1, number, int(day))
