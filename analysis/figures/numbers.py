"""Numbers as they are written: digits, words, magnitudes, currencies, percent and ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from analysis.languages import en_numbers as en


@dataclass(frozen=True, slots=True)
class Number:
    """One number or range at `text[start:end]`, with currency and percent signs but without hedge and noun.

    `value` is None for words like "hundreds". `unit` is a currency code, "percent" or "percentage points" where the
    number itself shows it. `is_word` tells a number that is written out. `has_between` marks a range that opens with
    "between", which belongs to the span.
    """

    start: int
    end: int
    value: float | None
    value_high: float | None = None
    unit: str | None = None
    is_word: bool = False
    has_between: bool = False


def _alternatives(words: object) -> str:
    assert isinstance(words, tuple | list | dict | frozenset)
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SPACE: Final = "[ \u00a0\u202f\u2009]"
_GAP: Final = "[ ,.\u00a0\u202f\u2009]"
_ONES: Final = _alternatives([word for word, value in en.SMALL.items() if value < 10])
_BELOW_100: Final = rf"(?:(?:{_alternatives(en.TENS)})(?:[- ](?:{_ONES}))?|{_alternatives(en.SMALL)})"
_BELOW_1000: Final = rf"(?:(?:a|{_BELOW_100}) hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100})"
_BIG: Final = "thousand|million|billion|trillion"
_WORDS: Final = (
    rf"half a (?:million|billion|trillion|dozen)"
    rf"|a (?:{_BIG}|dozen)"
    rf"|(?:{_BELOW_100} )dozen"
    rf"|{_BELOW_1000}(?: (?:{_BIG})(?: (?:and )?{_BELOW_1000})?)?(?: and a half)?"
)
_DIGITS: Final = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3}){1,4}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_SYMBOL: Final = _alternatives(en.SYMBOLS)
_MAGNITUDE: Final = (
    rf"(?:{_SPACE}?(?:million|billion|trillion|thousand|grand|mln|mn|bn|tn|m|b|k)\b|{_SPACE}(?:hundred|dozen)\b)"
)
_PERCENT: Final = rf"(?:{_SPACE}?%|[ \u00a0-](?:{'|'.join(en.PERCENT[:-1])})\b)"
_CURRENCY: Final = rf"(?:{_SPACE}(?:{_alternatives(en.CURRENCIES)})\b|{_SPACE}?€)"
_CODE: Final = r"(?:USD|EUR|GBP|CHF|AUD|CAD|SEK|NOK|DKK|PLN|UAH|RUB|JPY|CNY)"

_NUMBER: Final = re.compile(
    rf"(?P<vague>\b(?:{_alternatives(en.VAGUE)})\b)"
    rf"|(?P<symbol>(?:{_SYMBOL})|\b{_CODE} )?(?<![\w.,:/&#@])(?P<digits>{_DIGITS})(?P<magnitude>{_MAGNITUDE})?(?![\d:])"
    rf"|(?<![\w-])(?P<words>{_WORDS})(?![\w])",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    rf"(?P<percent>{_PERCENT})|(?P<currency>{_CURRENCY})|(?P<pence>p\b|{_SPACE}pence\b)|(?P<cents>{_SPACE}cents?\b)",
    re.IGNORECASE,
)
_EURO: Final = re.compile(r"€|\beuros?\b", re.IGNORECASE)
_NEAR: Final = 2_000
"""How far from a number the currency of the article is looked for."""
_JOIN: Final = re.compile(r"(?P<to> ?(?:to|-|–|—) ?)|(?P<or> or )|(?P<and> and )|(?P<comma>, )")
_BETWEEN: Final = re.compile(r"\bbetween $", re.IGNORECASE)
_CHANGE: Final = re.compile(rf"\b(?:{'|'.join(en.CHANGES)})\b[^.;\n]*\bfrom $|\bvote[sd]?\b[^.;\n]*$", re.IGNORECASE)
_HYPHENS: Final = frozenset("-–—")


def find_numbers(text: str) -> Iterator[Number]:
    """Give the numbers of `text` in order, ranges as one; whether they count anything is not asked here."""
    waiting: Number | None = None
    for match in _NUMBER.finditer(text):
        number = _read(text, match)
        if number is None or (waiting is not None and number.start < waiting.end):
            continue
        if waiting is not None:
            joined = _join(text, waiting, number)
            if joined is not None:
                waiting = joined
                continue
            yield waiting
        waiting = number
    if waiting is not None:
        yield waiting


def _read(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["vague"]:
        return Number(
            start, end - len(" of") if match["vague"].lower().endswith("scores of") else end, None, is_word=True
        )
    if match["words"]:
        return _with_unit(text, Number(start, end, value_of_words(match["words"]), is_word=True))
    symbol = (match["symbol"] or "").strip()
    magnitude = (match["magnitude"] or "").strip().lower()
    value = float(re.sub(r"[^\d.]", "", match["digits"]))
    if magnitude in {"m", "b", "k"} and not symbol and not (magnitude == "k" and text[end - 2 : end - 1].isdigit()):
        magnitude, end = "", match.end("digits")
    if magnitude:
        value = round(value * en.MAGNITUDES[magnitude], 6)
    number = Number(start, end, value, unit=en.SYMBOLS.get(symbol.upper(), symbol.upper() or None))
    return number if number.unit else _with_unit(text, number)


def value_of_words(words: str) -> float:
    """The value of a number that is written out ("two hundred and fifty", "half a million")."""
    total, current = 0.0, 0.0
    for word in re.split(r"[ -]", words.lower()):
        if word in en.SMALL or word in en.TENS:
            current += en.SMALL.get(word) or en.TENS[word]
        elif word == "half":
            current += 0.5
        elif word in {"hundred", "dozen"}:
            current = (current or 1) * en.MAGNITUDES[word]
        elif word in en.MAGNITUDES:
            total += (current or 1) * en.MAGNITUDES[word]
            current = 0.0
    return total + current


def _with_unit(text: str, number: Number) -> Number:
    match = _UNIT.match(text, number.end)
    if match is None:
        return number
    if match["pence"] or match["cents"]:
        return _hundredths(text, replace(number, end=match.end()), is_pence=bool(match["pence"]))
    if match["percent"]:
        unit = "percentage points" if "points" in match["percent"].lower() else "percent"
    else:
        word = match["currency"].strip().lower()
        unit = en.CURRENCIES.get(word, "EUR")
    return replace(number, end=match.end(), unit=unit)


def _hundredths(text: str, number: Number, *, is_pence: bool) -> Number:
    """Pence and cents as parts of the pound, and of the euro where the article has euros, else of the dollar."""
    unit = (
        "GBP" if is_pence else "EUR" if _EURO.search(text, max(0, number.start - _NEAR), number.end + _NEAR) else "USD"
    )
    return replace(number, value=None if number.value is None else number.value / 100, unit=unit)


def _join(text: str, low: Number, high: Number) -> Number | None:
    """The range of two neighbouring numbers, None when they are two numbers."""
    between = text[low.end : high.start]
    join = _JOIN.fullmatch(between)
    if join is None or low.value is None or high.value is None or low.value_high is not None:
        return None
    before = text[max(0, low.start - 60) : low.start]
    opens = _BETWEEN.search(before)
    if join["and"] and not opens:
        return None
    low_value = _scaled(text, low, high)
    if not (low_value < high.value and (low.unit is None or high.unit is None or low.unit == high.unit)):
        return None
    if join["comma"] and not (low.is_word and high.is_word and low_value >= 20 and high.value < low_value * 2):
        return None
    if join["or"] and high.value > low_value * 2:
        return None
    if join["to"] and (_CHANGE.search(before) or _is_label(between, low, high)):
        return None
    start = low.start - len("between ") if opens else low.start
    return replace(
        high, start=start, value=low_value, value_high=high.value, unit=high.unit or low.unit, has_between=bool(opens)
    )


def _scaled(text: str, low: Number, high: Number) -> float:
    """The lower value, which takes the magnitude of the upper one in "3 to 4 million"."""
    assert low.value is not None
    assert high.value is not None
    if low.value >= 1_000 or re.search(r"[a-z]", text[low.start : low.end], re.IGNORECASE):
        return low.value
    match = re.search(rf"{_MAGNITUDE}", text[high.start : high.end], re.IGNORECASE)
    return low.value * en.MAGNITUDES[match.group().strip().lower()] if match else low.value


def _is_label(between: str, low: Number, high: Number) -> bool:
    """Scores of a match and numbers that name ("2-3") are written like ranges."""
    small = (low.value or 0) < 10 and (high.value or 0) < 10
    return between.strip() in _HYPHENS and small and high.unit is None
