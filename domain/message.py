"""The message tree: what Byline says, before any platform's markup.

Whatever is an outlet's stands in a `Bar`; outside the bars only Byline speaks. A `Section` is never torn when a long
message is split.
"""

from dataclasses import dataclass


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
    """Words that lead to Byline's own answer to `command` ("/source #12"): a deep link where the platform has one,
    else bold.
    """

    children: tuple["Inline", ...]
    command: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a block."""


Inline = Text | Strong | Emphasis | Link | Ask | Break


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or lines of Byline's own words."""

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
    """A press that asks `command`; `label` is what stands on it."""

    label: str
    command: str


@dataclass(frozen=True, slots=True)
class Message:
    """One answer or edition; `buttons` are rows."""

    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
