"""Who a speaker is: the longest words that the article has for whom the words next to a cue mean."""

from analysis.quotes.paragraphs import Paragraph
from analysis.quotes.pieces import Piece
from domain.statements import Quote


def resolve_speakers(text: str, pieces: list[Piece], paragraphs: list[Paragraph]) -> tuple[Quote, ...]:
    """Turn pieces into quotes, numbered by quotation in order of appearance."""
    numbers: dict[tuple[int, int], int] = {}
    quotes = []
    for piece in pieces:
        number = numbers.setdefault(piece.group, len(numbers) + 1)
        speaker = text[piece.speaker.start : piece.speaker.end] if piece.speaker else None
        cue = text[piece.cue.start : piece.cue.end] if piece.cue else None
        quotes.append(Quote(number, piece.start, piece.end, piece.kind, piece.is_marked, speaker, speaker, cue))
    return tuple(quotes)
