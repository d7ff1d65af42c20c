"""Who said the marked pieces of one sentence: each quotation is tied to a cue clause beside it."""

import re
from dataclasses import dataclass, field
from typing import Final

from analysis.languages import english
from analysis.quotes.clauses import Clause, find_clauses
from analysis.quotes.frames import DASHES
from analysis.quotes.speakers import Range, can_head, main_subject, phrase_after
from analysis.quotes.words import Tag, Word, last_char

_FILLERS: Final = frozenset({",", ":", "that", "as", "—", "–", "-", "it", "him", "her", "them", "was", "is"})


_TITLE_WORDS: Final = 6
_GAP: Final = 8
"""How many words of a long subject may stand between a quotation and the part of it that was recognised."""


@dataclass(slots=True)
class Frame:
    """A sentence in the making: its words, its cue clauses, and which quotation hangs on which clause."""

    words: list[Word]
    low: int
    high: int
    clauses: list[Clause] = field(default_factory=list)
    owners: dict[int, Clause] = field(default_factory=dict)
    """Index of a quotation → the clause that says it."""
    signs: set[int] = field(default_factory=set)
    """Indexes of marked pieces that stand on a thing ("a banner reading …")."""


def read_frame(words: list[Word], sentence: Range, text: str) -> Frame:
    """Find the cue clauses of a sentence and the quotations that stand beside them."""
    low, high = sentence
    frame = Frame(words, low, high, find_clauses(words, low, high))
    for index in range(low, high):
        if words[index].tag is Tag.QUOTED and (owner := _owner(frame, index, text)):
            if _is_on_thing(words, owner):
                frame.signs.add(index)
            else:
                frame.owners[index] = owner
    return frame


def _is_on_thing(words: list[Word], owner: Clause) -> bool:
    if owner.subject is None:
        return False
    return any(word.lower.removesuffix("s") in english.SIGNS for word in words[slice(*owner.subject)])


def _owner(frame: Frame, index: int, text: str) -> Clause | None:
    span = frame.words[index].span
    if span is None or is_title(frame, index, text):
        return None
    ahead = _clause_right_of(frame, index)
    behind = _clause_left_of(frame, index)
    if ahead is not None and (last_char(frame.words[index]) in ",?!—–…-" or behind is None):
        return ahead
    if behind is not None:
        return behind
    if ahead is not None:
        return ahead
    return _bare(frame, index, last_char(frame.words[index]))


def _clause_right_of(frame: Frame, index: int) -> Clause | None:
    words = frame.words
    for clause in frame.clauses:
        if clause.cue <= index:
            continue
        gap = words[index + 1 : clause.left]
        if len(gap) <= 2 and all(word.lower in DASHES | {",", "as"} or word.tag is Tag.ADVERB for word in gap):
            return clause
        is_phrase = all(
            word.tag in {Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.PREPOSITION, Tag.BRACKET, Tag.NUMBER} for word in gap
        )
        return clause if is_phrase and len(gap) <= _GAP and not clause.is_ing and not clause.is_according else None
    return None


def _clause_left_of(frame: Frame, index: int) -> Clause | None:
    words, best = frame.words, None
    for clause in frame.clauses:
        if clause.right <= index and clause.cue < index:
            best = clause
    if best is None:
        return None
    gap = words[best.right : index]
    if all(word.lower in _FILLERS or word.tag is Tag.ADVERB for word in gap):
        return best
    if gap and gap[-1].lower in {":", ","} and not any(word.tag is Tag.QUOTED for word in gap):
        return best
    return None


def _bare(frame: Frame, index: int, last: str) -> Clause | None:
    """Attribute by a colon, or by whoever follows a comma inside the mark, where no known cue stands."""
    words = frame.words
    if index > frame.low and words[index - 1].lower == ":":
        subject = _owner_of_thing(words, main_subject(words, frame.low, index - 1))
        if subject and words[subject[0]].lower in english.CAPTION_WORDS:
            return None
        return Clause(index - 1, index, index - 1, index, subject) if subject else None
    after = index + 1
    if after + 1 < frame.high and words[after].lower in DASHES and words[after + 1].tag is Tag.NAME:
        subject = phrase_after(words, after + 1, frame.high)
        return Clause(after, after + 1, after, subject[1], subject) if subject else None
    if after + 1 < frame.high and words[after].lower == ":":
        subject = phrase_after(words, after + 1, frame.high)
        return Clause(after, after + 1, after, subject[1], subject) if subject and can_speak(words, subject) else None
    if (
        last in ",?!"
        and after + 1 < frame.high
        and words[after].tag is Tag.NOUN
        and words[after].lower.endswith(("ed", "s"))
    ):
        subject = phrase_after(words, after + 1, frame.high)
        return Clause(after, after + 1, after, subject[1], subject) if subject else None
    if last == "," and after < frame.high and words[after].tag in {Tag.NAME, Tag.PRONOUN, Tag.DETERMINER}:
        subject = phrase_after(words, after, frame.high)
        if subject and subject[1] < frame.high and words[subject[1]].lower.endswith(("s", "ed")):
            return Clause(subject[1], subject[1] + 1, after, subject[1] + 1, subject)
    return None


def _owner_of_thing(words: list[Word], subject: Range | None) -> Range | None:
    """Give whose answer, plea … it is that a subject names ("*his mother's* reply")."""
    if subject is None or can_head(words[subject[1] - 1].lower):
        return subject
    owners = [index for index in range(*subject) if words[index].lower.endswith("'s")]
    return (subject[0], owners[-1] + 1) if owners else subject


def is_title(frame: Frame, index: int, text: str) -> bool:
    """Whether a short marked piece in the middle of a sentence has the capitals of a title ("on “Face of the Hills”")."""
    span = frame.words[index].span
    if span is None or index == frame.low:
        return False
    before = frame.words[index - 1]
    if (before.form is not None and before.form.lemma != "read") or before.lower in {",", ":", "that", "as"}:
        return False
    words = re.findall(r"[^\W\d_]{4,}", text[span.start : span.end])
    return 0 < len(words) <= _TITLE_WORDS and all(word[0].isupper() for word in words) and text[span.start].isupper()


def can_speak(words: list[Word], subject: Range) -> bool:
    """Whether a noun phrase is a name, a pronoun or a noun for people and bodies."""
    return any(word.tag in {Tag.NAME, Tag.PRONOUN} or can_head(word.lower) for word in words[slice(*subject)])
