"""Days of the week: the forms in which people write them."""

from typing import Final

EVERY_DAY: Final = frozenset(range(1, 8))
WEEKDAYS: Final = frozenset(range(1, 6))
WEEKENDS: Final = frozenset({6, 7})
_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SETS: Final = {
    "daily": EVERY_DAY,
    "day": EVERY_DAY,
    "days": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekday": WEEKDAYS,
    "weekdays": WEEKDAYS,
    "workday": WEEKDAYS,
    "workdays": WEEKDAYS,
    "weekend": WEEKENDS,
    "weekends": WEEKENDS,
}
_LEAST: Final = 3
_TWO_LETTERS: Final = {"mo": 1, "tu": 2, "we": 3, "th": 4, "fr": 5, "sa": 6, "su": 7}


def read_day(word: str) -> int | None:
    """Understand "fri", "friday", "fridays", "fr."; 1 is Monday. None where it is no day."""
    name = word.rstrip(".")
    if name in _TWO_LETTERS:
        return _TWO_LETTERS[name]
    if len(name) < _LEAST:
        return None
    found = [n for n, day in enumerate(_NAMES, 1) if day.startswith(name) or f"{day}s" == name]
    return found[0] if found else None


def read_days(word: str) -> frozenset[int] | None:
    """Understand a day, several ("sat/sun"), a span ("mon-fri", "fri-mon"), "weekdays" and the like."""
    if word in _SETS:
        return _SETS[word]
    if "/" in word:
        parts = [read_days(part) for part in word.split("/")]
        return None if None in parts else frozenset[int]().union(*(part for part in parts if part))
    first, dash, last = word.partition("-")
    begins, ends = read_day(first), read_day(last) if dash else read_day(first)
    if begins is None or ends is None:
        return None
    return frozenset((begins - 1 + n) % 7 + 1 for n in range((ends - begins) % 7 + 1))


def next_days(days: frozenset[int]) -> frozenset[int]:
    """The days after these."""
    return frozenset(day % 7 + 1 for day in days)


def days_words(days: frozenset[int]) -> str:
    """Say on which days: "every day", "on weekdays", "at weekends", "on Mon, Fri", "on Fridays"."""
    named = {EVERY_DAY: "every day", WEEKDAYS: "on weekdays", WEEKENDS: "at weekends"}
    if days in named:
        return named[days]
    names = [_NAMES[day - 1].capitalize() for day in sorted(days)]
    return f"on {names[0]}s" if len(names) == 1 else f"on {', '.join(name[:_LEAST] for name in names)}"
