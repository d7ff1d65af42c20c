"""From the message tree to a row of lines, bars and items whose words carry what stands on them, nothing nested.

Both forms of a Matrix message, the HTML and the plain one, are written from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from domain.message import (
    Ask,
    Bar,
    Block,
    Break,
    Button,
    Emphasis,
    Inline,
    Items,
    Link,
    Message,
    Paragraph,
    Section,
    Strong,
    Text,
    plain_words,
    visible,
)
from transports.addresses import safe_url

_FORWARD: Final = "▶"
"""Stands at the end of the label of a button that shows what comes next."""


class Kind(Enum):
    """What a piece is."""

    LINE = auto()
    BAR = auto()
    ITEM = auto()
    GAP = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look the same from the first to the last; a line break is one of their characters."""

    text: str
    url: str | None = None
    is_strong: bool = False
    is_emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, a bar or an item, which have words, or the gap between two parts, which has none."""

    kind: Kind
    runs: tuple[Run, ...] = ()


def pieces_of(message: Message, prefix: str) -> tuple[Piece, ...]:
    """The pieces of a message, its buttons in the last lines; one gap at a time, and none at the ends.

    Commands are named as people type them here, with `prefix` in the place of the "/".
    """
    made = [piece for block in message.blocks for piece in _block_pieces(block, prefix)]
    made += [Piece(Kind.LINE, _tidied(_button_runs(row, prefix))) for row in message.written_buttons]
    kept: list[Piece] = []
    for piece in made:
        if piece.runs or (piece.kind is Kind.GAP and kept and kept[-1].kind is not Kind.GAP):
            kept.append(piece)
    return tuple(kept[:-1] if kept and kept[-1].kind is Kind.GAP else kept)


def _block_pieces(block: Block, prefix: str) -> Iterator[Piece]:
    match block:
        case Paragraph(children):
            runs = _tidied(_runs(children, Run(""), prefix))
            yield Piece(Kind.LINE if runs else Kind.GAP, runs)
        case Bar(children):
            yield Piece(Kind.BAR, _tidied(_runs(children, Run(""), prefix)))
        case Items(rows):
            for row in rows:
                yield Piece(Kind.ITEM, _tidied(_runs(row, Run(""), prefix)))
        case Section(blocks):
            for inner in blocks:
                yield from _block_pieces(inner, prefix)


def _runs(children: Iterable[Inline], look: Run, prefix: str) -> Iterator[Run]:
    """The words of inline parts; of links in one another the outer one stays."""
    for child in children:
        match child:
            case Text(text):
                yield replace(look, text=visible(text))
            case Break():
                yield replace(look, text="\n")
            case Strong(inner):
                yield from _runs(inner, replace(look, is_strong=True), prefix)
            case Emphasis(inner):
                yield from _runs(inner, replace(look, is_emphasis=True), prefix)
            case Link(inner, url):
                yield from _runs(inner, replace(look, url=look.url or safe_url(url)), prefix)
            case Ask(inner, command):
                typed = _typed(command, prefix)
                words = (Text(typed),) if plain_words(inner) == command else inner
                yield from _runs(words, replace(look, is_strong=True), prefix)


def _typed(command: str, prefix: str) -> str:
    return prefix + command.removeprefix("/")


def _button_runs(row: Iterable[Button], prefix: str) -> Iterator[Run]:
    """Buttons as what to type instead; what comes next has a command that is short."""
    for at, button in enumerate(row):
        command = "more" if button.label.endswith(_FORWARD) else button.command
        yield Run(f"{' · ' if at else ''}{visible(button.label)}: ")
        yield Run(_typed(command, prefix), is_strong=True)


def _tidied(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs without white space at both ends; neighbours that look the same are one, and nothing stands on a space."""
    joined: list[Run] = []
    for run in runs:
        plain = run if run.text.strip() else Run(run.text)
        if joined and replace(joined[-1], text="") == replace(plain, text=""):
            joined[-1] = replace(plain, text=joined[-1].text + plain.text)
        elif plain.text:
            joined.append(plain)
    while joined and not joined[0].text.strip():
        del joined[0]
    while joined and not joined[-1].text.strip():
        del joined[-1]
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(joined)
