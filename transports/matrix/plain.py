"""Pieces as plain words, for notifications and for clients that show no HTML.

Bars begin with "| " and not with ">": clients take lines with that for the fallback of a reply, and hide them.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from transports.addresses import page_url
from transports.matrix.pieces import Kind, Piece

_LEADS: Final = {Kind.LINE: ("", ""), Kind.BAR: ("| ", "| "), Kind.ITEM: ("- ", "  "), Kind.GAP: ("", "")}
"""What stands before the first line of a piece, and before each other one."""


def plain_of(pieces: Iterable[Piece]) -> str:
    """The words of pieces, without white space at the ends of lines.

    The address of a link stands at the end of its line, so that it does not tear a sentence; after a bar, which is the
    outlet's alone, it has a line of its own.
    """
    return "\n".join(line.rstrip() for piece in pieces for line in _lines(piece))


def _lines(piece: Piece) -> Iterator[str]:
    first, other = _LEADS[piece.kind]
    behind: list[str] = []
    for at, (words, urls) in enumerate(_addressed(piece)):
        lead = other if at else first
        if piece.kind is Kind.BAR:
            behind += urls
            yield lead + words
        else:
            yield " ".join([lead + words, *urls])
    yield from behind


def _addressed(piece: Piece) -> list[tuple[str, list[str]]]:
    """Each line of a piece with the addresses of the links that end in it, each address once."""
    lines: list[tuple[str, list[str]]] = [("", [])]
    seen = set[str]()
    for run in piece.runs:
        head, *others = run.text.split("\n")
        lines[-1] = (lines[-1][0] + head, lines[-1][1])
        lines += [(line, []) for line in others]
        page = page_url(run.url) if run.url else None
        if page is not None and page not in seen and page not in run.text:
            seen.add(page)
            lines[-1][1].append(f"<{page}>")
    return lines
