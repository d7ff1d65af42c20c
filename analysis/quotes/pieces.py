"""A piece of quotation while it is being attributed."""

from dataclasses import dataclass

from domain.statements import QuoteKind, Span


@dataclass(slots=True)
class Piece:
    """One piece; `speaker` and `cue` are spans of the article. Pieces with the same `group` are one quotation."""

    start: int
    end: int
    kind: QuoteKind
    is_marked: bool
    paragraph: int
    group: tuple[int, int]
    speaker: Span | None = None
    cue: Span | None = None
    is_open: bool = False
    """Whether its mark never closed, so that the next paragraph may go on with it."""
