"""What a cue clause governs where its words are not, or only partly, in marks."""

from dataclasses import dataclass
from typing import Final

from analysis.languages import english
from analysis.quotes.attribution import Frame
from analysis.quotes.clauses import Clause
from analysis.quotes.speakers import Range
from analysis.quotes.words import Tag, Word

_ASKERS: Final = frozenset({"whether", "if", "why", "how", "what", "when", "where", "who"})
_CLAUSE_OPENERS: Final = frozenset(
    {Tag.PRONOUN, Tag.DETERMINER, Tag.NAME, Tag.NOUN, Tag.NUMBER, Tag.QUOTED, Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.ADVERB, Tag.TIME, Tag.CUE}
)
_MIN_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Content:
    """The words that a clause governs, as a range of word indexes."""

    clause: Clause
    words: Range


def find_contents(frame: Frame) -> list[Content]:
    """Give the unmarked or partly marked contents of a sentence, in order, not overlapping."""
    contents: list[Content] = []
    taken = frame.low
    for clause in frame.clauses:
        if clause.cue < taken:
            continue
        found = _content_right(frame, clause) or _content_left(frame, clause, taken)
        if found is None:
            continue
        contents.append(Content(clause, found))
        taken = max(taken, found[1])
    return contents


def _content_right(frame: Frame, clause: Clause) -> Range | None:
    start = _content_start(frame, clause)
    if start is None:
        return None
    end = _content_end(frame, clause, start)
    size = sum(1 for word in frame.words[start:end] if word.tag is not Tag.PUNCTUATION)
    has_quotation = any(word.tag is Tag.QUOTED for word in frame.words[start:end])
    return (start, end) if size >= (2 if has_quotation else _MIN_WORDS) else None


def _content_start(frame: Frame, clause: Clause) -> int | None:
    words, high, at = frame.words, frame.high, clause.right
    if clause.is_according:
        return at + 1 if clause.left == frame.low and at + 1 < high and words[at].lower == "," else None
    form = words[clause.cue].form
    lemma = form.lemma if form else ""
    if at < high and words[at].lower == "," and at + 1 < high and words[at + 1].lower == "that":
        at += 1
    if at >= high or words[at].tag is Tag.STOP:
        return None
    word = words[at]
    if word.lower == "that" and lemma in english.CLAUSE | english.ADDRESSED:
        return at
    if word.lower in _ASKERS and lemma in english.ASKING:
        return at
    if word.lower == "to" and at + 1 < high and (lemma in english.TO_VERB or (clause.addressee and lemma in english.OBJECT)):
        return clause.object_start if clause.addressee and lemma not in {"tell", "ask"} else at
    if lemma in english.ING_VERB and word.lower.endswith("ing"):
        return at
    if lemma in english.CLAUSE or clause.addressee:
        if word.tag in _CLAUSE_OPENERS and _has_verb(words, at, high):
            return at
    if lemma in english.OBJECT and clause.object_start < high and words[clause.object_start].tag in _CLAUSE_OPENERS - {Tag.PREPOSITION, Tag.CUE, Tag.TIME, Tag.SUBORDINATOR}:
        return clause.object_start
    return None


def _has_verb(words: list[Word], at: int, high: int) -> bool:
    """Whether a verb probably follows within the next words, before the clause ends."""
    for index in range(at + 1, min(high, at + 25)):
        word = words[index]
        if word.tag in {Tag.AUXILIARY, Tag.CUE, Tag.QUOTED} or "'" in word.lower[1:-1] and word.tag is Tag.PRONOUN:
            return True
        if word.tag is Tag.NOUN and word.lower.endswith(("ed", "s")) and words[index - 1].tag in {Tag.PRONOUN, Tag.NAME, Tag.NOUN}:
            return True
        if word.tag is Tag.NOUN and words[index - 1].tag is Tag.PRONOUN:
            return True
    return False


def _content_end(frame: Frame, clause: Clause, start: int) -> int:
    words, high = frame.words, frame.high
    breaks = {other.left for other in frame.clauses if other.cue > clause.cue and other.left > start}
    end = high
    for index in range(start + 1, high):
        if _breaks_here(words, index, breaks):
            end = index
            break
    while end > start and (words[end - 1].tag is Tag.STOP or words[end - 1].lower in {",", ";", "—", "–", ":"}):
        end -= 1
    return end


def _breaks_here(words: list[Word], index: int, breaks: set[int]) -> bool:
    word = words[index]
    if word.lower in {";"}:
        return True
    if word.lower in {",", "—", "–"}:
        return bool({index + 1, index + 2} & breaks) and (index + 1 in breaks or words[index + 1].tag in {Tag.CONJUNCTION, Tag.SUBORDINATOR})
    return word.tag is Tag.CONJUNCTION and index + 1 in breaks


def _content_left(frame: Frame, clause: Clause, taken: int) -> Range | None:
    """Give what stands before a cue clause that closes or interrupts its sentence ("…, she said")."""
    words, left = frame.words, clause.left
    form = words[clause.cue].form
    if form is not None and form.lemma not in english.SPEECH | english.CLAUSE:
        return None
    if clause.is_ing or left - 1 <= taken:
        return None
    ends = clause.right >= frame.high or words[clause.right].tag is Tag.STOP or words[clause.right].lower in {",", ";", "—"}
    if not (ends or clause.is_according) or (words[left - 1].lower not in {",", "—", "–"} and not clause.is_according):
        return None
    end = left - 1 if words[left - 1].lower in {",", "—", "–"} else left
    start = taken
    while start < end and (words[start].lower in {",", "but", "and", "—", "–"} or words[start].tag is Tag.PUNCTUATION):
        start += 1
    size = sum(1 for word in words[start:end] if word.tag is not Tag.PUNCTUATION)
    if size < _MIN_WORDS or (end - start == 1):
        return None
    return (start, end)
