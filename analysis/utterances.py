"""Which quotes are the same words, said once and carried by several articles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from analysis.people import is_same_person
from analysis.terms import fold_words, term_set
from domain.statements import QuoteKind

_MIN_WORDS: Final = 5
"""Anything shorter is a phrase, and a phrase belongs to everybody."""

_CONTAINED: Final = 0.60
_PARTLY_CONTAINED: Final = 0.40
_PARTIAL_RATIO: Final = 80
"""Enough of the shorter quote's pairs of words in the longer one; or fewer, if the characters agree besides."""

_TERMS_SHARED: Final = 0.60
"""Of the words that are not grammar, too."""

_SHORT_WORDS: Final = 8
_SHORT_CONTAINED: Final = 0.80
"""A quote shorter than this shares turns of phrase with strangers, so nearly all of it has to be there."""

_ALIKE_LENGTH: Final = 0.7
"""From this ratio on, neither quote is a part of the other, so a "not" in one of them is a difference."""

_FREQUENT: Final = 300
"""A pair of words in more quotes than this finds no candidates; it still counts when two quotes are compared."""

_LAST: Final = datetime.max.replace(tzinfo=UTC)
_NUMBER: Final = re.compile(
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|(?:dozen|hundred|thousand|million|billion)s?"
)
_NEGATION: Final = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|cannot)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """A quote to compare; `speaker` is the canonical one, None when unknown, `at` when its article was published."""

    key: str
    text: str
    kind: QuoteKind
    speaker: str | None
    article: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SameQuote:
    """A member of an utterance; `has_same_words` compares it to the first one: the same words, or a part of them."""

    key: str
    has_same_words: bool


@dataclass(frozen=True, slots=True)
class _Words:
    item: QuoteItem
    text: str
    count: int
    pairs: frozenset[tuple[str, str]]
    terms: frozenset[str]
    numbers: frozenset[str]
    is_negated: bool


def group_utterances(quotes: Sequence[QuoteItem]) -> list[tuple[SameQuote, ...]]:
    """Give the groups of at least two quotes that are the same words, in order of publication, undated ones last.

    Every quote of a group matches every other one. Quotes of different people never match, nor do quotes with different
    numbers: those are a series. Loads a matching library: call it in a worker.
    """
    read = [_read(quote) for quote in sorted(quotes, key=lambda quote: quote.at or _LAST)]
    groups: list[list[_Words]] = []
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for words in (one for one in read if one.count >= _MIN_WORDS):
        place = next(
            (n for n in _candidates(words, having) if all(_match(one, words) for one in groups[n])), len(groups)
        )
        if place == len(groups):
            groups.append([])
        groups[place].append(words)
        for pair in words.pairs:
            having[pair].append(place)
    return [tuple(_compare(group[0], one) for one in group) for group in groups if len(group) > 1]


def _read(quote: QuoteItem) -> _Words:
    words = fold_words(quote.text)
    return _Words(
        item=quote,
        text=" ".join(words),
        count=len(words),
        pairs=frozenset(pairwise(words)),
        terms=term_set(quote.text),
        numbers=frozenset(word for word in words if _NUMBER.fullmatch(word)),
        is_negated=_NEGATION.search(quote.text) is not None,
    )


def _candidates(words: _Words, having: dict[tuple[str, str], list[int]]) -> Iterator[int]:
    """Give the groups that share pairs of words with `words`, those with most first."""
    shared = Counter(
        place for pair in words.pairs if len(having.get(pair, ())) <= _FREQUENT for place in set(having.get(pair, ()))
    )
    return (place for place, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])))


def _match(one: _Words, other: _Words) -> bool:
    common = len(one.pairs & other.pairs)
    contained = common / min(len(one.pairs), len(other.pairs))
    is_short = min(one.count, other.count) < _SHORT_WORDS
    if contained < (_SHORT_CONTAINED if is_short else _PARTLY_CONTAINED) or not _may_be_one_speaker(
        one.item.speaker, other.item.speaker
    ):
        return False
    if _is_part(one, other):
        return True
    if len(one.terms & other.terms) < _TERMS_SHARED * min(len(one.terms), len(other.terms)):
        return False
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    is_alike_long = min(one.count, other.count) >= _ALIKE_LENGTH * max(one.count, other.count)
    if is_alike_long and one.is_negated != other.is_negated:
        return False
    return contained >= _CONTAINED or _partial_ratio(one.text, other.text) >= _PARTIAL_RATIO


def _partial_ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415 (loads in workers only)

    return partial_ratio(one, other)


def _may_be_one_speaker(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    are_names = [any(char.isupper() for char in speaker) for speaker in (one, other)]
    if all(are_names):
        return is_same_person(one, other)
    # An outlet may name whom another one calls "a spokesman"; two who are only described are one by a shared word.
    return any(are_names) or bool(set(fold_words(one)) & set(fold_words(other)))


def _compare(first: _Words, other: _Words) -> SameQuote:
    return SameQuote(other.item.key, has_same_words=_is_part(first, other))


def _is_part(one: _Words, other: _Words) -> bool:
    short, long = sorted((f" {one.text} ", f" {other.text} "), key=len)
    return short in long
