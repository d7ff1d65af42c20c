"""Days and instants as articles write them, in UTC."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from domain.article import Precision, Published
from ingest.folding import fold_line
from ingest.phrases.dates import DATE_LABELS, MONTHS, UPDATE_LABELS, WEEKDAYS, ZONES

_FARTHEST_ZONE = timedelta(hours=14)
_CLOCKS_DIFFER_BY = timedelta(minutes=15)
_LONGEST_LINE = 200
_DIGIT = re.compile(r"\d")
_EARLIEST = date(1800, 1, 1)
_UNIX_ZERO = date(1970, 1, 1)

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_YEAR_WORD = r"(?: г\.?| року| р\.?| r\.?)?"
_DAYS = (
    rf"{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)",
    rf"{_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)",
    rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
    rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}",
    rf"(?P<slash_a>\d\d?)/(?P<slash_b>\d\d?)/{_YEAR}",
    rf"(?P<name>{_MONTH})\.?,? (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}",
    rf"(?P<day>\d\d?)(?:st|nd|rd|th|er|\.|º)?(?: of| de)? (?P<name>{_MONTH})\.?,?(?: de)? {_YEAR}{_YEAR_WORD}",
)
_DAY_PATTERNS = tuple(re.compile(rf"(?<!\d){form}(?!\d)") for form in _DAYS)
_TIME = re.compile(
    r"(?:t| at |,| um | à |\s|-)*(?P<hour>\d\d?)[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?(?: uhr)?\s*(?P<zone>z|[+-]\d\d:?\d\d|(?:utc|gmt)[+-]\d\d?|[a-z]{3,4})?(?![\w:])"
)
_ONLY = re.compile(r"[\s,.:;()|·•–—-]*")
_LABEL = re.compile(rf"(?:(?:{'|'.join(DATE_LABELS)})\b(?: (?:on|at|am|le|el))?:?|(?:on|am|le|el) )\s*")
_UPDATE = re.compile(rf"(?:{'|'.join(UPDATE_LABELS)})\b[^\n]{{0,60}}")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b\.?,?")


def read_date(text: str, now: datetime) -> Published | None:
    """The first date in a text that has a year: an instant where time and offset are given, else a day.

    None if there is none, if it is impossible (30 February) or ambiguous (5/6/2026), and if it lies after `now` in
    every time zone. An instant that is a few minutes ahead is now: other clocks are fast.
    """
    folded = fold_line(text)
    matches = [match for pattern in _DAY_PATTERNS if (match := pattern.search(folded))]
    if not matches:
        return None
    first = min(matches, key=lambda match: match.start())
    return _published(first, folded[first.end() :], now)


def read_date_line(text: str, now: datetime) -> Published | None:
    """The date of a line that holds nothing else: labels, weekday, time and a time of updating apart."""
    return read_date(text, now) if is_date_line(text) else None


def is_date_line(text: str) -> bool:
    """Whether a line is made of a date and what stands around dates, or of a label and a time ("Updated 14:05")."""
    if len(text) > _LONGEST_LINE or _DIGIT.search(text) is None:
        return False
    folded = _UPDATE.sub("", _LABEL.sub("", fold_line(text)))
    rest = folded
    for pattern in _DAY_PATTERNS:
        rest = pattern.sub("", rest, count=1)
    has_date = rest != folded or fold_line(text) != folded
    rest = _TIME.sub("", _WEEKDAY.sub("", rest))
    return has_date and _ONLY.fullmatch(rest) is not None


def without_days(folded: str) -> str:
    """A folded line without the days and weekdays in it."""
    for pattern in _DAY_PATTERNS:
        folded = pattern.sub("", folded, count=1)
    return _WEEKDAY.sub("", folded)


def without_date_at_end(text: str) -> str:
    """A line without the date that closes it and the comma before that ("By Ida Sunde, 7 March 2026")."""
    if _DIGIT.search(text) is None:
        return text
    starts = (match.start() for match in re.finditer(r",|\s", text))
    return next((text[:start] for start in starts if is_date_line(text[start:].lstrip(", "))), text)


def is_update_line(text: str) -> bool:
    """Whether a date line tells only of an update."""
    return _UPDATE.match(fold_line(text)) is not None


def day_in_path(path: str, now: datetime) -> Published | None:
    """The day that the path of a URL names: `/2026/03/14/`, `/2026-03-14-…` or `/20260314`."""
    match = re.search(r"/(20\d\d)(/|-|)(\d\d)\2(\d\d)(?=[/_.-]|$)", path)
    return read_date(f"{match[1]}-{match[3]}-{match[4]}", now) if match else None


def _published(match: re.Match[str], after: str, now: datetime) -> Published | None:
    try:
        day = _day(match.groupdict())
    except ValueError:
        return None
    if day is None or day < _EARLIEST or day == _UNIX_ZERO:
        return None
    at = _instant(day, after)
    if at is None:
        at = datetime.combine(day, time(), UTC)
        return Published(at, Precision.DAY) if at <= now + _FARTHEST_ZONE else None
    return Published(min(at, now.replace(microsecond=0)), Precision.INSTANT) if at <= now + _CLOCKS_DIFFER_BY else None


def _day(found: dict[str, str | None]) -> date | None:
    year = int(found["year"] or 0)
    if name := found.get("name"):
        return date(year, MONTHS[name], int(found["day"] or 0))
    if (first := found.get("slash_a")) and (second := found.get("slash_b")):
        months = {(int(first), int(second)), (int(second), int(first))}
        days = [date(year, month, day) for month, day in sorted(months) if month <= 12]  # noqa: PLR2004 - months of a year
        return days[0] if len(days) == 1 else None
    return date(year, int(found["month"] or 0), int(found["day"] or 0))


def _instant(day: date, after: str) -> datetime | None:
    """The instant, only where the offset from UTC is written: a clock time alone is none."""
    match = _TIME.match(after)
    if match is None or (offset := _offset(match["zone"])) is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    try:
        clock = time(hour, int(match["minute"]), int(match["second"] or 0), tzinfo=timezone(offset))
        return datetime.combine(day, clock).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone in ZONES:
        return timedelta(hours=ZONES[zone])
    match = re.fullmatch(r"(?:utc|gmt)?([+-])(\d\d?):?(\d\d)?", zone)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return timedelta(minutes=-minutes if match[1] == "-" else minutes) if minutes <= 14 * 60 else None
