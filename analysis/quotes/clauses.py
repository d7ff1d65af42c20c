"""Cue clauses: a verb of saying with its subject, whom it speaks to, and where the words it governs begin."""

from dataclasses import dataclass, replace
from typing import Final

from analysis.languages import english
from analysis.quotes.adjuncts import skip_adjuncts
from analysis.quotes.following import Range, phrase_after
from analysis.quotes.speakers import is_second_verb, main_subject, subject_before
from analysis.quotes.verbs import is_no_verb, verb_group
from analysis.quotes.words import Tag, Word

_BE: Final = frozenset("is are was were be been being am".split())
_REPORTING_REACH: Final = 18
_CONTRACTED_BE: Final = frozenset({"what's", "it's", "that's", "he's", "she's"})
_TEXT_REACH: Final = 5
_BEFORE_TEXT: Final = frozenset({Tag.DETERMINER, Tag.NOUN, Tag.NUMBER})
_ADDRESSEES: Final = frozenset({Tag.NAME, Tag.DETERMINER, Tag.PRONOUN})
_ADDRESSING: Final = english.ADDRESSED | english.URGING | english.ACCUSING


@dataclass(frozen=True, slots=True)
class Clause:
    """One cue: word indexes; `left` and `right` bound the cue with subject, addressee and adjuncts.

    `is_hearing` marks "the court heard", where nobody is named as the speaker.
    """

    cue: int
    cue_end: int
    left: int
    right: int
    subject: Range | None
    lemma: str = ""
    is_inverted: bool = False
    is_ing: bool = False
    is_hearing: bool = False
    has_addressee: bool = False

    @property
    def is_according(self) -> bool:
        """Whether it is "according to", which has no verb."""
        return self.lemma == "according"

    @property
    def after_cue(self) -> int:
        """The index of the word after the verb, where an object that belongs to the content begins."""
        return self.cue_end


def find_clauses(words: list[Word], low: int, high: int) -> list[Clause]:
    """Give the cue clauses of the sentence `words[low:high]`, in order of their cues."""
    cues = (index for index in range(low, high) if words[index].form is not None or words[index].lower == "according")
    found = (_clause_at(words, index, low, high) for index in cues)
    return [clause for clause in found if clause is not None]


def _clause_at(words: list[Word], index: int, low: int, high: int) -> Clause | None:
    if words[index].lower == "according" and index + 1 < high and words[index + 1].lower == "to":
        return _according(words, index, high)
    form = words[index].form
    if form is None or is_no_verb(words, index, low):
        return None
    if form.lemma in english.LIGHT and not _is_near_speech(words, index, low, high):
        return None
    return _verb_clause(words, index, low, high)


def _is_near_speech(words: list[Word], index: int, low: int, high: int) -> bool:
    near = words[max(low, index - 4) : min(high, index + 5)]
    return any(word.tag is Tag.QUOTED or word.lower == ":" for word in near)


def _according(words: list[Word], index: int, high: int) -> Clause | None:
    subject = _text_cited(words, index + 2, high) or phrase_after(words, index + 2, high)
    if subject is None or any(word.lower in english.DATA for word in words[slice(*subject)]):
        return None
    right = subject[1]
    while (
        right < high
        and words[right].lower != ","
        and words[right].tag is not Tag.STOP
        and right - index < _REPORTING_REACH
    ):
        right += 1
    return Clause(index, index + 2, index, _skip_relative(words, right, high), subject, "according")


def _text_cited(words: list[Word], at: int, high: int) -> Range | None:
    """Read "a new report by the harbour office", where the noun has the form of a verb of saying."""
    for index in range(at, min(high, at + _TEXT_REACH)):
        if words[index].tag is Tag.CUE and index > at and words[index].lower in english.TEXTS:
            author = (
                phrase_after(words, index + 2, high) if index + 1 < high and words[index + 1].lower == "by" else None
            )
            return (at, author[1] if author else index + 1)
        if words[index].tag not in _BEFORE_TEXT:
            break
    return None


def _skip_relative(words: list[Word], comma: int, high: int) -> int:
    """Give the comma that ends ", which …," after a phrase, else the one at `comma`."""
    if comma + 1 < high and words[comma].lower == "," and words[comma + 1].lower in {"which", "who", "whose"}:
        for index in range(comma + 2, min(high, comma + _REPORTING_REACH)):
            if words[index].lower == ",":
                return index
    return comma


def _verb_clause(words: list[Word], index: int, low: int, high: int) -> Clause | None:
    form = words[index].form
    if form is None:
        return None
    start = verb_group(words, index, low)
    helpers = words[start:index]
    if any(word.lower in english.NEGATIONS for word in helpers):
        return None
    is_be = any(word.lower in _BE for word in helpers) or (
        form.lemma in english.LABELLING and start > low and words[start - 1].lower in _CONTRACTED_BE
    )
    clause = Clause(index, index + 1, start, index + 1, None, form.lemma, is_ing=form.is_ing and not is_be)
    if form.is_past and is_be:
        return _passive(words, clause, low, high)
    if form.lemma == "hear":
        return _hearing(words, clause, low, high)
    clause = _with_subject(words, clause, low, high)
    if clause.subject is None or _is_author(words, clause.subject):
        return None
    return _with_right(words, clause, high)


def _with_subject(words: list[Word], clause: Clause, low: int, high: int) -> Clause:
    """Add who speaks; a participle that opens its sentence ("Asked whether …") has no speaker."""
    index = clause.cue
    if index == low and not clause.is_ing:
        return clause
    if clause.is_ing:
        clause = replace(clause, subject=_subject_of_ing(words, index, low))
    elif after := _inverted_subject(words, index, low, high):
        clause = replace(clause, subject=after, is_inverted=True, right=after[1])
    elif is_second_verb(words, index, low):
        clause = replace(clause, subject=main_subject(words, low, index))
    elif subject := subject_before(words, index, low):
        clause = replace(clause, subject=subject, left=subject[0])
    return clause


def _is_author(words: list[Word], subject: Range) -> bool:
    """Whether the subject is the text's own "I", "we" or "you", or what stands in no marks though somebody speaks."""
    return words[subject[0]].lower.split("'")[0] in {"i", "we", "you"}


def _passive(words: list[Word], clause: Clause, low: int, high: int) -> Clause | None:
    """Read "was told (by X) that …"; other passives say nobody's words."""
    if clause.lemma != "tell":
        return None
    subject = None
    right = clause.cue + 1
    if right < high and words[right].lower == "by":
        subject = phrase_after(words, right + 1, high)
        right = subject[1] if subject else right
    told = subject_before(words, clause.left, low)
    left = told[0] if told else clause.left
    cue_end = clause.cue + (2 if subject else 1)
    be = clause.left + next(i for i, word in enumerate(words[clause.left : clause.cue]) if word.lower in _BE)
    return Clause(
        be,
        cue_end,
        left,
        skip_adjuncts(words, right, high),
        subject,
        "tell",
        is_hearing=subject is None,
        has_addressee=True,
    )


def _hearing(words: list[Word], clause: Clause, low: int, high: int) -> Clause | None:
    heard = subject_before(words, clause.cue, low)
    if heard is None or not any(word.lower in english.HEARING_BODIES for word in words[slice(*heard)]):
        return None
    right = skip_adjuncts(words, clause.cue + 1, high)
    return replace(clause, left=heard[0], right=right, lemma="tell", is_hearing=True, has_addressee=True)


def _inverted_subject(words: list[Word], index: int, low: int, high: int) -> Range | None:
    """Find the subject after a verb that follows marked words, or a comma where the sentence ends with that subject."""
    before = index - 1
    if before > low and words[before].tag is Tag.ADVERB:
        before -= 1
    if before < low:
        return None
    if words[before].tag is Tag.QUOTED:
        return phrase_after(words, index + 1, high)
    if before == low or words[before].lower != "," or words[index].lower not in {"said", "says", "say"}:
        return None
    after = phrase_after(words, index + 1, high)
    is_end = after is not None and (after[1] >= high or words[after[1]].tag is Tag.STOP or words[after[1]].lower == ",")
    return after if is_end or words[before - 1].tag is Tag.QUOTED else None


def _subject_of_ing(words: list[Word], index: int, low: int) -> Range | None:
    is_beside = words[index - 1].tag is Tag.NOUN and words[index].lower in {"reading", "saying"}
    if index > low and (is_beside or words[index - 1].tag in {Tag.NAME, Tag.PRONOUN}):
        return subject_before(words, index, low)
    return main_subject(words, low, index)


def _with_right(words: list[Word], clause: Clause, high: int) -> Clause:
    """Add whom the words are spoken to, and the adjuncts after the verb."""
    right, has_addressee = clause.right, False
    at = right
    if right < high and words[right].lower == "to" and right + 1 < high and words[right + 1].tag in _ADDRESSEES:
        at = right + 1
    if (clause.lemma in _ADDRESSING and not clause.is_inverted) or at > right:
        addressee = phrase_after(words, at, high)
        if addressee is not None:
            right, has_addressee = addressee[1], True
    return replace(clause, right=skip_adjuncts(words, right, high), has_addressee=has_addressee)
