"""Which articles of a story are copies of each other or of one agency's text."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from analysis.terms import fold_words

_WORDS: Final = 3
_SHARED_TEXT: Final = 0.45
"""From this containment on, two articles have an agency's text in common; a reprint has 0.80 or more."""

_REPRINT: Final = 0.80
_SHORT: Final = 40
"""Below so many runs of words, a shared quotation alone reaches the lower limit, so only a reprint counts."""

Runs = frozenset[tuple[str, ...]]


def number_origins(texts: Sequence[str]) -> list[int]:
    """Give each text the number of its origin, from 0 by first text; copies of copies have one origin.

    Compares runs of three words: the share of the shorter text's runs that the other has (containment, Broder 1997).
    """
    runs = [_runs(text) for text in texts]
    origin = list(range(len(texts)))
    for first, second in combinations(range(len(texts)), 2):
        if origin[first] != origin[second] and _are_copies(runs[first], runs[second]):
            old, new = origin[second], origin[first]
            origin = [new if one == old else one for one in origin]
    order = {one: number for number, one in enumerate(dict.fromkeys(origin))}
    return [order[one] for one in origin]


def _runs(text: str) -> Runs:
    words = fold_words(text)
    return frozenset(zip(*(words[shift:] for shift in range(_WORDS)), strict=False))


def _are_copies(first: Runs, second: Runs) -> bool:
    fewer = min(len(first), len(second))
    if fewer == 0:
        return False
    return len(first & second) / fewer >= (_SHARED_TEXT if fewer >= _SHORT else _REPRINT)
