"""Quotations without a cue of their own: who goes on speaking."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from analysis.quotes.attribution import Frame, can_speak
from analysis.quotes.paragraphs import Paragraph
from analysis.quotes.pieces import Piece
from analysis.quotes.speakers import main_subject
from analysis.quotes.words import Tag
from domain.statements import QuoteKind, Span

MIN_WORDS: Final = 5
"""Marked pieces of fewer words, with no cue, are titles, terms and irony."""


_NEAR: Final = 12
"""How many pieces or sentences a search looks over; keeps time linear."""
_SHORT: Final = 8
"""A sentence of at most so many words between two pieces turns to a new speaker."""


def attribute_alone(text: str, paragraphs: list[Paragraph], *, is_ordered: bool) -> list[Piece]:
    """Give every paragraph's pieces in order, those without a cue tied to the quotation they go on with or dropped.

    In a text whose sentences may be shuffled (`is_ordered` is False) nothing goes on from what stands before.
    """
    kept: list[Piece] = []
    for place, paragraph in enumerate(paragraphs):
        for piece in paragraph.pieces:
            if piece.cue is None:
                if not _is_quotation(text, piece, kept):
                    continue
                _continue(paragraphs, place, piece, kept if is_ordered else [])
            kept.append(piece)
    return kept


def _is_quotation(text: str, piece: Piece, kept: list[Piece]) -> bool:
    words = text[piece.start : piece.end].split()
    if kept and kept[-1].is_open and kept[-1].paragraph == piece.paragraph - 1:
        return True
    return len(words) >= MIN_WORDS or (
        text[piece.end - 1] in ".?!" and len(words) > 1 and bool(kept) and kept[-1].paragraph == piece.paragraph
    )


def _continue(paragraphs: list[Paragraph], place: int, piece: Piece, kept: list[Piece]) -> None:
    """Tie a piece without a cue to the quotation it goes on with, or to whoever its surroundings name."""
    paragraph, last = paragraphs[place], kept[-1] if kept else None
    if last and last.is_open and last.is_marked and last.paragraph == piece.paragraph - 1:
        _join(piece, last)
    elif last and last.paragraph == piece.paragraph and last.kind is QuoteKind.DIRECT and last.speaker:
        piece.speaker = _newcomer(paragraph, last, piece)
        if piece.speaker is None:
            _join(piece, last)
    elif following := _next_attributed(paragraph, piece):
        _join(piece, following)
    elif place and kept and piece.start <= paragraph.words[0].start + 2 and _introduce(paragraphs[place - 1], piece):
        return
    else:
        piece.speaker = _subject_before(paragraph, piece)
        if piece.speaker is None and last and last.paragraph >= piece.paragraph - 1:
            piece.speaker = last.speaker


def _next_attributed(paragraph: Paragraph, piece: Piece) -> Piece | None:
    """Give the next direct piece of the paragraph that has a cue, if it has a speaker."""
    low = bisect_right(paragraph.pieces, piece.start, key=_start)
    for other in paragraph.pieces[low : low + _NEAR]:
        if other.cue and other.kind is QuoteKind.DIRECT:
            return other if other.speaker else None
    return None


def _start(piece: Piece) -> int:
    return piece.start


def _frames_before(paragraph: Paragraph, at: int) -> Iterator[Frame]:
    """Give the few sentences that begin before an offset, latest first."""
    high = bisect_left(paragraph.frames, at, key=lambda frame: paragraph.words[frame.low].start)
    return reversed(paragraph.frames[max(0, high - _NEAR) : high])


def _introduce(before: Paragraph, piece: Piece) -> bool:
    """Attribute a piece that opens its paragraph to the cue whose colon ended the paragraph before."""
    words = before.words
    if not words or words[-1].lower != ":" or not before.frames:
        return False
    frame = before.frames[-1]
    clause = frame.clauses[-1] if frame.clauses else None
    subject = clause.subject if clause else main_subject(words, frame.low, frame.high)
    if subject is None:
        return False
    piece.speaker = Span(words[subject[0]].start, words[subject[1] - 1].end)
    piece.cue = (
        Span(words[clause.cue].start, words[clause.cue_end - 1].end) if clause else Span(words[-1].start, words[-1].end)
    )
    return True


def _newcomer(paragraph: Paragraph, last: Piece, piece: Piece) -> Span | None:
    """Give the named or described subject of a short sentence between two pieces ("His friend Ros agreed.")."""
    words = paragraph.words
    for frame in _frames_before(paragraph, piece.start):
        is_between = last.end <= words[frame.low].start and words[frame.high - 1].end <= piece.start
        if is_between and frame.high - frame.low <= _SHORT:
            subject = main_subject(words, frame.low, frame.high)
            if subject and can_speak(words, subject) and words[subject[0]].tag is not Tag.PRONOUN:
                return Span(words[subject[0]].start, words[subject[1] - 1].end)
    return None


def _join(piece: Piece, other: Piece) -> None:
    piece.speaker, piece.cue, piece.group = other.speaker, other.cue, other.group


def _subject_before(paragraph: Paragraph, piece: Piece) -> Span | None:
    """Give the subject of the sentence that stands before the piece, or around it, where that can speak."""
    words = paragraph.words
    for frame in _frames_before(paragraph, piece.start):
        if words[frame.low].tag is not Tag.QUOTED:
            subject = main_subject(words, frame.low, frame.high)
            is_speaker = subject is not None and can_speak(words, subject)
            return Span(words[subject[0]].start, words[subject[1] - 1].end) if subject and is_speaker else None
    return None
