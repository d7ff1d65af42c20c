"""Quotations without a cue of their own: who goes on speaking."""

from typing import Final

from analysis.quotes.attribution import can_speak
from analysis.quotes.paragraphs import Paragraph
from analysis.quotes.pieces import Piece
from analysis.quotes.speakers import main_subject
from analysis.quotes.words import Tag
from domain.statements import QuoteKind, Span

MIN_WORDS: Final = 5
"""Marked pieces of fewer words, with no cue, are titles, terms and irony."""


_SHORT: Final = 8
"""A sentence of at most so many words between two pieces turns to a new speaker."""


def attribute_alone(text: str, paragraphs: list[Paragraph]) -> list[Piece]:
    """Give every paragraph's pieces in order, those without a cue tied to the quotation they go on with or dropped."""
    kept: list[Piece] = []
    for place, paragraph in enumerate(paragraphs):
        for piece in paragraph.pieces:
            if piece.cue is None:
                if not _is_quotation(text, piece, kept):
                    continue
                _continue(text, paragraphs, place, piece, kept)
            kept.append(piece)
    return kept


def _is_quotation(text: str, piece: Piece, kept: list[Piece]) -> bool:
    words = text[piece.start : piece.end].split()
    if kept and kept[-1].is_open and kept[-1].paragraph == piece.paragraph - 1:
        return True
    return len(words) >= MIN_WORDS or (
        text[piece.end - 1] in ".?!" and len(words) > 1 and bool(kept) and kept[-1].paragraph == piece.paragraph
    )


def _continue(text: str, paragraphs: list[Paragraph], place: int, piece: Piece, kept: list[Piece]) -> None:
    last = kept[-1] if kept else None
    if last and last.is_marked and last.is_open and last.paragraph == piece.paragraph - 1:
        _join(piece, last)
        return
    paragraph = paragraphs[place]
    if last and last.paragraph == piece.paragraph and last.kind is QuoteKind.DIRECT and last.speaker:
        newcomer = _newcomer(paragraph, last, piece)
        if newcomer:
            piece.speaker = newcomer
        else:
            _join(piece, last)
        return
    following = [
        other
        for other in paragraph.pieces
        if other.start > piece.start and other.cue and other.kind is QuoteKind.DIRECT
    ]
    if following and following[0].speaker:
        _join(piece, following[0])
        return
    if place and piece.start <= paragraph.words[0].start + 2 and _introduce(paragraphs[place - 1], piece):
        return
    subject = _subject_before(paragraph, piece)
    if subject:
        piece.speaker = subject
        return
    if last and last.speaker and last.paragraph >= piece.paragraph - 1:
        piece.speaker = last.speaker
        piece.group = last.group if last.kind is QuoteKind.DIRECT and last.paragraph == piece.paragraph else piece.group


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
    """Give the named or described subject of a short sentence that stands between two pieces ("His friend Ros agreed.")."""
    for frame in paragraph.frames:
        start, end = paragraph.words[frame.low].start, paragraph.words[frame.high - 1].end
        if last.end <= start and end <= piece.start and frame.high - frame.low <= _SHORT:
            subject = main_subject(paragraph.words, frame.low, frame.high)
            if subject and can_speak(paragraph.words, subject) and paragraph.words[subject[0]].tag is not Tag.PRONOUN:
                return Span(paragraph.words[subject[0]].start, paragraph.words[subject[1] - 1].end)
    return None


def _join(piece: Piece, other: Piece) -> None:
    piece.speaker, piece.cue, piece.group = other.speaker, other.cue, other.group


def _subject_before(paragraph: Paragraph, piece: Piece) -> Span | None:
    """Give the subject of the sentence that stands before the piece, or around it, where that can speak."""
    for frame in reversed(paragraph.frames):
        if paragraph.words[frame.low].start >= piece.start:
            continue
        if paragraph.words[frame.low].tag is Tag.QUOTED:
            continue
        subject = main_subject(paragraph.words, frame.low, frame.high)
        if subject and can_speak(paragraph.words, subject):
            return Span(paragraph.words[subject[0]].start, paragraph.words[subject[1] - 1].end)
        return None
    return None
