"""Numbers that tell a time, an age or a stretch of time, which count nothing."""

import re
from typing import Final

from analysis.figures.nouns import CountedNoun
from analysis.figures.numbers import Number
from analysis.languages import en_numbers as en
from analysis.wording import Cue, first_words, words_in

_MONTHS: Final = "|".join(en.MONTHS)
_SMALL: Final = "|".join([*en.SMALL])
_HEDGED: Final = r"(?:(?:about|around|nearly|almost|just|only|over|some|less than|more than|at least|no more than) )?"
_HOURS: Final = 24
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2100
_OLDEST: Final = 120

_DATE_BEFORE: Final = Cue(
    re.compile(rf"\b(?:{_MONTHS})\.?[ \u00a0](?:\d{{1,2}}(?:, |-|–| to | and ))?$"), (first_words(_MONTHS),)
)
_DATE_AFTER: Final = re.compile(
    rf"^(?:st|nd|rd|th)?[ \u00a0](?:of )?(?:{_MONTHS})\b"
    rf"|^(?:-|–| to | and )\d{{1,2}}[ \u00a0](?:{_MONTHS})\b"
    r"|^(?:st|nd|rd|th|s)\b"
)
_TIME_AFTER: Final = re.compile(
    r"^[ \u00a0]?(?:am|pm|a\.m|p\.m|o[’']clock|noon|GMT|UTC|CET|EST|hrs)\b|^[:.]\d\d"
    rf"|^ (?:past|to) (?:{_SMALL})\b",
    re.IGNORECASE,
)
_VOTES: Final = re.compile(r"\bvotes?d?\b")
_TIME_BEFORE: Final = re.compile(
    r"(?:\b(?:past|quarter to|ten to|five to|twenty to|half)|\d[:.]|\b(?:until|till)) ?$", re.IGNORECASE
)
_AT: Final = re.compile(r"\b(?:at|by|before|after|since) (?:about |around )?$", re.IGNORECASE)
_VALUED: Final = re.compile(
    r"\b(?:put|puts|putting|stood|stands|standing|estimate[sd]?|priced?|valued?|number(?:s|ed)?|toll|total(?:s|led)?|"
    r"changed|unchanged|closed|trading|traded|count(?:s|ed)?|rate|rates|figure|level|held|starts?|starting|ended|peaked|"
    r"capped)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE: Final = re.compile(
    r"\b(?:of|by|in|since|the|from|until|before|after|to|summer|spring|autumn|winter|fall|and|early|late|mid|[’']s|a|"
    r"that|below|above|than|over|[A-Z]\w+) ?$"
)

_OLD: Final = re.compile(r"^[ -](?:days?|weeks?|months?|years?)[ -](?:olds?\b|of age\b)", re.IGNORECASE)
_AGED: Final = Cue(
    re.compile(
        r"\b(?:nobody|anyone|anybody|everyone|everybody|those|people|men|women|children|residents) "
        r"(?:over|under|above|below) ?$"
        r"|\b(?:oldest|youngest|eldest)\b[^.;\n]{0,30}\bat ?$"
        r"|\b(?:aged?|ages|turn(?:s|ed|ing)?)(?: (?:between|of|from|about|just|only))?"
        r"(?: \d{1,3}(?:,| and| to| or|-|–))? ?$",
        re.IGNORECASE,
    ),
    (frozenset("over under above below oldest youngest eldest age aged ages turn turns turned turning".split()),),
)
_AGE_NOUN: Final = Cue(
    re.compile(rf"\b(?:{en.PERSONS_WITH_AGES})s?[ -]of[ -](?:about |nearly |around )?$", re.IGNORECASE),
    (frozenset({"of"}), frozenset(noun + s for noun in en.PERSONS_WITH_AGES.split("|") for s in ("", "s"))),
)
_AGE_ALONE: Final = re.compile(
    r"\b(?:died|dies|retired|married|left school)\b[^.;\n]{0,40}\bat $|\b(?:dead|death) at $"
    r"|\b(?:who|he|she|I|they|now)(?: (?:is|was|am|were|are|turned|will be)|[’'](?:s|m|re))"
    r"(?: (?:now|only|just|about|nearly|almost|over|barely|not yet|still))* ?$",
    re.IGNORECASE,
)
_AGE_NAME: Final = re.compile(r"(?:^|[\s“\"‘'(])(?:[^\W\d_]+[’'-])*[^\W\d_]{2,}, $|[A-Z][\w’'-]+ \($")
_AGE_END: Final = re.compile(r"^(?:[,.;:)!?]| [-–—―]|$)")

_LATER: Final = re.compile(
    r"^,? (?:ago|later|earlier|after|since|on(?=[,.])|from now|hence|apart|running|straight|in a row|to go|old)\b"
    r"|^ (?:to|until|till) (?:the end of )?(?:the )?(?:[A-Z]|now|date)"
)
_WINDOW: Final = re.compile(
    r"\b(?:past|(?<!to )(?<!will )(?<!would )last|next|first|coming|previous|final|preceding|following|opening|early|"
    rf"recent)(?: few)? $|\bwithin {_HEDGED}$|\bevery $|\bthe $",
    re.IGNORECASE,
)
_IN: Final = re.compile(rf"\b(?:in|over|during|across) {_HEDGED}$", re.IGNORECASE)


def is_date(before: str, after: str, number: Number, noun: CountedNoun | None) -> bool:
    """Whether a number between these words is a day, an hour or a year."""
    if _DATE_BEFORE.search(before, words_in(before)) or _DATE_AFTER.match(after):
        return True
    if _TIME_AFTER.match(after) and not _VOTES.search(before):
        return True
    if noun is None and (number.value or 0) <= _HOURS and _is_hour(before):
        return True
    return _is_year(before, number, noun)


def _is_hour(before: str) -> bool:
    return bool(_TIME_BEFORE.search(before) or (_AT.search(before) and not _VALUED.search(before)))


def _is_year(before: str, number: Number, noun: CountedNoun | None) -> bool:
    value, high = number.value or 0, number.value_high
    if number.is_word or not _FIRST_YEAR <= value <= (high or value) <= _LAST_YEAR:
        return False
    if high is not None:
        return noun is None
    is_bare = number.end - number.start == len("2000")
    return is_bare and (noun is None or _YEAR_BEFORE.search(before) is not None)


def is_age(before: str, after: str, number: Number, noun: CountedNoun | None) -> bool:
    """Whether a number between these words is somebody's age."""
    words = words_in(before)
    if _OLD.match(after) or _AGED.search(before, words):
        return True
    if (number.value or 0) > _OLDEST:
        return False
    if noun is not None:
        return bool(_AGE_NOUN.search(before, words)) and noun.head not in en.UNITS
    if _AGE_NOUN.search(before, words) or _AGE_ALONE.search(before):
        return True
    return bool(_AGE_NAME.search(before) and _AGE_END.match(after))


def is_window(before: str, after: str, noun: CountedNoun | None) -> bool:
    """Whether a length of time only says when, or in how long something else is counted."""
    if noun is None or noun.head not in en.TIME_UNITS:
        return False
    if _LATER.match(after) or _WINDOW.search(before):
        return True
    return noun.head in en.LONG_TIME_UNITS and _IN.search(before) is not None
