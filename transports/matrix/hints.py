"""The few words that Byline says in a room without being asked."""

from collections.abc import Awaitable, Callable
from typing import Final

from domain.chat import ChatRef, Platform
from domain.message import Ask, Message, Paragraph, Text
from domain.ports import Notes
from domain.transport import Manner, Outcome
from transports.matrix.content import transaction

HERE: Final = (
    "Byline is here. In a room it reads only commands, mentions and answers to itself; "
    "in a direct chat, whatever you write: "
)
CANNOT_READ: Final = (
    "I cannot read what was just said here: it is encrypted, and my device was not given the key. Please say it "
    "again; if that does not help, let your app send keys to devices that are not verified (in Element: Settings, "
    "Encryption), or ask me in a room that is not encrypted."
)


class Hints:
    """Says them with `post`."""

    def __init__(self, post: Callable[[ChatRef, Message, Manner], Awaitable[Outcome]], notes: Notes) -> None:
        self._post = post
        self._notes = notes

    async def greet(self, chat: ChatRef) -> None:
        """Say what can be done, where we came in."""
        message = Message((Paragraph((Text(HERE), Ask((Text("/help"),), "/help"))),))
        await self._post(chat, message, Manner(f"greet/{chat.chat}", is_silent=True))

    async def warn(self, chat: ChatRef) -> None:
        """Say once in a room that something there cannot be read."""
        name = f"unreadable/{transaction(chat.chat)}"
        if await self._notes.get(Platform.MATRIX, name) is None:
            await self._post(chat, Message((Paragraph((Text(CANNOT_READ),)),)), Manner(name))
            await self._notes.put(Platform.MATRIX, name, "said")
