"""The noun that a number counts, and the hedge beside it."""

import re
from dataclasses import dataclass
from typing import Final

from analysis.figures.numbers import Number
from analysis.languages import en_numbers as en

_REACH: Final = 90
"""Characters after a number in which its noun is looked for."""
_NEAR: Final = 2_000
"""How far from a number the country of its currency is looked for."""
_WORD: Final = re.compile(r"(?:[”\"’']? |-)(?P<word>[^\W\d_][\w’'/-]*)")
_MOST_WORDS: Final = 5
_MOST_HEDGES: Final = 3
_MOST_POINTED: Final = 10
"""Up to here "two of the men" only points; "forty of the men" counts men."""
_SHORTEST_PLURAL: Final = 4
_OF: Final = re.compile(r" of (?:the |these |those |their |its |our |his |her |all )?", re.IGNORECASE)
_SCALE: Final = frozenset({"km/h", "mph", "kph", "°c"})
_AFTER: Final = re.compile(rf"[,]? (?:{'|'.join(en.HEDGES_AFTER)})\b", re.IGNORECASE)
_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[^\w]))(?P<hedge>(?:{'|'.join(sorted(en.HEDGES, key=len, reverse=True))}))[ \u00a0][“\"‘']?$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"\b(?:tickets?|prices?|priced|fares?|rooms?|entry|costs?|starting|starts?|seats?|rents?) (?P<hedge>from) $",
    re.IGNORECASE,
)
_FEARED: Final = re.compile(r"^(?: [^\W\d_]+){0,2} (?P<hedge>feared|believed|thought|presumed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """`text[start:end]` after a number: adjectives and the noun, whose last word is `head` in lower case."""

    start: int
    end: int
    head: str


def find_noun(text: str, number: Number, line_end: int) -> CountedNoun | None:
    """The noun that follows a number in its own phrase, None when another kind of word comes first."""
    window = text[number.end : min(line_end, number.end + _REACH)]
    at = 0
    shift = _OF.match(window) if number.value is None or number.unit or _takes_of(window, number) else None
    if shift:
        at = shift.end() - 1
    start = number.end + at
    state: CountedNoun | None = None
    for _ in range(_MOST_WORDS):
        match = _WORD.match(window, at)
        if match is None:
            return state
        word = match["word"].rstrip("’'-")
        lower = word.lower()
        if lower in en.STOPS:
            return state
        at = match.start("word") + len(word)
        if lower in _STAFF and _STAFF_NEXT.match(window, at):
            continue
        if _is_head(word, lower, one=number.value == 1, hyphen=window[match.start()] == "-"):
            return CountedNoun(start + 1, number.end + at, lower)
        if lower in en.STATE_NOUNS and state is None:
            state = CountedNoun(start + 1, number.end + at, lower)
    return state


def _takes_of(window: str, number: Number) -> bool:
    """In "forty-one of the engines" the noun stands after "of"; a small number there only points."""
    return (number.value or 0) > _MOST_POINTED and window.startswith(" of ")


def _is_head(word: str, lower: str, *, one: bool, hyphen: bool) -> bool:
    if lower in en.STATE_NOUNS:
        return False
    if lower in en.UNITS or lower in _SCALE or lower in en.COLLECTIVES or lower in en.MINOR_CURRENCIES:
        return True
    if one:
        return lower in en.HUMANS
    if hyphen or lower in en.NOT_PLURAL:
        return False
    if re.search(r"[’']s$", lower):
        return False
    return lower in en.HUMANS or (
        len(lower) >= _SHORTEST_PLURAL
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is"))
        and (word[0].islower() or word[-1] == "s")
    )


_STAFF: Final = frozenset("crew staff police".split())
_STAFF_NEXT: Final = re.compile(r" (?:members|officers|workers|stations|forces|cars)\b")


def find_hedge(text: str, number: Number, line_start: int) -> tuple[int, str | None]:
    """Where the number's phrase opens with its hedge, and the hedge as written."""
    start = number.start
    found: list[str] = []
    if number.has_between:
        found.append(text[start : start + len("between")])
    while len(found) < _MOST_HEDGES:
        match = _BEFORE.search(text, max(line_start, start - 40), start)
        if match is None:
            break
        start = match.start("hedge")
        if match["hedge"].lower() not in en.WEAK_HEDGES:
            found.insert(0, match["hedge"])
        else:
            return match.end("hedge") + 1, "; ".join(found) or None
    asked = _FROM.search(text, max(line_start, start - 20), start) if number.unit and not found else None
    if asked is not None:
        return asked.start("hedge"), asked["hedge"]
    return start, "; ".join(found) or None


def find_hedge_after(text: str, end: int, line_end: int) -> tuple[int, str | None]:
    """Where a phrase ends with the hedge that follows it ("or so"), and that hedge."""
    match = _AFTER.match(text, end, min(line_end, end + 20))
    return (match.end(), match.group().strip(" ,")) if match else (end, None)


def find_fear(text: str, end: int, line_end: int) -> str | None:
    """The word that leaves what is counted uncertain ("feared drowned")."""
    match = _FEARED.match(text[end : min(line_end, end + 60)])
    return match["hedge"] if match else None


def unit_of(text: str, number: Number, noun: CountedNoun | None) -> str | None:
    """The unit by the guideline: people, percent, a currency code, or the plain noun."""
    if number.unit:
        return _national(text, number)
    if noun is None:
        return "people" if _is_of_people(text, number) else None
    if is_human(noun.head):
        return "people"
    words = text[noun.start : noun.end].split()
    if noun.head in en.MINOR_CURRENCIES:
        return _named_currency(_around(text, number), noun.head)
    if noun.head in en.UNITS:
        is_sign = len(noun.head) < _SHORTEST_PLURAL or "/" in noun.head
        head = noun.head if is_sign or noun.head.endswith("s") else f"{noun.head}s"
        prefix = [word for word in words[:-1] if word.lower() in en.MEASURE_PREFIXES]
        return " ".join([*prefix, head])
    return " ".join(words[-1:])


def _is_of_people(text: str, number: Number) -> bool:
    """Whether the words around a number without a noun tell that it counts people."""
    after = re.match(
        r"(?: (?:others?|more|were|was|are|have|had|has|been|be|feared|still))* "
        rf"(?:{'|'.join(sorted(en.HUMAN_STATES))})\b",
        text[number.end : number.end + 60],
    )
    if after:
        return True
    clause = re.split(r"[.;:,\n“”]", text[max(0, number.start - 60) : number.start])[-1]
    return any(word in en.HUMANS or word in _GATHERINGS for word in re.findall(r"[a-z]+", clause))


_GATHERINGS: Final = frozenset("crowd toll turnout audience attendance".split())


def is_human(head: str) -> bool:
    """Whether a noun in lower case names people."""
    return head in en.HUMANS or head in en.STATE_NOUNS or head.endswith(en.HUMAN_ENDINGS)


def _national(text: str, number: Number) -> str | None:
    """The code of a currency whose name several countries share, by the country's word near it."""
    words = text[number.start : number.end].lower().split()
    if not words or words[-1] not in en.NATIONAL_CURRENCIES:
        return number.unit
    return _named_currency(_around(text, number), words[-1], number.unit)


def _around(text: str, number: Number) -> str:
    return text[max(0, number.start - _NEAR) : number.end + _NEAR]


def _named_currency(text: str, name: str, usual: str | None = None) -> str:
    countries = en.NATIONAL_CURRENCIES.get(name, {})
    if usual is None:
        found = {code for word, code in countries.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
        return found.pop() if len(found) == 1 else name
    near = [code for word, code in countries.items() if re.search(rf"\b{word} {name}\b", text, re.IGNORECASE)]
    return near[0] if near else usual
