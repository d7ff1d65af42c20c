"""Whether the sentences of a text may be out of order.

Only dumps with one sentence a paragraph lose their order, so only those are looked at. Each sign is a place where a
sentence hangs on a neighbour that cannot carry it; one or two such places happen in any article.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from analysis.languages import english, english_lines
from analysis.languages import marks as glyphs
from analysis.people import Gender, gender_of
from analysis.terms import fold_words
from domain.statements import Sentence

_MIN_PARAGRAPHS: Final = 8
_ALONE: Final = 0.6
"""The share of paragraphs with one sentence, from which on a text may be such a dump."""

_SIGNS: Final = 2
_SIGNS_SHARE: Final = 0.08
"""So many signs, and so many a paragraph, make the order doubtful."""

_GENDERED: Final = {"he": Gender.MALE, "his": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
_OPENING_WORDS: Final = 5
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+(?:[ \xa0]+[A-Z][\w’'-]+)*")
_LAST_NAME_SAID: Final = re.compile(r"(?:^|[^\w ] ?|\b[a-z]+ )([A-Z][\w’'-]+) (?:said|says|added|told)\b")
_SAID: Final = (" said", " says", " added", " told")
"""One of them stands in all that `_LAST_NAME_SAID` matches."""
_DOUBLE: Final = frozenset(glyphs.DOUBLE)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|us|our|[Mm]y|me)\b(?!\.)")


def is_order_doubtful(text: str, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the sentences of an English article may stand in another order than they were written in."""
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    alone = sum(len(paragraph) == 1 for paragraph in paragraphs)
    if len(paragraphs) < _MIN_PARAGRAPHS or alone < _ALONE * len(paragraphs):
        return False
    texts = [text[paragraph[0].start : paragraph[-1].end] for paragraph in paragraphs]
    signs = sum(1 for _ in _find_signs(texts))
    return signs >= max(_SIGNS, _SIGNS_SHARE * len(paragraphs))


def _find_signs(paragraphs: Sequence[str]) -> Iterator[int]:
    """Give the indexes of paragraphs that need another one before them than the one they have."""
    for index, (before, after) in enumerate(pairwise(["", *paragraphs])):
        gender = _opening_gender(after)
        is_lost_pronoun = gender is not None and not _may_name(before, gender)
        is_lost_speech = index > 0 and _is_speech_alone(after) and not _has_speech(before)
        if is_lost_pronoun or is_lost_speech or _counts_on(after, paragraphs[:index]):
            yield index
    yield from _find_late_names(paragraphs)


def _find_late_names(paragraphs: Sequence[str]) -> Iterator[int]:
    """Give the indexes of paragraphs that introduce in full a person whom an earlier one called by the last name."""
    alone: set[str] = set()
    full: set[str] = set()
    for index, paragraph in enumerate(paragraphs):
        names = [name.split() for name in _NAME.findall(paragraph)]
        introduced = {name[-1] for name in names if len(name) > 1}
        if introduced & alone - full:
            yield index
        full |= introduced
        if any(verb in paragraph for verb in _SAID):
            alone |= set(_LAST_NAME_SAID.findall(paragraph)) - full


def _is_speech_alone(paragraph: str) -> bool:
    """Tell whether a paragraph is one quotation, without a word of who says it."""
    return paragraph[0] in _DOUBLE and not any(mark in _DOUBLE for mark in paragraph[1:-1])


def _has_speech(paragraph: str) -> bool:
    return _has_marks(paragraph) or ":" in paragraph or _FIRST_PERSON.search(paragraph) is not None


def _has_marks(paragraph: str) -> bool:
    return any(char in _DOUBLE for char in paragraph)


def _counts_on(paragraph: str, before: Sequence[str]) -> bool:
    """Tell whether a paragraph opens with "another" of a kind of person of whom none has been spoken of before."""
    words = fold_words(paragraph[:80])[:_OPENING_WORDS]
    if words[:1] != ["another"] or words[1] not in english.HUMANS:
        return False
    return not any(words[1] in fold_words(one) for one in before)


def _opening_gender(paragraph: str) -> Gender | None:
    words = fold_words(paragraph[:80])[:_OPENING_WORDS]
    if not words or paragraph[0] in glyphs.DOUBLE + glyphs.SINGLE:
        return None
    if words[0] in _GENDERED:
        return _GENDERED[words[0]]
    if words[0] not in english_lines.LEADING_PREPOSITIONS:
        return None
    return next((_GENDERED[word] for word in words if word in _GENDERED), None)


def _may_name(paragraph: str, gender: Gender) -> bool:
    """Tell whether somebody of that gender may be meant in a paragraph; whoever is quoted there counts for both."""
    words = set(fold_words(paragraph))
    if any(_GENDERED.get(word) is gender for word in words) or _has_marks(paragraph):
        return True
    singular = {word for word in words & (english.HUMANS | english.KIN) if not word.endswith("s")}
    genders = [gender_of(word) for word in sorted(singular - english.IRREGULAR_PLURALS)]
    genders += [gender_of(name) for name in _NAME.findall(paragraph) if " " in name]
    return any(found is None or found is gender for found in genders)
