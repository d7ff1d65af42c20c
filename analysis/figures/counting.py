"""Whether a number counts or measures something."""

import re
from typing import Final

from analysis.figures.labels import is_label, is_pointing
from analysis.figures.nouns import CountedNoun
from analysis.figures.numbers import Number
from analysis.figures.times import is_age, is_date, is_window
from analysis.languages import en_numbers as en

_REACH: Final = 70
"""Characters on either side that tell what a number is."""
_NUMBER_BEFORE: Final = re.compile(rf"(?:\d|\b(?:{'|'.join(en.SMALL)})) $")
_SUFFERED: Final = re.compile(rf" (?:(?:was|is|were|had|has|been|who) )*(?:{'|'.join(sorted(en.HUMAN_STATES))})\b")


def counts(text: str, number: Number, noun: CountedNoun | None, line: tuple[int, int]) -> bool:
    """Whether a number in the sentence `text[line[0]:line[1]]` is a figure; `noun` is what it stands before.

    Dates, ages, addresses, labels, scores and words like "the two" are none.
    """
    before = text[max(line[0], number.start - _REACH) : number.start]
    after = text[number.end : min(line[1], number.end + _REACH)]
    if number.value is None:
        return not _NUMBER_BEFORE.search(before) and not after.startswith(" of them")
    if number.unit:
        return True
    digits = text[number.start : number.end]
    if is_label(before, after, digits, noun) or is_date(before, after, number, noun):
        return False
    beyond = text[noun.end : min(line[1], noun.end + _REACH)] if noun else after
    if (
        is_pointing(before, after, number, noun)
        or is_age(before, after, number, noun)
        or is_window(before, beyond, noun)
    ):
        return False
    return number.value != 1 or (noun is not None and noun.head in en.HUMANS and _SUFFERED.match(beyond) is not None)
