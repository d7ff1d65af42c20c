"""Finds a chat by its name, so that a channel, where nobody can ask, is looked after from a private chat."""

import re
from typing import Final

from telegram import Bot, Chat, ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.error import BadRequest, Forbidden, TelegramError

from domain.chat import ChatRef, Platform
from domain.errors import NotFoundError
from domain.transport import FoundChat, unseen
from transports.telegram.roles import Roles

_NAME: Final = re.compile(r"(?:https?://)?(?:t\.me/|@)?(?P<name>[A-Za-z]\w{3,31})|(?P<id>-\d{5,20})", re.ASCII)
_OUT: Final = {ChatMember.LEFT, ChatMember.BANNED}


async def find_chat(bot: Bot, roles: Roles, name: str, user: str) -> FoundChat:
    """The chat of "@name", of its link or of an id, as it stands for a user.

    Raises:
        NotFoundError: If there is none, or the bot is not in it; one sentence.
    """
    match = _NAME.fullmatch(name.strip())
    if match is None:
        raise NotFoundError("Write the channel's public name, as @harbournews, or its id, as -1001234567890.")
    try:
        chat = await bot.get_chat(match["id"] or f"@{match['name']}")
        own = await bot.get_chat_member(chat.id, bot.id)
        role = await roles.role(chat.id, int(user), is_private=False)
    except (BadRequest, Forbidden) as error:
        raise NotFoundError(unseen(Platform.TELEGRAM, name.strip(), bot.name)) from error
    except TelegramError as error:
        raise NotFoundError("Telegram does not answer just now; ask again in a minute.") from error
    return FoundChat(ChatRef(Platform.TELEGRAM, str(chat.id)), chat.title or name, role, _can_post(own, chat.type))


def _can_post(own: ChatMember, kind: str) -> bool:
    """Whether the bot may post; in a channel that is a right of administrators."""
    if kind == Chat.CHANNEL:
        return isinstance(own, ChatMemberAdministrator) and bool(own.can_post_messages)
    if isinstance(own, ChatMemberRestricted):
        return own.is_member and own.can_send_messages
    return own.status not in _OUT
