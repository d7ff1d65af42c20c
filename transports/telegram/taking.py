"""From one update to one request: messages, presses of buttons, being added to a group."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update
from telegram.error import TelegramError

from domain.chat import ChatRef, Platform, Request, Role
from domain.ports import ButtonRow, Buttons, Clock
from domain.transport import Take
from transports.telegram.reading import Self, answered_post, asked_text, chat_of, is_anonymous_admin
from transports.telegram.roles import Roles

TOO_OLD: Final = "This button is too old. Ask again, and there are new ones."
NOT_YOURS: Final = "Only who asked can press this. Ask yourself, and you get your own."
_OUT: Final = {ChatMember.LEFT, ChatMember.BANNED}

Greet = Callable[[ChatRef], Awaitable[None]]


class Taking:
    """Understands updates; `greet` says a word where Byline was added to a group."""

    def __init__(self, me: Self, roles: Roles, buttons: Buttons, clock: Clock, *, greet: Greet) -> None:
        self._me = me
        self._roles = roles
        self._buttons = buttons
        self._clock = clock
        self._greet = greet

    async def take(self, update: Update, take: Take) -> None:
        """Answer an update, if it asks anything of Byline."""
        if update.callback_query is not None:
            request = await self._pressed(update.callback_query)
        elif update.message is not None:
            request = await self._said(update.message)
        else:
            request = None
            if update.my_chat_member is not None:
                await self._added(update.my_chat_member)
        if request is not None:
            await take(request)

    async def _said(self, message: Message) -> Request | None:
        text = asked_text(message, self._me)
        if text is None:
            return None
        return Request(
            chat_of(message),
            _sender(message),
            await self._role(message),
            text,
            is_private=message.chat.type == Chat.PRIVATE,
            reply_to=answered_post(message, self._me),
            event_id=str(message.message_id),
        )

    async def _role(self, message: Message) -> Role:
        if is_anonymous_admin(message):
            return Role.CHAT_ADMIN
        if message.sender_chat is not None or message.from_user is None:
            return Role.STRANGER
        is_private = message.chat.type == Chat.PRIVATE
        return await self._roles.role(message.chat.id, message.from_user.id, is_private=is_private)

    async def _pressed(self, query: CallbackQuery) -> Request | None:
        """Answer the press, so that the button stops turning, and give what it asks."""
        row = await self._buttons.get(query.data) if query.data else None
        chat = None if query.message is None else query.message.chat
        refusal = self._refusal(row, chat, str(query.from_user.id))
        with suppress(TelegramError):  # An answer may come too late for Telegram; what was asked is done all the same.
            await query.answer(refusal, show_alert=refusal is not None)
        if refusal is not None or row is None or chat is None or query.message is None:
            return None
        is_private = chat.type == Chat.PRIVATE
        post_id = str(query.message.message_id)
        return Request(
            ChatRef(Platform.TELEGRAM, str(chat.id), row.chat.thread),
            str(query.from_user.id),
            await self._roles.role(chat.id, query.from_user.id, is_private=is_private),
            row.command,
            is_private=is_private,
            reply_to=post_id,
            event_id=post_id,
            pressed=post_id,
        )

    def _refusal(self, row: ButtonRow | None, chat: Chat | None, user: str) -> str | None:
        """Why a press asks nothing; an id that was never given out is as good as an old one."""
        if row is None or chat is None or row.expires_at <= self._clock.now() or row.chat.chat != str(chat.id):
            return TOO_OLD
        return None if row.user in {None, user} else NOT_YOURS

    async def _added(self, change: ChatMemberUpdated) -> None:
        is_new = change.old_chat_member.status in _OUT and change.new_chat_member.status not in _OUT
        if is_new and change.chat.type in {Chat.GROUP, Chat.SUPERGROUP}:
            await self._greet(ChatRef(Platform.TELEGRAM, str(change.chat.id)))


def _sender(message: Message) -> str:
    """The id of who wrote: a user, or the group or channel in whose name it was."""
    if message.sender_chat is not None:
        return str(message.sender_chat.id)
    return "" if message.from_user is None else str(message.from_user.id)
