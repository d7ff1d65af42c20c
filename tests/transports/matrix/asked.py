"""What a tree asks of a Matrix message, read from the tree alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from domain.message import (
    Ask,
    Bar,
    Block,
    Break,
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
from tests.transports.matrix.judge import Mark, folded
from transports.addresses import safe_url

PREFIX: Final = "!"


@dataclass(slots=True)
class Asked:
    """The characters with their marks, and the lines with the sign before them ("|" for a bar, "-" for an item)."""

    marks: list[Mark] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)
    bars: int = 0


def asked_of(message: Message) -> Asked:
    """Everything visible of a message without buttons."""
    asked = Asked()
    for block in message.blocks:
        _read_block(block, asked)
    return asked


def _read_block(block: Block, asked: Asked) -> None:
    match block:
        case Section(blocks):
            for inner in blocks:
                _read_block(inner, asked)
        case Items(rows):
            for row in rows:
                _read_words(row, asked, Mark("", is_item=True), "-")
        case Bar(children):
            number = asked.bars + 1
            if _read_words(children, asked, Mark("", bar=number), "|"):
                asked.bars = number
        case Paragraph(children):
            _read_words(children, asked, Mark(""), "")


def _read_words(children: Iterable[Inline], asked: Asked, look: Mark, sign: str) -> bool:
    """Whether there was anything to see."""
    marks = list(_marks(children, look))
    asked.marks += [mark for mark in marks if not mark.char.isspace()]
    lines = [words for line in "".join(mark.char for mark in marks).split("\n") if (words := folded(line))]
    asked.lines += [(sign, line) for line in lines]
    return bool(lines)


def _marks(children: Iterable[Inline], look: Mark) -> Iterator[Mark]:
    for child in children:
        match child:
            case Text(text):
                yield from (replace(look, char=char) for char in visible(text))
            case Break():
                yield replace(look, char="\n")
            case Strong(inner):
                yield from _marks(inner, replace(look, is_strong=True))
            case Emphasis(inner):
                yield from _marks(inner, replace(look, is_emphasis=True))
            case Link(inner, url):
                yield from _marks(inner, replace(look, url=look.url or safe_url(url)))
            case Ask(inner, command):
                is_typed = plain_words(inner) == command
                words = (Text(PREFIX + command[1:]),) if is_typed else inner
                yield from _marks(words, replace(look, is_strong=True))
