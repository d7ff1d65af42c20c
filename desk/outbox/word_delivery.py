"""What a delivery says: its words as they were decided, marked where they may be there already, or simplified."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from domain.delivery import Delivery
from domain.message import Break, Emphasis, Inline, Message, Paragraph, Text, plain_text

MARK: Final = "Perhaps a repetition: no answer came when this was sent before."


def word_delivery(delivery: Delivery, split: Callable[[Message], tuple[Message, ...]]) -> tuple[Message, ...]:
    """The posts that a delivery makes: one, but for a mark or plain words that need more room."""
    if not delivery.resends and not delivery.is_simplified:
        return (delivery.message,)
    message = simplify(delivery.message) if delivery.is_simplified else delivery.message
    if delivery.resends:
        message = replace(message, blocks=(Paragraph((Emphasis((Text(MARK),)),)), *message.blocks))
    return split(message)


def simplify(message: Message) -> Message:
    """The message in plain words, which every platform takes: no links, no buttons, "| " before an outlet's words."""
    words: list[Inline] = []
    for line in plain_text(replace(message, buttons=())).split("\n"):
        words += [Break(), Text(line)] if words else [Text(line)]
    return Message((Paragraph(tuple(words)),))
