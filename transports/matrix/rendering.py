"""From the message tree to the content of a Matrix event."""

import json
from dataclasses import dataclass, replace
from typing import Any, Final

from domain.message import Message
from transports.matrix.html import html_of
from transports.matrix.pieces import pieces_of
from transports.matrix.plain import plain_of
from transports.splitting import split_message

MAX_BYTES: Final = 44_000
"""What the two forms of an event may take as JSON.

An event ends at 65,536 bytes. Encrypted, a third is added and every character outside ASCII is six bytes or twelve;
relations, keys and what the server adds take up to 3,000 bytes, and the first words of an edit 1,200.
"""
_FIRST_CHARS: Final = 100
_FORMAT: Final = "org.matrix.custom.html"


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says, as plain words that stand alone and as HTML; both are empty where it says nothing."""

    body: str
    formatted_body: str

    @property
    def fits(self) -> bool:
        """Whether it is one event, also when it is an edit, in an encrypted room, and a reply in a thread."""
        return _json_bytes(self.body) + _json_bytes(self.formatted_body) <= MAX_BYTES

    def event(self, msgtype: str) -> dict[str, Any]:
        """The content of an `m.room.message` of the type `m.text` or `m.notice`, which pings nobody.

        It has mentions that are empty: where there are any, servers and clients look for no names in the words.
        """
        return {
            "msgtype": msgtype,
            "body": self.body,
            "format": _FORMAT,
            "formatted_body": self.formatted_body,
            "m.mentions": {},
        }

    def edit(self, event_id: str, msgtype: str) -> dict[str, Any]:
        """The content of an event that puts this in the place of another.

        Clients without edits show it as a post of its own; of a long one its plain words, or the first of them.
        """
        body, html = _json_bytes(self.body), _json_bytes(self.formatted_body)
        is_short, is_long = 2 * (body + html) <= MAX_BYTES, 2 * body + html > MAX_BYTES
        looks = {"format": _FORMAT, "formatted_body": f"* {self.formatted_body}"} if is_short else {}
        return {
            "msgtype": msgtype,
            "body": f"* {self.body[:_FIRST_CHARS]}…" if is_long else f"* {self.body}",
            **looks,
            "m.mentions": {},
            "m.new_content": self.event(msgtype),
            "m.relates_to": {"rel_type": "m.replace", "event_id": event_id},
        }


def render(message: Message, prefix: str) -> Content:
    """The content of a message; `prefix` stands before the names of commands ("!" or "byline ")."""
    pieces = pieces_of(message, prefix)
    return Content(plain_of(pieces), html_of(pieces))


def split(message: Message, prefix: str) -> tuple[Message, ...]:
    """The message in parts that each fit one event, in order; several are numbered, the last has the buttons."""

    def fits(part: Message) -> bool:
        return render(replace(part, buttons=message.buttons), prefix).fits

    return split_message(message, fits)


def _json_bytes(text: str) -> int:
    return len(json.dumps(text))
