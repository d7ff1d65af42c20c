"""Two numbers that are one range ("between 3 and 4 million", "five or six")."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from analysis.figures.numbers import Number, magnitude_of, read_numbers
from analysis.languages import en_numbers as en

_JOIN: Final = re.compile(r"(?P<to> ?(?:to|-|–|—) ?)|(?P<or> or )|(?P<and> and )|(?P<comma>, )")
_BEFORE_CHARS: Final = 60
_BETWEEN: Final = re.compile(r"\bbetween $", re.IGNORECASE)
_CHANGE: Final = re.compile(rf"\b(?:{'|'.join(en.CHANGES)})\b[^.;\n]*\bfrom $|\bvote[sd]?\b[^.;\n]*$", re.IGNORECASE)
_LETTER: Final = re.compile(r"[a-z]", re.IGNORECASE)
_LEAST_GUESSED: Final = 20
"""Smaller numbers with only a comma between them are a list."""
_LEAST_FULL: Final = 1_000
"""From here on a lower end is written in full: "1,200 to 4 million" does not mean millions."""
_MOST_SCORED: Final = 9


def find_numbers(text: str) -> Iterator[Number]:
    """Give the numbers of `text` in order, ranges as one; whether they count anything is not asked here."""
    waiting: Number | None = None
    for number in read_numbers(text):
        joined = _join(text, waiting, number) if waiting is not None else None
        if waiting is not None and joined is None:
            yield waiting
        waiting = joined or number
    if waiting is not None:
        yield waiting


def _join(text: str, low: Number, high: Number) -> Number | None:
    """The range of two neighbouring numbers, None when they are two numbers."""
    join = _JOIN.fullmatch(text, low.end, high.start)
    if join is None or low.value is None or high.value is None or low.value_high is not None:
        return None
    before = text[max(0, low.start - _BEFORE_CHARS) : low.start]
    opens = _BETWEEN.search(before)
    value = low.value * _scale(text, low, high)
    has_one_unit = low.unit is None or high.unit is None or low.unit == high.unit
    if value >= high.value or not has_one_unit or not _is_joined(join, before, (low, high), value):
        return None
    start = low.start - len("between ") if opens else low.start
    unit = high.unit or low.unit
    return replace(high, start=start, value=value, value_high=high.value, unit=unit, has_between=bool(opens))


def _is_joined(join: re.Match[str], before: str, ends: tuple[Number, Number], value: float) -> bool:
    """Whether the words between two numbers make a range of them, not a list, a change or a score."""
    low, high = ends
    is_near = (high.value or 0) <= value * 2
    if join["and"]:
        return bool(_BETWEEN.search(before))
    if join["comma"]:
        return low.is_word and high.is_word and value >= _LEAST_GUESSED and is_near
    if join["or"]:
        return is_near
    is_score = not join["to"].strip().isalpha() and (high.value or 0) <= _MOST_SCORED and high.unit is None
    return not is_score and not _CHANGE.search(before)


def _scale(text: str, low: Number, high: Number) -> float:
    """What the lower end is multiplied by: it takes the magnitude of the upper one in "3 to 4 million"."""
    if (low.value or 0) >= _LEAST_FULL or _LETTER.search(text, low.start, low.end):
        return 1
    return magnitude_of(text[high.start : high.end].removesuffix(_unit_words(text, high)))


def _unit_words(text: str, number: Number) -> str:
    """The unit at the end of a number's words (" euros"), which stands after its magnitude."""
    match = _UNIT_END.search(text, number.start, number.end)
    return match.group() if match else ""


_UNIT_END: Final = re.compile(
    rf"(?: (?:{'|'.join(en.CURRENCIES)})|[ -]?(?:{'|'.join(map(re.escape, en.PERCENT))})| ?€)$", re.IGNORECASE
)
