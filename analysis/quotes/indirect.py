"""What a cue clause governs where its words are not, or only partly, in marks."""

from dataclasses import dataclass
from typing import Final

from analysis.languages import english
from analysis.quotes.attribution import Frame
from analysis.quotes.clauses import Clause
from analysis.quotes.following import Range
from analysis.quotes.words import Tag, Word

_THAT_CLAUSE: Final = english.CLAUSE | english.ADDRESSED
_SPEAKING: Final = english.SPEECH | english.CLAUSE
_VERBAL: Final = frozenset({Tag.AUXILIARY, Tag.VERB, Tag.CUE, Tag.QUOTED})
_BESIDE: Final = frozenset({Tag.ADVERB, Tag.NOUN, Tag.TIME, Tag.PREPOSITION, Tag.DETERMINER})
_ASKERS: Final = frozenset({"whether", "if", "why", "how", "what", "when", "where", "who"})
_DASHES: Final = frozenset({",", "—", "–"})
_OPENERS: Final = frozenset(
    {
        Tag.PRONOUN,
        Tag.DETERMINER,
        Tag.NAME,
        Tag.NOUN,
        Tag.NUMBER,
        Tag.QUOTED,
        Tag.SUBORDINATOR,
        Tag.PREPOSITION,
        Tag.ADVERB,
        Tag.TIME,
        Tag.CUE,
    }
)
_MIN_WORDS: Final = 3
_NEAR: Final = 10
"""How many words of subject may stand between a quotation and its cue."""
_FAR: Final = 400
"""How many words a search looks back over; keeps time linear."""
_VERB_REACH: Final = 25


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
        for found in _contents_of(frame, clause, taken):
            contents.append(Content(clause, found))
            taken = max(taken, found[1])
    return contents


def _contents_of(frame: Frame, clause: Clause, taken: int) -> list[Range]:
    left = _content_left(frame, clause, taken)
    if left is not None:
        rest = _content_resumed(frame, clause)
        return [left, rest] if rest else [left]
    right = _content_right(frame, clause)
    return [right] if right else []


def _content_right(frame: Frame, clause: Clause) -> Range | None:
    if _owns_before(frame, clause):
        at = clause.right
        if at >= frame.high or frame.words[at].lower != "that":
            return None
    start = _content_start(frame, clause)
    if start is None:
        return None
    end = _content_end(frame, start)
    words = frame.words[start:end]
    is_clause = bool(words) and (
        words[0].lower in {"that", "to"} or words[0].tag is Tag.PRONOUN or words[0].lower.endswith("ing")
    )
    has_quotation = any(word.tag is Tag.QUOTED for word in words)
    return (start, end) if _size(words) >= (2 if has_quotation or is_clause else _MIN_WORDS) else None


def _owns_before(frame: Frame, clause: Clause) -> bool:
    """Whether the quotation just before a cue clause is what it says."""
    return any(frame.owners.get(index) is clause for index in range(clause.left - _NEAR, clause.left))


def _size(words: list[Word]) -> int:
    return sum(1 for word in words if word.tag is not Tag.PUNCTUATION)


def _content_start(frame: Frame, clause: Clause) -> int | None:
    """Give where the words that a cue governs begin, None where it governs none to its right."""
    words, high, at = frame.words, frame.high, clause.right
    has_comma = at + 1 < high and words[at].lower == ","
    if clause.is_according:
        return at + 1 if has_comma and clause.left == frame.low else None
    if has_comma and words[at + 1].lower == "that":
        at += 1
    if at >= high or words[at].tag is Tag.STOP:
        return None
    return _governed(words, clause, _before_that(words, at, high), high)


def _governed(words: list[Word], clause: Clause, at: int, high: int) -> int | None:
    """Give where the words that a verb governs begin, if they begin at `at` or with its object."""
    if _opens_clause(words[at], clause):
        return at
    if words[at].lower == "to" and at + 1 < high:
        return _to_content(clause, at)
    if clause.lemma in english.ACCUSING and clause.has_addressee and words[at].lower in {"of", "for"}:
        return clause.after_cue
    takes_clause = (clause.lemma in english.CLAUSE or clause.has_addressee) and words[at].tag in _OPENERS
    if takes_clause and _has_verb(words, at, high, is_strict=clause.lemma in english.TAKES_NOUN):
        return at
    return _labelled(words, clause, high) if clause.lemma in english.LABELLING else None


def _opens_clause(word: Word, clause: Clause) -> bool:
    """Whether a word opens what the cue governs by itself: "that", a question word, a form in -ing."""
    if word.lower == "that" and clause.lemma in _THAT_CLAUSE:
        return True
    if word.lower in _ASKERS and clause.lemma in english.ASKING:
        return word.lower != "who" or not clause.is_inverted
    return clause.lemma in english.ING_VERB and word.lower.endswith("ing")


def _before_that(words: list[Word], at: int, high: int) -> int:
    """Skip a few words that name no doer before "that" ("told their families *back home* that")."""
    for index in range(at, min(high, at + 4)):
        if words[index].lower == "that":
            return index
        if words[index].tag not in _BESIDE:
            break
    return at


def _to_content(clause: Clause, at: int) -> int | None:
    if clause.has_addressee and clause.lemma in english.URGING:
        return at if clause.lemma in english.FROM_TO or clause.is_hearing else clause.after_cue
    return at if clause.lemma in english.TO_VERB else None


def _labelled(words: list[Word], clause: Clause, high: int) -> int | None:
    """Give the object of "called" where marked words end it or stand in it soon."""
    for index in range(clause.after_cue, min(high, clause.after_cue + 12)):
        if words[index].tag is Tag.QUOTED:
            return clause.after_cue
        if words[index].tag is Tag.STOP or words[index].lower in {",", ";"}:
            return None
    return None


def _has_verb(words: list[Word], at: int, high: int, *, is_strict: bool = False) -> bool:
    """Whether a verb probably follows soon; strictly, before a comma or a clause that hangs on a noun."""
    for index in range(at + 1, min(high, at + _VERB_REACH)):
        word, before = words[index], words[index - 1]
        if is_strict and (word.lower == "," or word.tag is Tag.SUBORDINATOR or word.lower in {"as", "after", "before"}):
            return False
        if word.tag in _VERBAL or (word.tag is Tag.PRONOUN and "'" in word.lower[1:-1]):
            return True
        if word.tag is Tag.NOUN and (
            before.tag is Tag.PRONOUN or (word.lower.endswith(("ed", "s")) and before.tag in {Tag.NAME, Tag.NOUN})
        ):
            return True
    return False


def _content_end(frame: Frame, start: int) -> int:
    words, high = frame.words, frame.high
    end = high
    for index in range(start + 1, high):
        if _breaks_here(words, index, frame.lefts):
            end = index + (words[index].tag is Tag.QUOTED)
            break
    while end > start and (words[end - 1].tag is Tag.STOP or words[end - 1].lower in _DASHES | {";", ":"}):
        end -= 1
    return end


def _breaks_here(words: list[Word], index: int, breaks: frozenset[int]) -> bool:
    word = words[index]
    if word.lower == ";":
        return True
    if word.tag is Tag.QUOTED and word.text.endswith(",") and index + 1 in breaks:
        return True
    if word.lower in _DASHES:
        if index + 1 in breaks or _is_comment(words, index, breaks):
            return True
        return index + 2 in breaks and words[index + 1].tag in {Tag.CONJUNCTION, Tag.SUBORDINATOR}
    return word.tag is Tag.CONJUNCTION and index + 1 in breaks


def _is_comment(words: list[Word], comma: int, breaks: frozenset[int]) -> bool:
    """Whether ", a claim *the others call* …" follows: what somebody else says of it."""
    return (
        comma + 3 in breaks and words[comma + 1].tag is Tag.DETERMINER and words[comma + 2].tag in {Tag.NOUN, Tag.CUE}
    )


def _content_left(frame: Frame, clause: Clause, taken: int) -> Range | None:
    """Give what stands before a cue clause that closes or interrupts its sentence ("…, she said")."""
    if clause.is_ing or clause.left - 1 <= taken or not _closes(frame, clause):
        return None
    words, end = frame.words, clause.left - (frame.words[clause.left - 1].lower in _DASHES)
    start = taken
    while start < end and (words[start].lower in {"but", "and"} or words[start].tag is Tag.PUNCTUATION):
        start += 1
    if any(frame.owners.get(index, clause) is not clause for index in range(max(start, end - _FAR), end)):
        return None
    minimum = 1 if _content_resumed(frame, clause) else _MIN_WORDS
    return (start, end) if _size(words[start:end]) >= minimum and end - start > 1 else None


def _closes(frame: Frame, clause: Clause) -> bool:
    """Whether a cue clause stands after what it says: behind a comma, and nothing of it follows."""
    if clause.is_according:
        return True
    words = frame.words
    ends = clause.right >= frame.high or words[clause.right].tag is Tag.STOP
    ends = ends or words[clause.right].lower in _DASHES | {";"}
    speaks = clause.lemma in _SPEAKING
    return speaks and ends and words[clause.left - 1].lower in _DASHES


def _content_resumed(frame: Frame, clause: Clause) -> Range | None:
    """Give what goes on after a cue clause that interrupts it ("By noon, she said, all were out")."""
    words, at = frame.words, clause.right
    if at + 1 >= frame.high or words[at].lower not in _DASHES or words[clause.left - 1].lower not in _DASHES:
        return None
    first = words[at + 1]
    if first.tag is Tag.QUOTED or first.lower in {"who", "which", "and", "but"} or (first.form and first.form.is_ing):
        return None
    if not _has_verb(words, at + 1, frame.high):
        return None
    end = _content_end(frame, at + 1)
    return (at + 1, end) if _size(words[at + 1 : end]) >= _MIN_WORDS else None
