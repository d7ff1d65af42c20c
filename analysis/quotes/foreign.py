"""Marked pieces in languages that are not analysed further."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from analysis.languages.marks import ANY_PAIR, PAIRS, WITHOUT_SPACES
from domain.statements import Quote, QuoteKind, Sentence

_MIN_WORDS: Final = 4
_MIN_CHARS: Final = 8


def find_marked(text: str, sentences: Sequence[Sentence], language: str) -> tuple[Quote, ...]:
    """Give the pieces in the language's marks that are long enough to be speech: direct, without a speaker."""
    base = language.partition("-")[0].lower()
    pairs = {pair[0]: pair[1] for pair in reversed(PAIRS.get(base, ANY_PAIR))}
    found: list[tuple[int, int]] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        found += _pieces(text, members[0].start, members[-1].end, pairs)
    kept = [span for span in found if _is_speech(text[slice(*span)], base)]
    return tuple(
        Quote(number, start, end, QuoteKind.DIRECT, is_marked=True) for number, (start, end) in enumerate(kept)
    )


def _pieces(text: str, start: int, end: int, pairs: dict[str, str]) -> list[tuple[int, int]]:
    """Give what stands between an opening mark and the next mark that closes it; straight marks pair in turn."""
    pieces, opened, closer = [], -1, ""
    for at in range(start, end):
        glyph = text[at]
        if opened >= 0 and glyph == closer:
            pieces.append((opened, at))
            opened = -1
        elif opened < 0 and (glyph in pairs or glyph == '"'):
            opened, closer = at + 1, pairs.get(glyph, '"')
    return [span for span in (_trim(text, *piece) for piece in pieces) if span[0] < span[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_speech(piece: str, language: str) -> bool:
    return len(piece) >= _MIN_CHARS if language in WITHOUT_SPACES else len(piece.split()) >= _MIN_WORDS
