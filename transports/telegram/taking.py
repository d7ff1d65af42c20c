"""From one update to one request: messages and presses of buttons."""

from contextlib import suppress
from typing import Final

from telegram import CallbackQuery, Chat, Message, Update
from telegram.error import TelegramError

from domain.chat import ChatRef, Platform, Request, Role
from domain.ports import ButtonRow, Buttons, Clock
from domain.transport import Take
from transports.telegram.attachments import attachment_of
from transports.telegram.reading import Self, answered_post, asked_text, chat_of, is_anonymous_admin
from transports.telegram.roles import Roles

TOO_OLD: Final = "This button is too old. Ask again, and there are new ones."
NOT_YOURS: Final = "Only who asked can press this. Ask yourself, and you get your own."


class Taking:
    """Understands updates."""

    def __init__(self, me: Self, roles: Roles, buttons: Buttons, clock: Clock) -> None:
        self._me = me
        self._roles = roles
        self._buttons = buttons
        self._clock = clock

    async def take(self, update: Update, take: Take) -> None:
        """Answer an update, if it asks anything of Byline."""
        if update.callback_query is not None:
            request = await self._pressed(update.callback_query)
        elif update.message is not None:
            request = await self._said(update.message)
        else:
            request = None
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
            attachment=attachment_of(message, self._me.user_id),
            answered_user=_answered_person(message),
        )

    async def _role(self, message: Message) -> Role:
        if is_anonymous_admin(message):
            return Role.CHAT_ADMIN
        if message.sender_chat is not None or message.from_user is None:
            return Role.STRANGER
        return await self._role_in(message.chat, message.from_user.id)

    async def _pressed(self, query: CallbackQuery) -> Request | None:
        """Answer the press, so that the button stops turning, and give what it asks; an answered file comes along."""
        row = await self._buttons.get(query.data) if query.data else None
        chat, user = None if query.message is None else query.message.chat, query.from_user.id
        role = Role.STRANGER if chat is None else await self._role_in(chat, user)
        refusal = self._refusal(row, chat, str(user), role)
        with suppress(TelegramError):  # An answer may come too late for Telegram; what was asked is done all the same.
            await query.answer(refusal, show_alert=refusal is not None)
        if refusal is not None or row is None or chat is None or query.message is None:
            return None
        post_id = str(query.message.message_id)
        return Request(
            ChatRef(Platform.TELEGRAM, str(chat.id), row.chat.thread),
            row.user if row.user == str(chat.id) else str(user),
            role,
            row.command,
            is_private=chat.type == Chat.PRIVATE,
            reply_to=post_id,
            event_id=post_id,
            pressed=post_id,
            attachment=attachment_of(query.message, self._me.user_id) if isinstance(query.message, Message) else None,
        )

    def _refusal(self, row: ButtonRow | None, chat: Chat | None, user: str, role: Role) -> str | None:
        """Why a press asks nothing; an id that was never given out is as good as an old one.

        Who asked in the group's own name presses in his own: then every admin of it may.
        """
        if row is None or chat is None or row.expires_at <= self._clock.now() or row.chat.chat != str(chat.id):
            return TOO_OLD
        is_asked_by_group = row.user == str(chat.id) and chat.type != Chat.PRIVATE
        if row.user in {None, user} or (is_asked_by_group and role >= Role.CHAT_ADMIN):
            return None
        return NOT_YOURS

    async def _role_in(self, chat: Chat, user: int) -> Role:
        return await self._roles.role(chat.id, user, is_private=chat.type == Chat.PRIVATE)


def _sender(message: Message) -> str:
    """The id of who wrote: a user, or the group or channel in whose name it was."""
    if message.sender_chat is not None:
        return str(message.sender_chat.id)
    return "" if message.from_user is None else str(message.from_user.id)


def _answered_person(message: Message) -> str | None:
    """The id of the person whose message is answered; None where it is a program, or somebody in a chat's name."""
    answered = message.reply_to_message
    if answered is None or answered.sender_chat is not None or answered.from_user is None:
        return None
    # What is said in a topic answers its beginning, also where nobody meant to answer anything.
    is_nobody = answered.from_user.is_bot or answered.forum_topic_created is not None
    return None if is_nobody else str(answered.from_user.id)
