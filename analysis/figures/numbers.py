"""Numbers as they are written: digits, words, magnitudes, currencies and percent."""

import re
from collections.abc import Iterable, Iterator
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


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SPACE: Final = "[ \u00a0\u202f\u2009]"
_ONES: Final = _any_of([*en.SMALL][:9])
_BELOW_100: Final = rf"(?:(?:{_any_of(en.TENS)})(?:[- ](?:{_ONES}))?|{_any_of(en.SMALL)})"
_BELOW_1000: Final = rf"(?:(?:a|{_BELOW_100}) hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100})(?: and a half)?"
_BIG: Final = "thousand|million|billion|trillion"
_WORDS: Final = (
    r"half a (?:million|billion|trillion|dozen)"
    rf"|a (?:{_BIG}|dozen)"
    rf"|(?:{_BELOW_100} )dozen"
    rf"|{_BELOW_1000}(?: (?:{_BIG})(?: (?:and )?{_BELOW_1000})?)?"
)
_DIGITS: Final = (
    r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?"
    rf"|[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}}){{1,4}}(?!\d)(?:\.\d{{1,6}})?"
    r"|\d{1,15}(?:\.\d{1,6})?"
)
_SHORT: Final = _any_of(en.SHORT_MAGNITUDES)
_MAGNITUDE: Final = rf"(?:{_SPACE}?(?:{_BIG}|grand|{_SHORT})\b|{_SPACE}(?:hundred|dozen)\b)"
_NUMBER: Final = re.compile(
    rf"(?P<vague>\b(?:{_any_of(en.VAGUE)})\b)"
    rf"|(?P<symbol>(?:{_any_of(en.SYMBOLS)})|\b(?:{en.CODES}) )?"
    rf"(?<![\w.,:/&#@])(?P<digits>{_DIGITS})(?P<magnitude>{_MAGNITUDE})?(?![\d:])"
    rf"|(?<![\w-])(?P<words>{_WORDS})(?![\w])",
    re.IGNORECASE,
)
_SYMBOL_BEFORE: Final = re.compile(rf"(?:(?:{_any_of(en.SYMBOLS)})|\b(?:{en.CODES}) )\Z", re.IGNORECASE)
_LONGEST_SYMBOL: Final = 4
_TOKEN: Final = re.compile(r"\w+")
_WORDS_OF_NUMBERS: Final = frozenset(
    {"a", "half", *en.SMALL, *en.TENS, *(words.partition(" ")[0] for words in en.VAGUE)}
)
"""Words with which a number may begin that is written out."""
_UNIT: Final = re.compile(
    rf"(?P<percent>{_SPACE}?%|[ \u00a0-](?:{_any_of(en.PERCENT)})\b)"
    rf"|(?P<currency>{_SPACE}(?:{_any_of(en.CURRENCIES)})\b|{_SPACE}?€)"
    rf"|(?P<pence>p\b|{_SPACE}pence\b)|(?P<cents>{_SPACE}cents?\b)",
    re.IGNORECASE,
)
_LAST_MAGNITUDE: Final = re.compile(rf"{_MAGNITUDE}$", re.IGNORECASE)
_AMBIGUOUS: Final = frozenset({"m", "b"})
"""Letters that are a magnitude only beside a currency: "50m" alone is metres."""
_EURO: Final = re.compile(r"€|\beuros?\b", re.IGNORECASE)
_NEAR: Final = 2_000
"""How far from a number the currency of the article is looked for."""


def read_numbers(text: str) -> Iterator[Number]:
    """Give the numbers of `text` in order, the two ends of a range apart."""
    for match in _matches(text):
        if match["vague"]:
            length = len(match["vague"].lower().removesuffix(" of"))
            yield Number(match.start(), match.start() + length, None, is_word=True)
        elif match["words"]:
            yield _with_unit(text, Number(*match.span(), value_of_words(match["words"]), is_word=True))
        else:
            yield _in_digits(text, match)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Give what `_NUMBER` finds; it is tried only at digits and at words of numbers, since it is slow to fail."""
    end = 0
    for token in _TOKEN.finditer(text):
        start, word = token.start(), token.group()
        if start < end or not (word[0].isdigit() or word.lower() in _WORDS_OF_NUMBERS):
            continue
        if word[0].isdigit():
            symbol = _SYMBOL_BEFORE.search(text, max(end, start - _LONGEST_SYMBOL), start)
            start = symbol.start() if symbol else start
        match = _NUMBER.match(text, start)
        if match is not None:
            end = match.end()
            yield match


def _in_digits(text: str, match: re.Match[str]) -> Number:
    symbol = (match["symbol"] or "").strip().upper()
    magnitude, end = (match["magnitude"] or "").strip().lower(), match.end()
    if magnitude in _AMBIGUOUS and not symbol:
        magnitude, end = "", match.end("digits")
    value = float(re.sub(r"[^\d.]", "", match["digits"]))
    value = round(value * en.MAGNITUDES.get(magnitude, 1), 6)
    if symbol:
        return Number(match.start(), end, value, unit=en.SYMBOLS.get(symbol, symbol))
    return _with_unit(text, Number(match.start(), end, value))


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


def magnitude_of(words: str) -> float:
    """What the word at the end of a number multiplies it by: a million for "4 million", 1 without such a word."""
    match = _LAST_MAGNITUDE.search(words)
    return en.MAGNITUDES[match.group().strip().lower()] if match else 1


def _with_unit(text: str, number: Number) -> Number:
    match = _UNIT.match(text, number.end)
    if match is None:
        return number
    if match["percent"]:
        unit = "percentage points" if "points" in match["percent"].lower() else "percent"
        return replace(number, end=match.end(), unit=unit)
    if match["currency"]:
        return replace(number, end=match.end(), unit=en.CURRENCIES.get(match["currency"].strip().lower(), "EUR"))
    return _hundredths(text, replace(number, end=match.end()), is_pence=bool(match["pence"]))


def _hundredths(text: str, number: Number, *, is_pence: bool) -> Number:
    """Pence are parts of the pound, cents of the euro where euros are near, else of the dollar."""
    has_euros = _EURO.search(text, max(0, number.start - _NEAR), number.end + _NEAR) is not None
    unit = "EUR" if has_euros else "USD"
    return replace(number, value=(number.value or 0) / 100, unit="GBP" if is_pence else unit)
