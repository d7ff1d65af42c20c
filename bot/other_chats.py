"""Channels, in which nobody can ask, and other chats are looked after from a private one: `/schedule @harbour 8:00`."""

import re
from dataclasses import dataclass, replace
from typing import Final

from desk.desk import Desk
from domain.chat import Reply, Request, Role
from domain.errors import NotAllowedError, NotFoundError
from domain.message import Message, Paragraph, Strong, Text
from domain.transport import FindsChats, unseen
from handlers.command import Command

_NAMED: Final = re.compile(r"(@\w+|-100\d{5,17})(?:\s+|$)", re.ASCII)
"""A private channel has no name: its admins write its id, which begins so on Telegram."""


@dataclass(frozen=True, slots=True)
class OtherChat:
    """A request as it stands in the chat that it is about, and what is left of its text.

    `name` is what the chat was called there, `title` what it calls itself.
    """

    request: Request
    text: str
    name: str
    title: str

    def named(self, reply: Reply, command: Command) -> Reply:
        """An answer that says which chat it is about, and whose buttons mean that chat too; others are left out."""
        head = Paragraph((Strong((Text(self.title),)),))
        asks = re.compile(rf"/{command.name}(?=\s|$)")
        rows = [
            [replace(one, command=asks.sub(f"/{command.name} {self.name}", one.command)) for one in row]
            for row in ([one for one in row if asks.match(one.command)] for row in reply.message.buttons)
        ]
        buttons = tuple(tuple(row) for row in rows if row)
        return replace(reply, message=Message((head, *reply.message.blocks), buttons))


async def other_chat(desk: Desk, request: Request, command: Command, text: str) -> OtherChat | None:
    """The chat whose name the text begins with, where the command is one of those that choose for a chat.

    Raises:
        NotFoundError: If there is no chat of that name, or it is a private one of others.
        NotAllowedError: If the asker is not its admin, or Byline may not post there.
    """
    platform = request.chat.platform
    transport: object = desk.transports.get(platform)
    chooses = command.is_act or command.role is Role.CHAT_ADMIN
    match = _NAMED.match(text) if chooses and request.is_private else None
    if match is None or not isinstance(transport, FindsChats):
        return None
    account = desk.transports[platform].name
    found = await transport.find_chat(match[1], request.user)
    # In his private chat everybody is its admin; there he is what the platform says, unless he runs this Byline.
    role = request.role if request.role >= Role.ADMIN else found.role
    if role < Role.CHAT_ADMIN and match[1].startswith("-"):
        # Whoever guesses the id of a private channel learns neither its title nor that it is there.
        raise NotFoundError(unseen(platform, match[1], account))
    if role < Role.CHAT_ADMIN:
        raise NotAllowedError(f"{found.title} is looked after by its own admins, and you are none of them.")
    if not found.can_post:
        raise NotAllowedError(f"I may not post in {found.title}: make me an admin there who may, then ask again.")
    there = replace(request, chat=found.chat, role=role, is_private=False)
    return OtherChat(there, text[match.end() :], match[1], found.title)
