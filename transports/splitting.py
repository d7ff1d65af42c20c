"""Makes parts of a message that is too long for one post: at the end of a block, and inside one only where it must be.

What is inside a bar stays in a bar, a link is never torn but where it alone is too long, and white space at a cut is
all that goes.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

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
)

Fits: TypeAlias = Callable[[Message], bool]

_WORDS: Final = re.compile(r"\S*\s*")
_PIECE_CHARS: Final = 16
"""A word without white space is cut into pieces of so many characters where it alone is too long."""


def split_message(message: Message, fits: Fits) -> tuple[Message, ...]:
    """The message in parts that each fit, in order; several begin with their number, the last has the buttons.

    A part that is not empty in the beginning is never empty. `fits` says yes to every shorter message too, and to any
    message of sixteen characters with the number of its part.
    """
    if fits(message):
        return (message,)
    parts = list(_parts(message.blocks, lambda blocks: fits(Message((_number(999, 999), *blocks)))))
    numbered = [Message((_number(n, len(parts)), *blocks)) for n, blocks in enumerate(parts, start=1)]
    numbered[-1] = replace(numbered[-1], buttons=message.buttons)
    return tuple(numbered)


def _number(n: int, of: int) -> Paragraph:
    return Paragraph((Text(f"{n}/{of}"),))


def _parts(blocks: Sequence[Block], fits: Callable[[Sequence[Block]], bool]) -> Iterator[list[Block]]:
    waiting, part = deque(blocks), list[Block]()
    while waiting:
        block = waiting.popleft()
        if not part and block == Paragraph(()):
            continue  # an empty line parts nothing at the start of a post
        if fits([*part, block]):
            part.append(block)
        elif fits([block]):
            yield part
            part = [block]
        elif len(inner := _inner_blocks(block)) > 1 or inner[0] != block:
            waiting.extendleft(reversed(inner))
        else:
            if part:
                yield part
            head, tail = _cut(block, fits)
            part = []
            yield [head]
            if tail is not None:
                waiting.appendleft(tail)
    if part:
        yield part


def _inner_blocks(block: Block) -> tuple[Block, ...]:
    """The blocks of which a block is made, where it can be taken apart between lines; else itself."""
    match block:
        case Section(blocks) if blocks:
            return blocks
        case Items(rows) if len(rows) > 1:
            return tuple(Items((row,)) for row in rows)
        case _:
            return (block,)


def _cut(block: Block, fits: Callable[[Sequence[Block]], bool]) -> tuple[Block, Block | None]:
    """The longest beginning of a block that fits, and what is left of it."""
    rebuild, children = _opened(block)
    atoms = list(_atoms(children))
    count = _most(atoms, lambda some: fits([rebuild(join_inlines(some))]))
    if count == 0:
        first = list(_shreds(atoms[0]))
        count = max(_most(first, lambda some: fits([rebuild(join_inlines(some))])), 1)
        atoms = [*first, *atoms[1:]]
    rest = join_inlines(atoms[count:])
    return rebuild(join_inlines(atoms[:count])), rebuild(rest) if rest else None


def _opened(block: Block) -> tuple[Callable[[tuple[Inline, ...]], Block], tuple[Inline, ...]]:
    """How to make a block of the same kind, and its inline parts."""
    match block:
        case Bar(children):
            return Bar, children
        case Items(rows):
            return (lambda parts: Items((parts,))), rows[0] if rows else ()
        case Paragraph(children):
            return Paragraph, children
        case Section():
            return Paragraph, ()


def _most(atoms: Sequence[Inline], fits: Callable[[Sequence[Inline]], bool]) -> int:
    """How many atoms from the first on fit; by halving, since what is shorter fits too."""
    low, high = 0, len(atoms)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(atoms[:middle]) else (low, middle - 1)
    return low


def _atoms(children: Iterable[Inline]) -> Iterator[Inline]:
    """Inline parts word by word; links are whole."""
    for child in children:
        match child:
            case Text(text):
                yield from (Text(word) for word in _WORDS.findall(text) if word)
            case Strong(inner):
                yield from (Strong((atom,)) for atom in _atoms(inner))
            case Emphasis(inner):
                yield from (Emphasis((atom,)) for atom in _atoms(inner))
            case _:
                yield child


def _shreds(atom: Inline) -> Iterator[Inline]:
    """An atom that is too long for a post of its own, in pieces."""
    match atom:
        case Text(text):
            yield from (Text(text[at : at + _PIECE_CHARS]) for at in range(0, len(text), _PIECE_CHARS))
        case Break():
            yield atom
        case _:
            yield from (replace(atom, children=(shred,)) for word in _atoms(atom.children) for shred in _shreds(word))


def join_inlines(atoms: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbours of one kind as one, so that words that were taken apart are no more entities than before."""
    joined: list[Inline] = []
    for atom in atoms:
        last = joined[-1] if joined else None
        match last, atom:
            case Text(before), Text(after):
                joined[-1] = Text(before + after)
            case Strong(before), Strong(after):
                joined[-1] = Strong(join_inlines((*before, *after)))
            case Emphasis(before), Emphasis(after):
                joined[-1] = Emphasis(join_inlines((*before, *after)))
            case Link(before, one), Link(after, other) if one == other:
                joined[-1] = Link(join_inlines((*before, *after)), one)
            case Ask(before, one, is_for_private), Ask(after, other) if one == other:
                joined[-1] = Ask(join_inlines((*before, *after)), one, is_for_private)
            case _:
                joined.append(atom)
    return tuple(joined)
