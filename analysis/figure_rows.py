"""Figures about the same thing, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis.figures.things import content_words, state_of
from analysis.languages import en_numbers as en
from domain.edition import Verdict
from domain.statements import Figure

_MEASURED: Final = frozenset({"percent", "percentage points"}) | en.UNITS
_SAME_SHARE: Final = 0.5
"""At least this share of the shorter description's words stands in the other, where no state tells what is counted."""
_PAY: Final = frozenset("paid pay wage wages salary late overdue".split())
"""Words that say "unpaid" in other ways."""
_MOST_ROW: Final = 400
"""More figures than any row has; keeps the comparison linear on hostile input."""


@dataclass(frozen=True, slots=True)
class FigureItem:
    """A figure on its way into a row.

    `key` is the caller's own name for it. `article` tells articles apart. `text` is the figure as its article prints
    it. `published` is the article's date, None when unknown. `story` tells stories apart where they are known: within
    one, a state alone ("three dead") is the same thing.
    """

    key: int
    article: int
    figure: Figure
    text: str
    published: date | None = None
    story: int | None = None


@dataclass(frozen=True, slots=True)
class FigureRowGroup:
    """Figures about one thing in the order given; `claimant` is set when all of them have the same."""

    what: str
    claimant: str | None
    members: tuple[FigureItem, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a figure counts, in a form that can be compared."""

    unit: str | None
    state: str | None
    words: frozenset[str]
    noun: frozenset[str]
    story: int | None
    article: int
    claimant: str | None

    def is_same(self, other: "_Thing") -> bool:
        """Whether two figures count the same; two different states never do."""
        if self.unit != other.unit or self.state != other.state:
            return False
        shared = self.words & other.words
        if self.article == other.article:
            is_disputed = self.claimant is not None and other.claimant is not None
            if self.state is None and self.noun != other.noun:
                return False
            compared = self.words | other.words if self.state else min(self.words, other.words, key=len)
            return is_disputed and len(shared) >= _SAME_SHARE * len(compared) > 0
        if self.state is not None:
            is_bare = not self.words or not other.words
            return bool(shared) or (is_bare and self.story is not None and self.story == other.story)
        fewest = min(len(self.words), len(other.words))
        needed = 1 if fewest == 1 and self.unit not in _MEASURED else 2
        return len(shared) >= needed and len(shared) >= fewest * _SAME_SHARE


def figure_rows(items: Sequence[FigureItem]) -> tuple[FigureRowGroup, ...]:
    """Put figures about the same thing side by side, rows in the order of their first figure.

    A row has figures of at least two articles or of two values; of one article and claimant it has only the first.
    Figures of two states (killed, wounded, captured, missing, lost …) never share a row.
    """
    rows: list[tuple[_Thing, list[FigureItem]]] = []
    for item in items:
        thing = _thing(item)
        if thing is None:
            continue
        row = next((row for known, row in rows[-_MOST_ROW:] if known.is_same(thing)), None)
        if row is None:
            rows.append((thing, [item]))
        elif not any(_repeats(item, other) for other in row):
            row.append(item)
    return tuple(_group(row) for _, row in rows if _is_row(row))


def _thing(item: FigureItem) -> _Thing | None:
    figure = item.figure
    if figure.what is None or figure.value is None:
        return None
    words = content_words(figure.what)
    state = state_of(f"{figure.what} {item.text}")
    states = en.STATES.get(state or "", frozenset())
    stems = {word.removesuffix("s") for word in states}
    generic = {word.removesuffix("s") for word in en.GENERIC_PEOPLE}
    return _Thing(
        figure.unit,
        state,
        words - stems - generic - (_PAY if state == "unpaid" else frozenset()),
        content_words(item.text),
        item.story,
        item.article,
        _claimant(item),
    )


def _repeats(item: FigureItem, other: FigureItem) -> bool:
    return item.article == other.article and (_claimant(item) == _claimant(other) or _value(item) == _value(other))


def _claimant(item: FigureItem) -> str | None:
    return item.figure.claimant.casefold() if item.figure.claimant else None


def _value(item: FigureItem) -> tuple[float | None, float | None, str]:
    figure = item.figure
    return figure.value, figure.value_high, (figure.qualifier or "").casefold()


def _is_row(row: Sequence[FigureItem]) -> bool:
    return len(row) > 1 and (len({item.article for item in row}) > 1 or len({_value(item) for item in row}) > 1)


def _group(row: Sequence[FigureItem]) -> FigureRowGroup:
    claimants = {_claimant(item) for item in row}
    what = min((item.figure.what or "" for item in row), key=len)
    return FigureRowGroup(what, row[0].figure.claimant if len(claimants) == 1 else None, tuple(row), _verdict(row))


def _verdict(row: Sequence[FigureItem]) -> Verdict | None:
    if len({_value(item) for item in row}) == 1:
        return None
    if any(item.published is None for item in row):
        return Verdict.CANNOT_BE_ORDERED
    by_day: dict[date | None, set[tuple[float | None, float | None, str]]] = {}
    for item in row:
        by_day.setdefault(item.published, set()).add(_value(item))
    return Verdict.DIFFERS if any(len(values) > 1 for values in by_day.values()) else Verdict.SERIES
