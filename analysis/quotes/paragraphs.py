"""One paragraph read: its words, its sentences, and the pieces of quotation that its own cues attribute."""

from dataclasses import dataclass
from typing import Final

from analysis.quotes.attribution import Frame, read_frame
from analysis.quotes.clauses import Clause
from analysis.quotes.frames import cut_sentences
from analysis.quotes.indirect import Content, find_contents
from analysis.quotes.marks import MarkedSpan, find_spans
from analysis.quotes.pieces import Piece
from analysis.quotes.unmarked import find_speech, is_first_person, without_speech
from analysis.quotes.words import Tag, Word, read_words
from domain.statements import QuoteKind, Span

_SMALL: Final = frozenset({"that", "it", "him", "her", "them", "this", "as", "a", "an", "the", "and", "of", "to"})
"""Words outside the marks that leave a quotation direct."""
_TRAILING: Final = frozenset({"in", "on", "at", "during", "after", "before", "from", "when", "while"})
"""What begins the circumstances after a quotation, which are no part of it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's words, frames and pieces; pieces without a cue have no speaker yet."""

    number: int
    words: list[Word]
    frames: list[Frame]
    pieces: list[Piece]


def read_paragraph(text: str, bounds: tuple[int, int], number: int, common: frozenset[str]) -> Paragraph:
    """Read the paragraph `text[bounds]`; `common` are the article's lower-case words."""
    spans = find_spans(text, *bounds)
    words = read_words(text, bounds, spans, common)
    frames = [read_frame(words, sentence) for sentence in cut_sentences(words)]
    speech = find_speech(frames)
    own = without_speech(frames, speech) if speech else frames
    pieces = [piece for frame in own for piece in _pieces_of(frame, number)]
    if speech:
        pieces.append(_speech_piece(words, speech, number))
    return Paragraph(number, words, own, sorted(pieces, key=lambda piece: piece.start))


def _speech_piece(words: list[Word], speech: tuple[Clause, int, int], number: int) -> Piece:
    clause, first, last = speech
    end = words[last - 1].end
    if words[last - 1].text == ".":
        end = words[last - 2].end
    piece = Piece(
        words[first].start, end, QuoteKind.DIRECT, is_marked=False, paragraph=number, group=(number, clause.cue)
    )
    _attribute(words, clause, piece)
    return piece


def _pieces_of(frame: Frame, number: int) -> list[Piece]:
    pieces: list[Piece] = []
    covered: set[int] = set()
    for content in find_contents(frame):
        inside = [index for index in range(*content.words) if frame.words[index].tag is Tag.QUOTED]
        if inside and _is_only_quotation(frame, content, inside):
            for index in inside:
                frame.owners.setdefault(index, content.clause)
            continue
        pieces.append(_clause_piece(frame, content, number, has_marks=bool(inside)))
        covered.update(inside)
    for index in range(frame.low, frame.high):
        word = frame.words[index]
        if word.span is not None and index not in covered and index not in frame.signs:
            pieces.append(_marked_piece(frame, index, word.span, number))
    return sorted(pieces, key=lambda piece: piece.start)


def _is_only_quotation(frame: Frame, content: Content, inside: list[int]) -> bool:
    """Whether only small words of the content stand outside the marks, or the marks hold a whole sentence."""
    words, first = frame.words, inside[0]
    outside = [
        word
        for word in words[slice(*content.words)]
        if word.tag not in {Tag.QUOTED, Tag.PUNCTUATION} and word.lower not in _SMALL
    ]
    if not outside:
        return True
    piece = words[first].text
    if piece[0].isupper() and words[first - 1].lower in {",", ":"} and piece[-1] in ".,?!…":
        return True
    is_opening = all(word.lower in _SMALL for word in words[content.words[0] : first])
    after = words[first + 1] if first + 1 < frame.high else None
    return (
        is_opening
        and after is not None
        and (after.lower in _TRAILING or (after.lower in {",", "—", "–"} and len(inside) == 1))
    )


def _clause_piece(frame: Frame, content: Content, number: int, *, has_marks: bool) -> Piece:
    words = frame.words[slice(*content.words)]
    start, end = words[0].start, words[-1].end
    kind = QuoteKind.MIXED if has_marks else QuoteKind.INDIRECT
    if not has_marks and content.words[1] <= content.clause.left and is_first_person(words):
        kind = QuoteKind.DIRECT
    piece = Piece(start, end, kind, has_marks, number, (number, content.clause.cue))
    _attribute(frame.words, content.clause, piece)
    return piece


def _marked_piece(frame: Frame, index: int, span: MarkedSpan, number: int) -> Piece:
    clause = frame.owners.get(index)
    group = (number, clause.cue if clause else -1 - index)
    piece = Piece(span.start, span.end, QuoteKind.DIRECT, is_marked=True, paragraph=number, group=group)
    piece.is_open = not span.is_closed
    if clause is not None:
        _attribute(frame.words, clause, piece)
    return piece


def _attribute(words: list[Word], clause: Clause, piece: Piece) -> None:
    if clause.subject is not None:
        last = words[clause.subject[1] - 1]
        piece.speaker = Span(words[clause.subject[0]].start, last.end - 2 * last.lower.endswith("'s"))
    piece.cue = Span(words[clause.cue].start, words[clause.cue_end - 1].end)
