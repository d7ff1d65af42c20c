"""The message tree: what Byline says, before any platform's markup.

Whatever is an outlet's stands in a `Bar`; outside the bars only Byline speaks. A `Section` is never torn when a long
message is split.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
"""C0 and C1 control characters: a terminal would obey them."""
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which broken JSON brings: no platform takes them."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words; transports escape them."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words said with a difference."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a web page; `url` is http or https."""

    children: tuple["Inline", ...]
    url: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Words that lead to Byline's answer to `command` ("/source #12"): a deep link where there are any, else bold.

    One that `is_for_private` leads to a private chat also where the command could be asked at once.
    """

    children: tuple["Inline", ...]
    command: str
    is_for_private: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a block."""


Inline = Text | Strong | Emphasis | Link | Ask | Break


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or lines of Byline's own words; without children it is an empty line between two parts."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """An outlet's words, unchanged: a blockquote."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, one row an item."""

    rows: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together: a line with its bar, a story's head."""

    blocks: tuple["Paragraph | Bar | Items", ...]


Block = Paragraph | Bar | Items | Section


@dataclass(frozen=True, slots=True)
class Button:
    """A press that asks `command`; `label` is what stands on it.

    One that `is_said` is not written out where buttons are: the words of the message say what to type.
    """

    label: str
    command: str
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One answer or edition; `buttons` are rows."""

    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()

    @property
    def written_buttons(self) -> tuple[tuple[Button, ...], ...]:
        """The rows of buttons that are written out where there are none to press."""
        rows = (tuple(one for one in row if not one.is_said) for row in self.buttons)
        return tuple(row for row in rows if row)


def visible(text: str) -> str:
    """Give words without control characters, for showing; each run of them, line breaks included, becomes one space.

    Half a character is shown as U+FFFD, since it cannot be encoded. The stored text keeps all of them: nothing that is
    checked or traced goes through here.
    """
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text))


def plain_text(message: Message) -> str:
    """Give a message as plain words: links as their words, "| " before each line of a bar, "- " before each item.

    There is no trailing white space and no line break at the end; long lines are not wrapped. Buttons stand in the last
    lines as "label: command". Limits on an edition's length count these characters.
    """
    lines = [line for block in message.blocks for line in _block_lines(block)]
    rows = message.written_buttons
    lines += [" · ".join(f"{visible(button.label)}: {button.command}" for button in row) for row in rows]
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children):
            yield from plain_words(children).split("\n")
        case Bar(children):
            yield from (f"| {line}" for line in plain_words(children).split("\n"))
        case Items(rows):
            yield from (f"- {line}" for row in rows for line in plain_words(row).split("\n"))
        case Section(blocks):
            for inner in blocks:
                yield from _block_lines(inner)


def plain_words(children: Iterable[Inline]) -> str:
    """Give the words of inline parts, with a line break for each `Break`."""
    return "".join(_inline_words(child) for child in children)


def _inline_words(child: Inline) -> str:
    match child:
        case Text(text):
            return visible(text)
        case Break():
            return "\n"
        case _:
            return plain_words(child.children)
