"""Numbers that name or point at something, which count nothing."""

import re
from typing import Final

from analysis.figures.nouns import CountedNoun
from analysis.figures.numbers import Number
from analysis.languages import en_numbers as en
from analysis.wording import Cue, words_in

_LABEL: Final = Cue(
    re.compile(rf"\b(?:{'|'.join(en.LABELS)})\.?(?: (?:\d+|[A-Z])(?:,| and| or| to))?[ \u00a0]$", re.IGNORECASE),
    (frozenset(en.LABELS),),
)
_LABEL_REACH: Final = 32
_WORD_LABEL: Final = re.compile(rf"(?:{en.WORD_LABELS})\b", re.IGNORECASE)
_PLURAL_BEFORE: Final = re.compile(r"\b(?:[a-z]*s|count|point) $")
_HEDGE_WORDS: Final = frozenset(hedge.split()[0] for hedge in en.HEDGES)

_STREET_BEFORE: Final = Cue(
    re.compile(rf"\b(?:{'|'.join(en.STREETS_BEFORE)})(?: [A-Z][\w’'-]+)?,? $"),
    (frozenset(street.lower() for street in en.STREETS_BEFORE),),
)
_NAMING_BEFORE: Final = re.compile(
    r"[A-Z\d№#/-](?:"
    r"(?<=\b[A-Z])\w+ ?(?:straße|strasse|gata|gatan|gasse|platz) $"
    r"|(?<=[^\W\d_][-/])$"  # COVID-19, and/or 7
    r"|(?<=\b\d)\d\d+[ -]$"  # the second part of a telephone number
    r"|(?<=\bG)roup of $"
    r"|(?:(?<=[№#])|(?<=\bN)os?\.?) ?$)"
)
"""It begins with a set of characters, so that a search passes over most."""
_NAMING_AFTER: Final = re.compile(
    rf"^[ \u00a0](?:[A-Z][\w’'-]+ ){{1,3}}(?:{'|'.join(en.STREETS)})\b"
    r"|^[ -]\d{3,}"
    r"|^(?: and \d+)? (?:lines?|bus|buses|trams?|trains?|routes?|motorway|highway)\b"
    r"|^ (?:FM|AM|MHz|kHz)\b"
)
_FRACTION: Final = re.compile(
    r"^[ -](?:thirds?|quarters?|fifths?|sixths?|tenths?|eighths?)\b"
    rf"|^ in (?:{'|'.join(en.SMALL)}|\d{{1,2}})\b(?! [a-z]+s\b)",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"(?:19|20)\d{6}|\d{9,}|0\d+")
_SUFFIX: Final = re.compile(r"[-–]?[A-Za-z](?!\w)")
_LISTED: Final = re.compile(r"^[.)](?: |$)")
_SCORE_AFTER: Final = re.compile(r"^[-–]\d{1,3}(?!\d)")
_SCORE_BEFORE: Final = re.compile(r"\d[-–]$")
_COMPOUND: Final = re.compile(r"-(?P<word>[a-z]+)", re.IGNORECASE)
_OPENING: Final = re.compile(r"(?:^|[.!?:“\"‘'—–()\n]\s*|\s[-–—] )$")
_TITLE: Final = re.compile(r"[“\"‘]$")
_CAPITAL_BEFORE: Final = re.compile(r"\b(?P<word>[A-Z][\w’'-]*)[ -]$")
_POINTING: Final = re.compile(
    r"^ of (?:them|us|you|these|those|whom|which|the|his|her|its|their|our|my)\b", re.IGNORECASE
)
_THE: Final = re.compile(r"\b(?:the|these|those|other|all|his|her|their|its|our|first|last|any|every) $", re.IGNORECASE)
_SHARE: Final = Cue(re.compile(r"\b(?:one|\d{1,3}) (?:(?:in|of|out of) every|out of) $"), (frozenset({"every", "of"}),))
_MOST_POINTED: Final = 12
"""Greater numbers count, also in "the 40" or "40 of the men"."""


def is_label(before: str, after: str, digits: str, noun: CountedNoun | None) -> bool:
    """Whether a number written `digits` between these words names something: a street number, a page, a score."""
    words = words_in(before)
    if _STREET_BEFORE.search(before, words) or _NAMING_BEFORE.search(before) or _SHARE.search(before, words):
        return True
    if _NAMING_AFTER.match(after) or _FRACTION.match(after):
        return True
    if digits[0].isdigit() and (_CODE.fullmatch(digits) or _SUFFIX.match(after)):
        return True
    if noun is None and (_SCORE_AFTER.match(after) or _SCORE_BEFORE.search(before)):
        return True
    is_listed = not before.strip() and _LISTED.match(after) is not None
    return (
        is_listed
        or _is_compound(after)
        or _follows_label(before, digits, noun)
        or _is_in_name(before, after, digits, noun)
    )


def _is_compound(after: str) -> bool:
    """Whether a number stands in a compound that does not measure ("four-legged")."""
    match = _COMPOUND.match(after)
    return match is not None and match["word"].lower() not in en.UNITS


def _follows_label(before: str, digits: str, noun: CountedNoun | None) -> bool:
    if not _LABEL.may_match(words_in(before)):
        return False
    label = _LABEL.pattern.search(before, max(0, len(before) - _LABEL_REACH))
    if label is None or (noun is not None and _PLURAL_BEFORE.search(before)):
        return False
    return not digits[0].islower() or (noun is None and _WORD_LABEL.match(label.group()) is not None)


def _is_in_name(before: str, after: str, digits: str, noun: CountedNoun | None) -> bool:
    """Whether a number is part of a name ("Petrel 3", "Group of Seven") or opens a title ("Nine Doors")."""
    if digits[0].isupper():
        is_title = _TITLE.search(before) and re.match(r" [A-Z]", after)
        return bool(is_title or not _OPENING.search(before))
    match = _CAPITAL_BEFORE.search(before)
    if match is None or noun is not None:
        return False
    word = match["word"]
    return word.lower() not in en.STOPS and word.lower() not in _HEDGE_WORDS and not word.isupper()


def is_pointing(before: str, after: str, number: Number, noun: CountedNoun | None) -> bool:
    """Whether a number only points at what was named before ("one of them", "the two")."""
    if (number.value or 0) > _MOST_POINTED:
        return False
    return bool(_POINTING.match(after) or (noun is None and _THE.search(before)))
