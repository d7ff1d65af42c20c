"""Message trees as JSON, so that a post says after a restart what was decided before it.

A text is a string, a break null, and anything else an object with one short name; what is written once is read by every
later Byline, so a new form gets a new version.
"""

import json
from collections.abc import Sequence
from typing import Any, Final

from domain.errors import StoreError
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
)

VERSION: Final = 1


def encode_message(message: Message) -> str:
    """The message as JSON; equal messages give equal words."""
    tree = {
        "v": VERSION,
        "blocks": [_block(block) for block in message.blocks],
        "buttons": [[_button(button) for button in row] for row in message.buttons],
    }
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def decode_message(words: str) -> Message:
    """The message that was encoded.

    Raises:
        StoreError: If another version of Byline wrote it in a form that this one does not know.
    """
    tree = json.loads(words)
    if tree["v"] != VERSION:
        raise StoreError(f"A stored message has the form {tree['v']}, which this Byline does not know; update Byline.")
    buttons = tuple(tuple(Button(*button) for button in row) for row in tree["buttons"])
    return Message(tuple(_read_block(block) for block in tree["blocks"]), buttons)


def _button(button: Button) -> list[Any]:
    return [button.label, button.command, *([True] if button.is_said else [])]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(children):
            return {"p": _inlines(children)}
        case Bar(children):
            return {"bar": _inlines(children)}
        case Items(rows):
            return {"items": [_inlines(row) for row in rows]}
        case Section(blocks):
            return {"section": [_block(inner) for inner in blocks]}


def _inlines(children: Sequence[Inline]) -> list[Any]:
    return [_inline(child) for child in children]


def _inline(child: Inline) -> Any:  # noqa: ANN401 (JSON)
    match child:
        case Text(text):
            return text
        case Break():
            return None
        case Strong(children):
            return {"strong": _inlines(children)}
        case Emphasis(children):
            return {"em": _inlines(children)}
        case Link(children, url):
            return {"link": _inlines(children), "url": url}
        case Ask(children, command, is_for_private):
            private = {"is_for_private": True} if is_for_private else {}
            return {"ask": _inlines(children), "command": command, **private}


def _read_block(tree: dict[str, Any]) -> Block:
    match tree:
        case {"p": children}:
            return Paragraph(_read_inlines(children))
        case {"bar": children}:
            return Bar(_read_inlines(children))
        case {"items": rows}:
            return Items(tuple(_read_inlines(row) for row in rows))
        case _:
            inner = (_read_block(block) for block in tree["section"])
            return Section(tuple(block for block in inner if not isinstance(block, Section)))


def _read_inlines(children: Sequence[Any]) -> tuple[Inline, ...]:
    return tuple(_read_inline(child) for child in children)


def _read_inline(tree: Any) -> Inline:  # noqa: ANN401 (JSON)
    match tree:
        case str():
            return Text(tree)
        case None:
            return Break()
        case {"strong": children}:
            return Strong(_read_inlines(children))
        case {"em": children}:
            return Emphasis(_read_inlines(children))
        case {"link": children, "url": url}:
            return Link(_read_inlines(children), url)
        case _:
            return Ask(_read_inlines(tree["ask"]), tree["command"], tree.get("is_for_private", False))
