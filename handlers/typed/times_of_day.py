"""Times of day: the forms in which people write them."""

import re
from datetime import time
from typing import Final

EXAMPLE: Final = "8, 8:00, 8.30, 20h, 8pm or noon"
HOUR: Final = 60
DAY: Final = 24 * HOUR
_NAMED: Final = {"noon": "12:00", "midday": "12:00", "midnight": "0:00"}
_TIME: Final = re.compile(r"(\d{1,2})(?:(?:[:.h]|(?<=\d\d)(?=\d\d))(\d\d))?h?(am|pm)?")
_DOTTED: Final = re.compile(r"(?<=[\d\s])([ap])\.?\s?m\b\.?")
_APART: Final = re.compile(r"(?<=\d)\s+(am|pm|h)\b")
_CLOCK: Final = re.compile(r"(?<=\d)\s*(?:uhr|o\s?['’]?\s?clock)\b")
_NUMBERS: Final = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER: Final = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_PARTS_OF_HOUR: Final = {"half": 30, "quarter": 15}
_TENS: Final = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_MINUTES: Final = rf"({'|'.join(_TENS)})([- ]five)?"
_SPOKEN: Final = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)}) {_MINUTES}\b")
_PAST: Final = re.compile(r"\b(?:a )?(half|quarter) (past|to) (\d{1,2})(?:\s?([ap]m))?\b")
_OTHER_HALF: Final = {"am": "pm", "pm": "am"}
_EACH: Final = re.compile(r"\beach\b")
_PART_HOURS: Final = re.compile(r"\bevery (half|quarter)(?:[- ](?:of )?an?)?[- ]hour\b|\b(half|quarter)[- ]hourly\b")
_OTHER_HOURS: Final = re.compile(r"\bevery (?:other|second) (?=hour\b)")
_EVERY: Final = re.compile(rf"\bevery {_MINUTES}\b")
_DASH: Final = re.compile(r"\s*[‐‑‒–—―−-]\s*")
_PART: Final = r"(?P<part>morning|afternoon|evening|night)s?"
_HOUR: Final = r"(?P<hour>\d{1,2})(?P<rest>[:.h]\d\d)?"
_BEHIND: Final = re.compile(rf"\b{_HOUR}\s+(?:in the |at )?{_PART}\b")
_BEFORE: Final = re.compile(rf"\b{_PART}\s+(?:at )?{_HOUR}\b(?!\s*[ap]m)")
_NOON: Final = 12


def fold_times(text: str) -> str:
    """The text in small letters, with each time of day as one word ("8 p.m." is "8pm") and each span ("9 – 21") too."""
    words = _parts(_CLOCK.sub("", _in_digits(_DOTTED.sub(r"\1m", text.casefold()))))
    return " ".join(_DASH.sub("-", _APART.sub(r"\1", words)).split())


def _in_digits(words: str) -> str:
    """Make "eight thirty", "half past eight" and "quarter to nine" 8:30 and 8:45, and "every half hour" 30 minutes."""
    words = _EACH.sub("every", words)
    words = _PART_HOURS.sub(lambda match: f"every {_PARTS_OF_HOUR[match[1] or match[2]]} minutes", words)
    words = _EVERY.sub(lambda match: f"every {_minutes(*match.groups())}", _OTHER_HOURS.sub("every 2 ", words))
    words = _SPOKEN.sub(lambda match: f"{match[1]}:{_minutes(match[2], match[3])}", words)
    words = _NUMBER.sub(lambda match: str(_NUMBERS.index(match[0]) + 1), words)
    return _PAST.sub(_counted, words)


def _minutes(tens: str, five: str | None) -> int:
    return _TENS[tens] + (5 if five else 0)


def _counted(match: re.Match[str]) -> str:
    hour, minutes, half = int(match[3]), _PARTS_OF_HOUR[match[1]], match[4] or ""
    if match[2] == "past":
        return f"{hour}:{minutes}{half}"
    if hour == _NOON:
        half = _OTHER_HALF.get(half, "")
    return f"{(hour - 1) % 24 or _NOON}:{HOUR - minutes}{half}"


def _parts(words: str) -> str:
    """Make "8 in the evening" and "evening 8" 8pm; which of the two it is, the first place where either fits says."""
    before, behind = _BEFORE.search(words), _BEHIND.search(words)
    is_before = before is not None and (behind is None or before.start() < behind.start())
    return (_BEFORE if is_before else _BEHIND).sub(_halved, words)


def _halved(match: re.Match[str]) -> str:
    hour, rest = int(match["hour"]), match["rest"] or ""
    if not 1 <= hour <= _NOON:
        return f"{hour}{rest}"
    is_morning = match["part"] == "morning" or (match["part"] == "night" and hour == _NOON)
    return f"{hour}{rest}{'am' if is_morning else 'pm'}"


def read_minute(word: str) -> int | None:
    """Understand one folded word as minutes from midnight, 1,440 for 24:00; None where it is no time of day."""
    match = _TIME.fullmatch(_NAMED.get(word, word))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match[3] == "pm" else 0)
    found = hour * HOUR + minute
    return found if minute < HOUR and found <= DAY else None


def time_at(minute: int) -> time:
    """The time of day so many minutes after midnight; that of 24:00 is midnight."""
    return time(*divmod(minute % DAY, HOUR))


def read_span(word: str) -> tuple[int, int] | None:
    """Understand "22-7" and "9:30-21" as two minutes; None where it is no span of times."""
    first, _, last = word.partition("-")
    begins, ends = read_minute(first), read_minute(last)
    return None if begins is None or ends is None else (begins, ends)
