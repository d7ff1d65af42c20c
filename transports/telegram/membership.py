"""What happens to chats themselves: Byline comes and goes, a group moves, a topic opens again."""

from collections.abc import Awaitable, Callable
from typing import Final

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update

from domain.chat import ChatRef, Platform
from domain.ports import ChatMoves, Presence
from transports.telegram.reading import chat_of

_OUT: Final = {ChatMember.LEFT, ChatMember.BANNED}

Greet = Callable[[ChatRef], Awaitable[None]]


class Membership:
    """Takes note of it; `greet` says a word where Byline was added to a group."""

    def __init__(self, presence: Presence, moves: ChatMoves, *, greet: Greet) -> None:
        self._presence = presence
        self._moves = moves
        self._greet = greet

    async def note(self, update: Update) -> bool:
        """Take note of an update; whether it told of the chat and so asks nothing."""
        if update.my_chat_member is not None:
            await self._changed(update.my_chat_member)
            return True
        return update.message is not None and await self._served(update.message)

    async def _changed(self, change: ChatMemberUpdated) -> None:
        chat = ChatRef(Platform.TELEGRAM, str(change.chat.id))
        was_out, is_out = _is_out(change.old_chat_member), _is_out(change.new_chat_member)
        if is_out:
            await self._presence.left(chat, _why(change))
            return
        await self._presence.joined(chat)
        if was_out and change.chat.type in {Chat.GROUP, Chat.SUPERGROUP}:
            await self._greet(chat)

    async def _served(self, message: Message) -> bool:
        """Follow what a service message tells."""
        if message.migrate_to_chat_id or message.migrate_from_chat_id:
            old = message.migrate_from_chat_id or message.chat.id
            new = message.migrate_to_chat_id or message.chat.id
            await self._moves.move(Platform.TELEGRAM, str(old), str(new))
            return True
        if message.forum_topic_reopened:
            await self._presence.joined(chat_of(message))
            return True
        return False


def _is_out(member: ChatMember) -> bool:
    return member.status in _OUT or (isinstance(member, ChatMemberRestricted) and not member.is_member)


def _why(change: ChatMemberUpdated) -> str:
    if change.chat.type == Chat.PRIVATE:
        return "The person has blocked the bot."
    return f"The bot was removed from the {change.chat.type}."
