"""Cue clauses: a verb of saying with its subject, whom it speaks to, and where the words it governs begin."""

from dataclasses import dataclass
from typing import Final

from analysis.languages import english
from analysis.quotes.speakers import Range, main_subject, phrase_after, subject_before
from analysis.quotes.words import Tag, Word

_BE: Final = frozenset("is are was were be been being am".split())
_ADJUNCT_REACH: Final = 10


@dataclass(frozen=True, slots=True)
class Clause:
    """One cue: word indexes; `left` and `right` bound the cue with subject, addressee and adjuncts."""

    cue: int
    left: int
    right: int
    subject: Range | None
    is_inverted: bool
    is_ing: bool = False
    is_according: bool = False
    addressee: Range | None = None
    object_start: int = 0
    """Where an object that belongs to the content begins: the word after the cue."""


def find_clauses(words: list[Word], low: int, high: int) -> list[Clause]:
    """Give the cue clauses of the sentence `words[low:high]`, in order of their cues."""
    clauses = []
    for index in range(low, high):
        word = words[index]
        if word.lower == "according" and index + 1 < high and words[index + 1].lower == "to":
            clause: Clause | None = _according(words, index, high)
        elif word.tag is Tag.CUE:
            clause = _clause_of(words, index, low, high)
        else:
            continue
        if clause is not None:
            clauses.append(clause)
    return clauses


def _according(words: list[Word], index: int, high: int) -> Clause | None:
    subject = phrase_after(words, index + 2, high)
    if subject is None:
        return None
    right = subject[1]
    while right < high and words[right].lower != "," and words[right].tag is not Tag.STOP and right - index < _ADJUNCT_REACH + 8:
        right += 1
    return Clause(index, index, right, subject, is_inverted=False, is_according=True)


def _clause_of(words: list[Word], index: int, low: int, high: int) -> Clause | None:
    form = words[index].form
    if form is None or _is_noun_here(words, index, low):
        return None
    helpers = _helpers(words, index, low)
    if any(word.lower in english.NEGATIONS for word in helpers):
        return None
    is_passive = form.is_past and any(word.lower in _BE for word in helpers)
    if form.is_past and not is_passive and index == low and words[index].lower in {"asked", "told", "pressed"}:
        return None
    is_ing = form.is_ing and not any(word.lower in _BE for word in helpers)
    subject, is_inverted, left = None, False, index
    if is_passive:
        return None
    if is_ing:
        subject = _subject_of_ing(words, index, low)
    elif _is_after_quotation(words, index, low) and (after := phrase_after(words, index + 1, high)):
        subject, is_inverted = after, True
    else:
        subject = subject_before(words, index, low)
        if subject is None:
            return None
        left = subject[0]
    return _with_right(words, index, high, Clause(index, left, index + 1, subject, is_inverted, is_ing=is_ing))


def _is_noun_here(words: list[Word], index: int, low: int) -> bool:
    form = words[index].form
    if index == low or form is None:
        return index == low and form is not None and not form.is_past and not form.is_ing
    before = words[index - 1]
    if form.is_past:
        return before.tag is Tag.DETERMINER and before.lower not in {"both", "all", "many", "some", "most", "one", "another", "two", "three", "this", "that", "few"}
    if before.tag is Tag.DETERMINER:
        return before.lower not in {"some", "many", "others", "most", "both", "all", "few"}
    if before.lower.endswith(("'s", "s'")) or before.tag is Tag.PREPOSITION and not (form.is_ing or before.lower == "to"):
        return True
    if form.is_base and not form.is_present:
        return not (_is_modal(before) or before.tag is Tag.ADVERB or before.lower in {"to", "they", "we", "i", "you", "who", "and"} or before.lower.endswith("s") or before.lower in {"people", "police"})
    return False


def _is_modal(word: Word) -> bool:
    return word.tag is Tag.AUXILIARY


def _helpers(words: list[Word], index: int, low: int) -> list[Word]:
    at = index
    while at > low and index - at < 6 and (words[at - 1].tag in {Tag.AUXILIARY, Tag.ADVERB} or words[at - 1].lower in {"not", "never"}):
        at -= 1
    return words[at:index]


def _is_after_quotation(words: list[Word], index: int, low: int) -> bool:
    """Whether the verb follows marked words or a comma, so that its subject may come after it."""
    if index == low:
        return False
    before = words[index - 1]
    if before.tag is Tag.ADVERB and index - 2 >= low:
        before = words[index - 2]
    return before.tag is Tag.QUOTED


def _subject_of_ing(words: list[Word], index: int, low: int) -> Range | None:
    if index > low and words[index - 1].tag in {Tag.NAME, Tag.NOUN, Tag.PRONOUN} and words[index - 1].tag is not Tag.NOUN:
        return subject_before(words, index, low)
    return main_subject(words, low, index)


def _with_right(words: list[Word], index: int, high: int, clause: Clause) -> Clause:
    form = words[index].form
    lemma = form.lemma if form else ""
    right = clause.subject[1] if clause.is_inverted and clause.subject else index + 1
    addressee = None
    if lemma in english.ADDRESSED and not clause.is_inverted:
        addressee = phrase_after(words, right, high)
        if addressee:
            right = addressee[1]
    elif right < high and words[right].lower == "to" and right + 1 < high and words[right + 1].tag in {Tag.NAME, Tag.DETERMINER, Tag.PRONOUN}:
        addressee = phrase_after(words, right + 1, high)
        right = addressee[1] if addressee else right
    right = _skip_adjuncts(words, right, high)
    return Clause(
        index,
        clause.left,
        right,
        clause.subject,
        clause.is_inverted,
        is_ing=clause.is_ing,
        addressee=addressee,
        object_start=index + 1,
    )


def _skip_adjuncts(words: list[Word], right: int, high: int) -> int:
    while right < high:
        step = _adjunct(words, right, high)
        if step == 0:
            return right
        right += step
    return right


def _adjunct(words: list[Word], at: int, high: int) -> int:
    """Tell the length of the word of time, adverb or "in a statement" that starts at `at`; 0 where there is none."""
    word = words[at]
    if word.tag is Tag.TIME or (word.lower in {"last", "this", "late", "early", "earlier", "later"} and at + 1 < high and words[at + 1].tag is Tag.TIME):
        return 1
    if word.tag is Tag.ADVERB and at + 1 < high and (words[at + 1].tag is Tag.STOP or words[at + 1].lower in {",", "that", ":"} or words[at + 1].tag in {Tag.QUOTED, Tag.PREPOSITION, Tag.TIME}):
        return 1
    if word.tag is not Tag.PREPOSITION:
        return 0
    if at + 1 < high and words[at + 1].tag is Tag.TIME:
        return 2
    return _occasion(words, at, high)


def _occasion(words: list[Word], at: int, high: int) -> int:
    """Tell the length of a phrase like "in a telephone interview with us on Friday" that names what something was said in."""
    has_occasion = False
    for index in range(at + 1, min(high, at + _ADJUNCT_REACH)):
        word = words[index]
        if word.lower in english.OCCASIONS or word.lower.rstrip("s") in english.OCCASIONS:
            has_occasion = True
        elif word.lower in {"that", ",", ":"} or word.tag in {Tag.STOP, Tag.QUOTED}:
            return index - at
        elif word.tag in {Tag.PRONOUN, Tag.AUXILIARY, Tag.CUE} or (has_occasion and word.tag is not Tag.PREPOSITION):
            return index - at if has_occasion else 0
    return min(high, at + _ADJUNCT_REACH) - at if has_occasion else 0
