"""Whether a sentence speaks of "him" or "her sister" and names nobody whom that may mean."""

import re
from typing import Final

from analysis.fitness.views import View
from analysis.languages import english, english_lines
from analysis.languages.frequent import FUNCTION_WORDS, NEWS_WORDS

_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_NAME: Final = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)*")
_BREAK: Final = re.compile(r"[^\w\s.’'-]|['’]s\b|s['’](?!\w)")
"""Marks between clauses, quoted words, and owners, whom a pronoun may mean."""
_JOINING: Final = english.SUBORDINATORS | english.CONJUNCTIONS | english_lines.JOINING
_PEOPLE: Final = english.HUMANS | english.KIN
_SINGULAR: Final = re.compile(r"\b(?:he|she|his|her|him|hers|himself|herself)\b")


def speaks_of_another(view: View) -> bool:
    """Tell whether a pronoun behind the opening means somebody of another sentence: only what is plain is told."""
    if english_lines.THIRD_PERSON.isdisjoint(view.bare):
        return False
    return _has_object_elsewhere(view.outside) or _is_relative_of_another(view.outside)


def comes_before_anybody(view: View) -> bool:
    """Tell whether "he" or "her" stands in it before anybody is named ("Breathing tests showed that his lungs …")."""
    outside = view.outside
    found = _SINGULAR.search(outside)
    if found is None or "\0" in outside[: found.start()] or _NAME.search(outside[1 : found.start()]):
        return False
    words = [match.group().lower() for match in _WORD.finditer(outside, 0, found.start())]
    if not words or not _PEOPLE.isdisjoint(words):
        return False
    is_no_name = words[0] in FUNCTION_WORDS | NEWS_WORDS or words[0].removesuffix("s") in _PEOPLE
    is_gerund = words[0].endswith("ing") and words[1:2] and words[1] not in english_lines.TELLING | english.AUXILIARIES
    return is_no_name or bool(is_gerund)


def _has_object_elsewhere(outside: str) -> bool:
    """Whether the only one named before "him" is who does something to him ("The court freed him in May")."""
    found = english_lines.PERSON_AS_OBJECT.search(outside)
    if found is None:
        return False
    before = outside[: found.start()]
    words = {match.group().lower() for match in _WORD.finditer(before)}
    if _BREAK.search(before) or not words.isdisjoint(_JOINING | english_lines.SAME[found.group()]):
        return False
    return _names_one(before)


def _is_relative_of_another(outside: str) -> bool:
    """Whether the only one named is the relative ("Karl Fenn is married to her sister")."""
    found = english_lines.RELATIVE_OF_SOMEBODY.search(outside)
    if found is None:
        return False
    before = outside[: found.start()]
    words = {match.group().lower().removesuffix("s") for match in _WORD.finditer(before)}
    return "\0" not in before and _PEOPLE.isdisjoint(words) and _names_one(before)


def _names_one(before: str) -> bool:
    """Whether at most one name stands in the words; the capital that opens the sentence tells nothing."""
    return len(_NAME.findall(before[1:])) <= 1
