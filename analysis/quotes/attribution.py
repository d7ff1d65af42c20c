"""Who said the marked pieces of one sentence: each quotation is tied to a cue clause beside it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from analysis.languages import english
from analysis.quotes.clauses import Clause, find_clauses
from analysis.quotes.following import Range, phrase_after
from analysis.quotes.frames import DASHES
from analysis.quotes.nouns import can_head
from analysis.quotes.speakers import main_subject
from analysis.quotes.words import Tag, Word, last_char

_FILLERS: Final = frozenset({",", ":", "that", "as", "—", "–", "-", "it", "him", "her", "them", "was", "is"})


_SHORT_GAP: Final = 2
_PHRASAL: Final = frozenset({Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.PREPOSITION, Tag.BRACKET, Tag.NUMBER})
_SUBJECTS: Final = frozenset({Tag.NAME, Tag.PRONOUN, Tag.DETERMINER})
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
    cues: list[int] = field(default_factory=list)
    """The cues of the clauses, for looking one up."""
    lefts: frozenset[int] = frozenset()
    """Where the clauses begin."""
    signs: set[int] = field(default_factory=set)
    """Indexes of marked pieces that stand on a thing ("a banner reading …")."""


def read_frame(words: list[Word], sentence: Range) -> Frame:
    """Find the cue clauses of a sentence and the quotations that stand beside them."""
    low, high = sentence
    clauses = find_clauses(words, low, high)
    cues, lefts = [clause.cue for clause in clauses], frozenset(clause.left for clause in clauses)
    frame = Frame(words, low, high, clauses, cues=cues, lefts=lefts)
    for index in range(low, high):
        if words[index].tag is Tag.QUOTED and (owner := _owner(frame, index)):
            if _is_on_thing(words, owner):
                frame.signs.add(index)
            else:
                frame.owners[index] = owner
    return frame


def _is_on_thing(words: list[Word], owner: Clause) -> bool:
    if owner.subject is None:
        return False
    return any(word.lower.removesuffix("s") in english.SIGNS for word in words[slice(*owner.subject)])


def _owner(frame: Frame, index: int) -> Clause | None:
    if _is_title(frame, index):
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
    """Give the next clause where nothing but the rest of its subject stands between."""
    place = bisect_right(frame.cues, index)
    if place == len(frame.clauses):
        return None
    clause = frame.clauses[place]
    gap = frame.words[index + 1 : clause.left]
    if len(gap) > _GAP:
        return None
    if len(gap) <= _SHORT_GAP and all(word.lower in DASHES | {",", "as"} or word.tag is Tag.ADVERB for word in gap):
        return clause
    return clause if not (clause.is_ing or clause.is_according) and all(word.tag in _PHRASAL for word in gap) else None


def _clause_left_of(frame: Frame, index: int) -> Clause | None:
    """Give the last clause before a quotation, where what stands between leads to it."""
    place = bisect_right(frame.cues, index) - 1
    while place >= 0 and frame.clauses[place].right > index:
        place -= 1
    if place < 0:
        return None
    clause = frame.clauses[place]
    gap = frame.words[clause.right : index]
    if all(word.lower in _FILLERS or word.tag is Tag.ADVERB for word in gap):
        return clause
    leads = gap[-1].lower in {":", ","} and not any(word.tag is Tag.QUOTED for word in gap)
    return clause if leads else None


def _bare(frame: Frame, index: int, last: str) -> Clause | None:
    """Attribute by what stands beside a quotation where no known cue does: a colon, a dash, an unknown verb."""
    if index > frame.low and frame.words[index - 1].lower == ":":
        return _after_colon(frame, index)
    if index + 2 >= frame.high:
        return None
    mark = frame.words[index + 1]
    if mark.lower in DASHES and frame.words[index + 2].tag is Tag.NAME:
        return _before_speaker(frame, index + 1)
    if mark.lower == ":":
        found = _before_speaker(frame, index + 1)
        return found if found and found.subject and can_speak(frame.words, found.subject) else None
    return _unknown_verb(frame, index + 1) if last and last in ",?!" else None


def _after_colon(frame: Frame, index: int) -> Clause | None:
    words = frame.words
    subject = _owner_of_thing(words, main_subject(words, frame.low, index - 1))
    if subject is None or words[subject[0]].lower in english.CAPTION_WORDS:
        return None
    return Clause(index - 1, index, index - 1, index, subject)


def _before_speaker(frame: Frame, at: int) -> Clause | None:
    """Take the word at `at` for a cue and the noun phrase after it for the speaker."""
    subject = phrase_after(frame.words, at + 1, frame.high)
    return Clause(at, at + 1, at, subject[1], subject) if subject else None


def _unknown_verb(frame: Frame, at: int) -> Clause | None:
    """Attribute "…," shrugged Maria Holt, and "…," Maria Holt shrugged."""
    words = frame.words
    if words[at].tag is Tag.NOUN and words[at].lower.endswith(("ed", "s")):
        return _before_speaker(frame, at)
    subject = phrase_after(words, at, frame.high) if words[at].tag in _SUBJECTS else None
    if subject and subject[1] < frame.high and words[subject[1]].lower.endswith(("s", "ed")):
        return Clause(subject[1], subject[1] + 1, at, subject[1] + 1, subject)
    return None


def _owner_of_thing(words: list[Word], subject: Range | None) -> Range | None:
    """Give whose answer, plea … it is that a subject names ("*his mother's* reply")."""
    if subject is None or can_head(words[subject[1] - 1].lower):
        return subject
    owners = [index for index in range(*subject) if words[index].lower.endswith("'s")]
    return (subject[0], owners[-1] + 1) if owners else subject


def _is_title(frame: Frame, index: int) -> bool:
    """Whether a short piece in the middle of a sentence has the capitals of a title ("on “Face of the Hills”")."""
    if index == frame.low:
        return False
    before, piece = frame.words[index - 1], frame.words[index].text
    if (before.form is not None and before.form.lemma != "read") or before.lower in {",", ":", "that", "as"}:
        return False
    words = re.findall(r"[^\W\d_]{4,}", piece)
    return 0 < len(words) <= _TITLE_WORDS and all(word[0].isupper() for word in words) and piece[0].isupper()


def can_speak(words: list[Word], subject: Range) -> bool:
    """Whether a noun phrase is a name, a pronoun or a noun for people and bodies."""
    return any(word.tag in {Tag.NAME, Tag.PRONOUN} or can_head(word.lower) for word in words[slice(*subject)])
