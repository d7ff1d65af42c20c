"""What may stand between a cue and its words: when, where and in what something was said."""

from typing import Final

from analysis.languages import english
from analysis.quotes.words import Tag, Word

_REACH: Final = 10
_NEAR: Final = frozenset({"last", "this", "late", "early", "earlier", "later"})
_CONTENT_LINKS: Final = frozenset({"to", "of", "for"})
"""Prepositions that lead into what was said rather than where."""


def skip_adjuncts(words: list[Word], right: int, high: int) -> int:
    """Give the index after all times, adverbs and "in a statement" that follow each other from `right`."""
    while right < high and (step := _adjunct(words, right, high)):
        right += step
    return right


def _adjunct(words: list[Word], at: int, high: int) -> int:
    """Tell the length of the adjunct that starts at `at`; 0 where there is none."""
    word = words[at]
    following = words[at + 1] if at + 1 < high else None
    if word.tag is Tag.TIME or (word.lower in _NEAR and following is not None and following.tag is Tag.TIME):
        return 1
    if following is None:
        return 0
    if word.tag is Tag.ADVERB:
        is_end = following.tag in {Tag.STOP, Tag.QUOTED, Tag.PREPOSITION, Tag.TIME} or following.lower in {
            ",",
            "that",
            ":",
        }
        return int(is_end)
    if word.tag is not Tag.PREPOSITION:
        return 0
    if following.tag is Tag.TIME or (
        following.tag is Tag.NUMBER and at + 2 < high and words[at + 2].lower in {":", ",", "that"}
    ):
        return 2
    return _occasion(words, at, high)


def _occasion(words: list[Word], at: int, high: int) -> int:
    """Tell the length of a phrase like "in a telephone interview with us" that names what something was said in."""
    has_occasion = False
    for index in range(at + 1, min(high, at + _REACH)):
        word = words[index]
        if word.lower in english.OCCASIONS or word.lower.removesuffix("s") in english.OCCASIONS:
            has_occasion = True
        elif word.lower in {"that", ",", ":"} or word.tag in {Tag.STOP, Tag.QUOTED}:
            return index - at if has_occasion or words[at].lower not in _CONTENT_LINKS else 0
        elif word.tag in {Tag.PRONOUN, Tag.AUXILIARY, Tag.CUE} or (has_occasion and word.tag is not Tag.PREPOSITION):
            return index - at if has_occasion else 0
    return min(high, at + _REACH) - at if has_occasion else 0
