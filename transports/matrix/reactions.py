"""Buttons as reactions: placed under a post by us, pressed by adding one's own."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from domain.chat import ChatRef
from domain.message import Button, Message
from domain.ports import ButtonRow, Buttons, Clock
from transports.matrix.content import REACTION, reaction_content, transaction
from transports.matrix.reading import content_of
from transports.matrix.turns import Turns
from transports.matrix.wire import CLIENT, MatrixError, Wire, room_path

BUTTONS_FOR: Final = timedelta(days=2)
MOST_BUTTONS: Final = 20
_ARROWS: Final = ("◀", "▶")
_LOOKS: Final = "\ufe0e\ufe0f"
"""Apps add these to say that a sign is shown as text or as a picture."""
_KEY_CHARS: Final = 40


def button_keys(message: Message) -> dict[str, Button]:
    """The buttons of a message by the reaction that presses them, in order: an arrow, else the words on the button."""
    keys: dict[str, Button] = {}
    for button in (button for row in message.buttons for button in row):
        arrow = next((sign for sign in _ARROWS if sign in button.label), None)
        keys.setdefault(arrow or button.label.strip()[:_KEY_CHARS], button)
    return dict(list(keys.items())[:MOST_BUTTONS])


def button_id(room: str, post_id: str, key: str) -> str:
    """The id of a button's row, found again from a reaction."""
    plain = key.translate(dict.fromkeys(map(ord, _LOOKS)))
    return sha256(f"{room}\n{post_id}\n{plain}".encode()).hexdigest()[:48]


def reacted(event: Mapping[str, Any]) -> tuple[str, str] | None:
    """The post and the key of a reaction; None where it is none."""
    relation = content_of(event).get("m.relates_to")
    if event.get("type") != REACTION or not isinstance(relation, dict):
        return None
    post_id, key = relation.get("event_id"), relation.get("key")
    return (post_id, key) if isinstance(post_id, str) and isinstance(key, str) else None


class Reactions:
    """Places buttons under posts, and takes them away."""

    def __init__(self, wire: Wire, turns: Turns, buttons: Buttons, clock: Clock, *, user: str) -> None:
        self._wire = wire
        self._turns = turns
        self._buttons = buttons
        self._clock = clock
        self._user = user

    async def place(self, chat: ChatRef, post_id: str, message: Message, asker: str | None) -> None:
        """Place the buttons of a new post; where the server wants to rest for long, they can only be typed."""
        keys = button_keys(message)
        await self._remember(chat, post_id, keys, asker)
        for key in keys:
            await self._add(chat.chat, post_id, key)

    async def replace(self, chat: ChatRef, post_id: str, message: Message, asker: str | None) -> None:
        """Place the buttons of what was edited, and take away those that it has no more."""
        keys = button_keys(message)
        await self._remember(chat, post_id, keys, asker)
        try:
            placed = await self._placed(chat.chat, post_id)
        except MatrixError:
            placed = {}
        gone = [key for key in placed if key not in keys]
        now = self._clock.now()
        await self._buttons.put([ButtonRow(button_id(chat.chat, post_id, key), chat, asker, "", now) for key in gone])
        for key in gone:
            await self.take_back(chat.chat, placed[key])
        for key in keys:
            if key not in placed:
                await self._add(chat.chat, post_id, key)

    async def take_back(self, room: str, reaction_id: str) -> None:
        """Take a reaction away, ours or one that pressed a button; it is a nicety, so that a failure stops nothing."""
        path = room_path(room, "redact", reaction_id, transaction("redact", room, reaction_id))
        await self._try(room, "PUT", path, {})

    async def _remember(self, chat: ChatRef, post_id: str, keys: Mapping[str, Button], asker: str | None) -> None:
        until = self._clock.now() + BUTTONS_FOR
        rows = [
            ButtonRow(button_id(chat.chat, post_id, key), chat, asker, button.command, until)
            for key, button in keys.items()
        ]
        if rows:
            await self._buttons.put(rows)

    async def _placed(self, room: str, post_id: str) -> dict[str, str]:
        """Our reactions to a post, by their keys."""
        path = (
            f"{CLIENT.replace('v3', 'v1')}{room_path(room, 'relations', post_id, 'm.annotation').removeprefix(CLIENT)}"
        )
        given = await self._wire.call("GET", path, query={"limit": "100"})
        placed: dict[str, str] = {}
        for event in given.get("chunk", []):
            found = reacted(event)
            if found is not None and event.get("sender") == self._user:
                placed[found[1]] = str(event["event_id"])
        return placed

    async def _add(self, room: str, post_id: str, key: str) -> None:
        path = room_path(room, "send", REACTION, transaction("react", room, post_id, key, str(self._clock.now())))
        await self._try(room, "PUT", path, reaction_content(post_id, key))

    async def _try(self, room: str, method: str, path: str, body: Mapping[str, Any]) -> None:
        try:
            await self._turns.take(room, lambda: self._wire.call(method, path, body))
        except MatrixError:
            return
