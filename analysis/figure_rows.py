"""Figures about the same thing, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis.figures.things import content_words, head_of, state_of
from analysis.languages import en_numbers as en
from domain.edition import Verdict
from domain.statements import Figure

_MEASURED: Final = frozenset({"percent", "percentage points"}) | en.UNITS
_CODE_CHARS: Final = 3
_LEAST_SHARED: Final = 2
_MOST_APART: Final = 5
_FEW: Final = 12
"""Up to here a number of something that one word tells ("two companies") is no claim about all of them."""
_KINDS: Final = {word.removesuffix("s"): kind for kind, words in en.KINDS_OF_PEOPLE.items() for word in words}
_GENERIC: Final = {word.removesuffix("s") for word in en.GENERIC_PEOPLE}
_SAME_SHARE: Final = 0.5
"""At least this share of the shorter description's words stands in the other, where no state tells what is counted."""
_PAY: Final = frozenset("paid pay wage wages salary late overdue".split())
"""Words that say "unpaid" in other ways."""
_TELLING: Final = (Verdict.DIFFERS, Verdict.SERIES, Verdict.CANNOT_BE_ORDERED, None)
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
    """What a figure counts, in a form that can be compared.

    `noun` are the words that stand with the number, the last of them is `head`; `kind` tells what sort of people a
    head means where it only means a sort ("soldiers", "troops").
    """

    unit: str | None
    state: str | None
    words: frozenset[str]
    noun: frozenset[str]
    head: str | None
    kind: str | None
    item: FigureItem

    def is_same(self, other: "_Thing") -> bool:
        """Whether two figures count the same; two different states, and a part beside the whole, never do."""
        one, two = self.item, other.item
        if one.story != two.story or self.unit != other.unit or self.state != other.state:
            return False
        if not self._has_same_head(other):
            return False
        if one.article == two.article:
            return self._is_disputed(other)
        shared = self.words & other.words
        if self.state is not None:
            is_bare = not self.words or not other.words
            is_only_state = is_bare and one.story is not None and self._is_of_a_size(other)
            return bool(shared) or self._is_same_kind(other) or is_only_state
        fewest = min(len(self.words), len(other.words))
        if fewest == 1 and not _is_measure(self.unit):
            is_claimed = one.figure.claimant is not None and two.figure.claimant is not None
            return bool(shared) and is_claimed and self._is_near(other)
        is_alike = len(shared) >= _LEAST_SHARED and len(shared) >= fewest * _SAME_SHARE
        return is_alike and self._is_of_a_size(other)

    def _has_same_head(self, other: "_Thing") -> bool:
        """Whether what is counted may be the same; a number that stands without its noun may be of any."""
        if self.head is None or other.head is None or self.head == other.head:
            return True
        is_in_words = (self.kind and other.head in self.noun) or (other.kind and self.head in other.noun)
        return self._is_same_kind(other) or bool(is_in_words)

    def _is_same_kind(self, other: "_Thing") -> bool:
        return self.kind is not None and self.kind == other.kind

    def _is_of_a_size(self, other: "_Thing") -> bool:
        """Whether two numbers may be of one thing at all: claims about it are seldom five times apart."""
        low, high = sorted((self.item.figure.value or 0, other.item.figure.value or 0))
        return high <= low * _MOST_APART

    def _is_near(self, other: "_Thing") -> bool:
        """Whether two numbers may be claims about one thing that a single word describes; few of anything may not."""
        return self._is_of_a_size(other) and max(self.item.figure.value or 0, other.item.figure.value or 0) > _FEW

    def _is_disputed(self, other: "_Thing") -> bool:
        """Whether two claimants of one article stand against each other."""
        mine, theirs = _claimant(self.item), _claimant(other.item)
        if mine is None or theirs is None or mine == theirs:
            return False
        if self.state is not None:
            return bool(self.words) and self.words == other.words
        less = min(self.words, other.words, key=len)
        least = _LEAST_SHARED if _is_measure(self.unit) else 1
        return len(less) >= least and less <= self.words & other.words and self._is_near(other)


def _is_measure(unit: str | None) -> bool:
    """Whether a unit measures anything (percent, km, a currency's code), so that one word does not tell what."""
    return unit is not None and (unit in _MEASURED or (unit.isupper() and len(unit) == _CODE_CHARS))


def figure_rows(items: Sequence[FigureItem]) -> tuple[FigureRowGroup, ...]:
    """Put figures about the same thing side by side: first rows that differ, then series; else by their first figure.

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
    groups = [_group(row) for _, row in rows if _is_row(row)]
    return tuple(sorted(groups, key=lambda group: _TELLING.index(group.verdict)))


def _thing(item: FigureItem) -> _Thing | None:
    figure = item.figure
    if figure.what is None or figure.value is None:
        return None
    words = content_words(figure.what)
    state = state_of(f"{figure.what} {item.text}")
    states = {word.removesuffix("s") for word in en.STATES.get(state or "", frozenset())}
    head = head_of(item.text)
    return _Thing(
        unit=figure.unit,
        state=state,
        words=words - states - _GENERIC - (_PAY if state == "unpaid" else frozenset()),
        noun=content_words(item.text),
        head=None if head in states else head,
        kind=_KINDS.get(head or ""),
        item=item,
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
    return FigureRowGroup(
        _label(row), row[0].figure.claimant if len(claimants) == 1 else None, tuple(row), _verdict(row)
    )


def _label(row: Sequence[FigureItem]) -> str:
    """The shortest description, without the words at its end that not all the figures share ("on Sunday")."""
    what = min((item.figure.what or "" for item in row), key=len)
    common = frozenset.intersection(*(content_words(item.figure.what or "") for item in row))
    state = state_of(what)
    words = what.split()
    while len(words) > 1 and not content_words(words[-1]) & common and state_of(" ".join(words[:-1])) == state:
        words = words[:-1]
    return " ".join(words) if content_words(" ".join(words)) & common else what


def _verdict(row: Sequence[FigureItem]) -> Verdict | None:
    if len({_value(item) for item in row}) == 1:
        return None
    if any(item.published is None for item in row):
        return Verdict.CANNOT_BE_ORDERED
    by_day: dict[date | None, set[tuple[float | None, float | None, str]]] = {}
    for item in row:
        by_day.setdefault(item.published, set()).add(_value(item))
    return Verdict.DIFFERS if any(len(values) > 1 for values in by_day.values()) else Verdict.SERIES
