"""Speech without marks: after a cue and a colon it runs to the paragraph's end."""

from dataclasses import replace
from typing import Final

from analysis.quotes.attribution import Frame
from analysis.quotes.clauses import Clause
from analysis.quotes.following import phrase_after
from analysis.quotes.nouns import is_human
from analysis.quotes.words import Tag, Word

FIRST_PERSON: Final = frozenset("i i'm i've i'd i'll im ive my me mine we we're we've we'll our ours us".split())
"""Words that only the speaker says, with the spellings of lost apostrophes that mean nothing else."""

_MIN_WORDS: Final = 2
_NAME_WORDS: Final = 6


def find_speech(frames: list[Frame]) -> tuple[Clause, int, int] | None:
    """Give the clause that opens unmarked speech in a paragraph, and the half-open range of that speech's words."""
    for number, frame in enumerate(frames):
        clause = next((clause for clause in frame.clauses if _opens_speech(frame, clause)), None)
        if clause is None and number == 0:
            clause = _labelled_line(frame)
        if clause is not None:
            end = _end(frames, number)
            start = clause.right + 1
            return (clause, start, end) if end - start >= _MIN_WORDS else None
    return None


def _opens_speech(frame: Frame, clause: Clause) -> bool:
    words, at = frame.words, clause.right
    return at + 1 < len(words) and words[at].lower == ":" and words[at + 1].tag is not Tag.QUOTED and clause.cue < at


def _labelled_line(frame: Frame) -> Clause | None:
    """Read a line of a transcript ("Inspector Ruth Halm: We knew it"); "Q:" names nobody."""
    words = frame.words
    subject = phrase_after(words, frame.low, min(frame.high, frame.low + _NAME_WORDS))
    if (
        subject is None
        or subject[1] + 1 >= len(words)
        or words[subject[1]].lower != ":"
        or words[subject[1] + 1].tag is Tag.QUOTED
    ):
        return None
    label = words[slice(*subject)]
    if all(len(word.text) == 1 for word in label):
        return None
    is_person = any(is_human(word.lower) for word in label) or all(
        word.text.isupper() and word.tag is Tag.NAME for word in label
    )
    speaks = any(word.lower in FIRST_PERSON for word in words[subject[1] :])
    if not (is_person and label[-1].tag is Tag.NAME and (speaks or label[-1].text.isupper())):
        return None
    return Clause(subject[1], subject[1] + 1, subject[0], subject[1], subject)


def _end(frames: list[Frame], number: int) -> int:
    """Speech ends with its paragraph, or before a sentence that has marks or another colon."""
    end = frames[number].high
    for frame in frames[number + 1 :]:
        if any(_opens_speech(frame, clause) for clause in frame.clauses) or any(
            word.tag is Tag.QUOTED for word in frame.words[frame.low : frame.high]
        ):
            break
        end = frame.high
    return end


def without_speech(frames: list[Frame], speech: tuple[Clause, int, int]) -> list[Frame]:
    """Give the frames of a paragraph as they are outside its unmarked speech."""
    opener, start, end = speech
    kept = []
    for frame in frames:
        if frame.high <= start or frame.low >= end:
            kept.append(frame)
        elif frame.low < start:
            clauses = [clause for clause in frame.clauses if clause.cue < opener.cue]
            kept.append(replace(frame, high=opener.left, clauses=clauses, cues=[one.cue for one in clauses]))
    return kept


def is_first_person(words: list[Word]) -> bool:
    """Whether words are somebody's own, though no marks show it."""
    return any(word.lower in FIRST_PERSON for word in words)
