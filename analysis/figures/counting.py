"""Whether a number counts or measures something; dates, ages, addresses, labels and scores do not."""

import re
from typing import Final

from analysis.figures.nouns import CountedNoun
from analysis.figures.numbers import Number
from analysis.languages import en_numbers as en

_REACH: Final = 70
_MONTHS: Final = "|".join(en.MONTHS)
_DAYS: Final = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
_HEDGED: Final = r"(?:(?:about|around|nearly|almost|just|only|over|some|less than|more than|at least|no more than) )?"

_DATE_BEFORE: Final = re.compile(
    rf"\b(?:{_MONTHS})\.?[ \u00a0]$|(?:{_MONTHS})\.?[ \u00a0]\d{{1,2}}(?:, |-|–| to | and )$"
)
_DATE_AFTER: Final = re.compile(
    rf"^(?:st|nd|rd|th)?[ \u00a0](?:of )?(?:{_MONTHS})\b|^(?:-|–| to | and )\d{{1,2}}[ \u00a0](?:{_MONTHS})\b"
)
_RANGE_DATE: Final = re.compile(rf"^[ \u00a0](?:{_MONTHS})\b")
_TIME_AFTER: Final = re.compile(
    r"^[ \u00a0]?(?:am|pm|a\.m|p\.m|o[’']clock|noon|GMT|UTC|CET|EST|hrs)\b|^[:.]\d\d|^ (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_TIME_BEFORE: Final = re.compile(
    r"(?:\b(?:past|quarter to|ten to|five to|twenty to|half)|\d[:.]|\b(?:until|till)) ?$", re.IGNORECASE
)
_AT: Final = re.compile(r"\b(?:at|by|before|after|since) (?:about |around )?$", re.IGNORECASE)
_VALUED: Final = re.compile(
    r"\b(?:put|puts|putting|stood|stands|standing|estimate[sd]?|priced?|valued?|number(?:s|ed)?|toll|total(?:s|led)?|changed|unchanged|"
    r"closed|trading|traded|count(?:s|ed)?|rate|rates|figure|level|held|starts?|starting|ended|peaked|capped)\b",
    re.IGNORECASE,
)
_AGE_NAME: Final = re.compile(r"(?:^|[\s“\"‘'(])(?:[^\W\d_]+[’'-])*[^\W\d_]{2,}, $")
_AGE_END: Final = re.compile(r"^(?:[,.;:)!?]| [-–—―]|$)")
_AGED: Final = re.compile(
    r"\b(?:nobody|anyone|anybody|everyone|everybody|those|people|men|women|children|residents) (?:over|under|above|below) ?$|"
    r"\b(?:oldest|youngest|eldest)\b[^.;\n]{0,30}\bat ?$|"
    r"\b(?:aged?|ages|turn(?:s|ed|ing)?)(?: (?:between|of|from|about|just|only))?(?: \d{1,3}(?:,| and| to| or|-|–))? ?$",
    re.IGNORECASE,
)
_IS_AGE: Final = re.compile(
    r"\b(?:who|he|she|I|they|now)(?: (?:is|was|am|were|are|turned|will be)|[’'](?:s|m|re))(?: (?:now|only|just|about|nearly|almost|over|barely|not yet|still))* ?$",
    re.IGNORECASE,
)
_AGE_NOUN: Final = re.compile(
    r"\b(?:boy|girl|child|man|woman|lad|baby|son|daughter|toddler|age|mother|father|mum|dad|mothers|fathers|parent|widow|widower)s?[ -]of[ -](?:about |nearly |around )?$",
    re.IGNORECASE,
)
_DIED_AT: Final = re.compile(
    r"\b(?:died|dead|death|dies|retired|married|left school)\b[^.;\n]{0,40}\bat $", re.IGNORECASE
)
_BRACKETED: Final = re.compile(r"[A-Z][\w’'-]+ \($")
_OLD: Final = re.compile(r"^[ -](?:days?|weeks?|months?|years?)[ -](?:olds?\b|of age\b)", re.IGNORECASE)
_LATER: Final = re.compile(
    r"^,? (?:ago|later|earlier|after|since|on(?=[,.])|from now|hence|apart|running|straight|in a row|to go|old)\b",
    re.IGNORECASE,
)
_FROM_NOW: Final = re.compile(r"^ (?:to|until|till) (?:the end of )?(?:the )?(?:[A-Z]|now|date)")
_WINDOW: Final = re.compile(
    rf"\b(?:(?:in|over|during|for|of|within|throughout|after|from|and|these) )?(?:the |his |her |its |their |these |those )?(?:past|(?<!to )(?<!will )(?<!would )last|next|first|coming|previous|final|preceding|following|opening|early|recent)"
    rf"(?: few)? $|\bwithin {_HEDGED}$|\bevery $|\bthe $",
    re.IGNORECASE,
)
_IN: Final = re.compile(rf"\b(?:in|over|during|across) {_HEDGED}$", re.IGNORECASE)
_FIRST_WINDOW: Final = re.compile(
    r"\b(?:past|last|next|coming|previous|preceding|following|within)\b[\w ]{0,14}$", re.IGNORECASE
)
_LABEL: Final = re.compile(
    rf"\b(?:{'|'.join(en.LABELS)})\.?(?: (?:\d+|[A-Z])(?:,| and| or| to))?[ \u00a0]$", re.IGNORECASE
)
_WORD_LABEL: Final = re.compile(
    r"(?:phase|part|chapter|number|page|line|stage|level|round|section|article|channel|act)\b", re.IGNORECASE
)
_NUMBER_SIGN: Final = re.compile(r"(?:№|#|\bNo\.?|\bNos\.?) ?$")
_CAPITAL: Final = re.compile(r"(?P<opens>^|[.!?:;“\"‘'(\n]\s*)?\b(?P<word>[A-Z][\w’'-]*)[ -]$")
_STREET_AFTER: Final = re.compile(rf"^[ \u00a0](?:[A-Z][\w’'-]+ ){{1,3}}(?:{'|'.join(en.STREETS)})\b")
_STREET_BEFORE: Final = re.compile(
    rf"\b(?:{'|'.join(en.STREETS_BEFORE)})(?: [A-Z][\w’'-]+)?,? $|\b[A-Z]\w+ ?(?:straße|strasse|gata|gatan|gasse|platz) $"
)
_POINTING: Final = re.compile(
    r"^ of (?:them|us|you|these|those|whom|which|the|his|her|its|their|our|my)\b", re.IGNORECASE
)
_THE: Final = re.compile(r"\b(?:the|these|those|other|all|his|her|their|its|our|first|last|any|every) $", re.IGNORECASE)
_LINES: Final = re.compile(
    r"^(?: and \d+)? (?:lines?|bus|buses|tram|trams|train|trains|route|routes|motorway|highway)\b"
)
_PHONE: Final = re.compile(r"^[ -]\d{3,}")
_PHONE_BEFORE: Final = re.compile(r"\b\d{3,}[ -]$")
_SCORE_AFTER: Final = re.compile(r"^[-–]\d{1,3}(?!\d)")
_SCORE_BEFORE: Final = re.compile(r"\d[-–]$")
_LETTER_BEFORE: Final = re.compile(r"[^\W\d_][-/]$")
_FRACTION: Final = re.compile(
    r"^[ -](?:thirds?|quarters?|fifths?|sixths?|tenths?|eighths?)\b|^ in (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b(?! [a-z]+s\b)",
    re.IGNORECASE,
)
_SUFFERED: Final = re.compile(rf" (?:(?:was|is|were|had|has|been|who) )*(?:{'|'.join(sorted(en.HUMAN_STATES))})\b")
_COMPACT_DATE: Final = re.compile(r"(?:19|20)\d{6}|\d{9,}")
_LISTED: Final = re.compile(r"^[.)](?: |$)")
_FREQUENCY: Final = re.compile(r"^ (?:FM|AM|MHz|kHz)\b")
_PROPER: Final = re.compile(r"(?:^|[.!?:“\"‘'—–()\n]\s*|\s[-–—] )$")
_YEAR_NOUN: Final = re.compile(
    r"\b(?:of|by|in|since|the|from|until|before|after|to|summer|spring|autumn|winter|fall|and|early|late|mid|[’']s|a|that|below|above|than|over|[A-Z]\w+) ?$"
)


def counts(text: str, number: Number, noun: CountedNoun | None, line: tuple[int, int]) -> bool:
    """Whether a number on the line `text[line[0]:line[1]]` is a figure by the annotation guideline."""
    before = text[max(line[0], number.start - _REACH) : number.start]
    after = text[number.end : min(line[1], number.end + _REACH)]
    if number.value is None:
        return _counts_vaguely(before, after)
    if number.unit:
        return True
    if re.search(r"\b(?:one|\d{1,3}) (?:(?:in|of|out of) every|out of) $", before):
        return False
    digits = text[number.start : number.end]
    if _names(before, after, digits, noun) or _is_date(before, after, number, noun):
        return False
    if _points(before, after, number, noun) or _is_age(before, after, number, noun):
        return False
    if noun is not None and noun.head in en.TIME_UNITS and _is_window(before, text[noun.end : line[1]][:40], noun.head):
        return False
    return number.value != 1 or (
        noun is not None and noun.head in en.HUMANS and bool(_SUFFERED.match(text[noun.end : line[1]][:30]))
    )


def _counts_vaguely(before: str, after: str) -> bool:
    return not re.search(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)) $", before) and not re.match(
        r" of them\b", after
    )


def _names(before: str, after: str, digits: str, noun: CountedNoun | None) -> bool:
    """Labels, addresses, telephone numbers, scores and names."""
    if (
        _FRACTION.match(after)
        or _STREET_AFTER.match(after)
        or _STREET_BEFORE.search(before)
        or _LETTER_BEFORE.search(before)
    ):
        return True
    if _COMPACT_DATE.fullmatch(digits) or _FREQUENCY.match(after) or (not before.strip() and _LISTED.match(after)):
        return True
    if _PHONE.match(after) or _PHONE_BEFORE.search(before) or (digits.startswith("0") and not digits.startswith("0.")):
        return True
    if (
        _NUMBER_SIGN.search(before)
        or _LINES.match(after)
        or (digits[0].isdigit() and re.match(r"[-–]?[A-Za-z](?!\w)", after))
    ):
        return True
    if noun is None and (_SCORE_AFTER.match(after) or _SCORE_BEFORE.search(before)):
        return True
    if _is_hyphened(after):
        return True
    label = _LABEL.search(before)
    if label and (digits[0].isdigit() or digits[0].isupper() or (noun is None and _WORD_LABEL.match(label.group()))):
        return not (noun is not None and re.search(r"\b(?:[a-z]*s|count|point) $", before))
    return _follows_name(before, after, digits, noun)


def _is_hyphened(after: str) -> bool:
    """A number in a compound that does not measure ("four-legged")."""
    match = re.match(r"-(?P<word>[a-z]+)", after, re.IGNORECASE)
    return bool(match and match["word"].lower() not in en.UNITS)


def _follows_name(before: str, after: str, digits: str, noun: CountedNoun | None) -> bool:
    """A number that is part of a name ("Petrel 3", "Group of Seven")."""
    if digits[0].isupper() and (
        not _PROPER.search(before) or (before.endswith(("“", '"', "‘")) and re.match(r" [A-Z]", after))
    ):
        return True
    match = _CAPITAL.search(before)
    if match is None or noun is not None:
        return False
    word = match["word"]
    return (
        word.lower() not in en.STOPS
        and word.lower() not in {hedge.split()[0] for hedge in en.HEDGES}
        and not word.isupper()
    )


def _is_date(before: str, after: str, number: Number, noun: CountedNoun | None) -> bool:
    if _DATE_BEFORE.search(before) or _DATE_AFTER.match(after):
        return True
    if _TIME_AFTER.match(after) and not re.search(r"\bvotes?d?\b", before):
        return True
    if _RANGE_DATE.match(after) or re.match(r"^(?:st|nd|rd|th|s)\b", after):
        return True
    value = number.value or 0
    if noun is None and value <= 24 and _TIME_BEFORE.search(before):
        return True
    if noun is None and value <= 24 and _AT.search(before) and not _VALUED.search(before):
        return True
    if number.value_high and 1000 <= value < number.value_high <= 2100 and noun is None and not number.is_word:
        return True
    is_year = (
        not number.is_word
        and 1000 <= value <= 2100
        and not number.value_high
        and number.end - number.start == len("2000")
    )
    return is_year and (noun is None or bool(_YEAR_NOUN.search(before)))


def _is_age(before: str, after: str, number: Number, noun: CountedNoun | None) -> bool:
    if _OLD.match(after) or _AGED.search(before):
        return True
    value = number.value or 0
    if value > 120:
        return False
    if _AGE_NOUN.search(before) and not (noun and noun.head in en.UNITS):
        return True
    if noun is not None:
        return False
    if _DIED_AT.search(before) or _IS_AGE.search(before):
        return True
    return bool((_AGE_NAME.search(before) or _BRACKETED.search(before)) and _AGE_END.match(after))


def _points(before: str, after: str, number: Number, noun: CountedNoun | None) -> bool:
    """Numbers that only point at what was named before ("one of them", "the two")."""
    if (number.value or 0) <= 10 and _POINTING.match(after):
        return True
    return noun is None and (number.value or 0) <= 12 and bool(_THE.search(before))


def _is_window(before: str, after: str, head: str) -> bool:
    """Lengths of time that only say when, or in how long something else is counted."""
    if _LATER.match(after) or _FROM_NOW.match(after) or _WINDOW.search(before):
        return True
    return head in en.LONG_TIME_UNITS and bool(_IN.search(before))
