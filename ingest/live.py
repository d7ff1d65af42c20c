"""Live pages: the times of their updates, which are no sentences, and whether the latest update stands first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.dates import without_days
from ingest.folding import fold_line
from ingest.lines import Line
from ingest.phrases.dates import DATE_LABELS, UPDATE_LABELS, ZONES
from ingest.phrases.live import AGO, BEFORE_AGO, CLOCK_LABELS, CLOCK_WORDS, HOURS, MINUTES

_LABELS: Final = "|".join((*UPDATE_LABELS, *DATE_LABELS))
_ZONES: Final = rf"{CLOCK_WORDS}|(?:utc|gmt)[+-]\d\d?|{'|'.join(sorted(ZONES, key=len, reverse=True))}"
_CLOCK: Final = re.compile(
    rf"[\W_]*(?:(?:{_LABELS})\b[\s:]*)?(?:(?:{CLOCK_LABELS})\s+)?(?P<hour>\d\d?)(?:[:.h](?P<minute>\d\d))?"
    rf"(?:\s*(?P<half>[ap]\.?m\b\.?))?(?P<zone>\s*\(?\b(?:{_ZONES})(?!\w)\)?)?[\W_]*"
)
_AGE: Final = re.compile(
    rf"[\W_]*(?:(?:{_LABELS})\b[\s:]*)?(?P<before>(?:{BEFORE_AGO}) )?(?P<count>\d\d?) ?"
    rf"(?:(?P<minutes>{MINUTES})|(?P<hours>{HOURS}))(?P<ago> (?:{AGO}))?[\W_]*"
)
_LONGEST: Final = 60
_FEWEST: Final = 2
_HOUR: Final = 60
_NOON: Final = 12
_HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class Updates:
    """The lines of an input that only tell when an update was made.

    `is_newest_first` is None where they do not tell, because there are none or they name one time.
    """

    lines: tuple[Line, ...] = ()
    is_newest_first: bool | None = None


def find_updates(lines: Sequence[Line], *, is_live: bool) -> Updates:
    """Find the times of updates: on a page that says it is live all of them, else two or more with text between them.

    Lines of times one below the other are a timetable and stay.
    """
    minutes = [_minute_of(line.text) for line in lines]
    found = [i for i, minute in enumerate(minutes) if minute is not None]
    has_text = all(later - earlier > 1 for earlier, later in pairwise(found))
    if not is_live and (len(found) < _FEWEST or not has_text):
        return Updates()
    times = [minute for minute in minutes if minute is not None]
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(times)]
    order = sum(steps)
    return Updates(tuple(lines[i] for i in found), order < 0 if order else None)


def _minute_of(text: str) -> int | None:
    """The time that a line consists of, in minutes of its day, or before now where it tells how long ago."""
    if len(text) > _LONGEST or re.search(r"\d", text) is None:
        return None
    folded = without_days(fold_line(text))
    if (clock := _CLOCK.fullmatch(folded)) and (clock["minute"] or clock["half"]):
        hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
        if clock["half"]:
            hour = hour % _NOON + (_NOON if clock["half"].startswith("p") else 0)
        return hour * _HOUR + minute if hour < _HOURS and minute < _HOUR else None
    age = _AGE.fullmatch(folded)
    if age is None or not (age["before"] or age["ago"]):
        return None
    return -int(age["count"]) * (1 if age["minutes"] else _HOUR)
