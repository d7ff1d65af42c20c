"""Telegram as a transport: posts with their outcomes, and requests from long polling or a webhook."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, TelegramError

from domain.chat import ChatRef, Platform, Request, Role
from domain.errors import StoreError
from domain.message import Message, Paragraph, Text
from domain.ports import ButtonRow, Clock
from domain.transport import (
    Abilities,
    Absence,
    File,
    FoundChat,
    Manner,
    MenuCommand,
    Outcome,
    Rate,
    Refused,
    RetryAfter,
    Sent,
    Take,
    Uncertain,
)
from transports.contact import Contact
from transports.splitting import split_message
from transports.telegram.account import Account, Memory
from transports.telegram.bot import UpdatesBot
from transports.telegram.files import MAX_CAPTION_UNITS, MOST_BYTES, NO_PHOTO, is_photo
from transports.telegram.finding import find_chat
from transports.telegram.insisting import insist
from transports.telegram.intake import Intake
from transports.telegram.limiter import EVERYWHERE, GROUP, Sleep, turn_of
from transports.telegram.membership import Membership
from transports.telegram.menus import Menus
from transports.telegram.outcomes import NOT_MODIFIED, NOT_THERE, outcome_of
from transports.telegram.polling import Polling
from transports.telegram.reading import Self
from transports.telegram.rendering import Names, Rendered, render, utf16_length
from transports.telegram.roles import Roles
from transports.telegram.taking import Taking

if TYPE_CHECKING:
    from transports.telegram.webhook import Webhook

BUTTONS_FOR: Final = timedelta(days=2)
_UNMOVED_SECONDS: Final = 5.0


class Telegram:
    """The transport; made by `open_telegram`."""

    platform = Platform.TELEGRAM

    def __init__(
        self,
        bot: UpdatesBot,
        account: Account,
        memory: Memory,
        commands: Mapping[str, MenuCommand],
        *,
        clock: Clock,
        sleep: Sleep,
    ) -> None:
        self._bot = bot
        self._account = account
        self._memory = memory
        self._commands = commands
        self._clock = clock
        self._sleep = sleep
        self._linked = {name for name, command in commands.items() if command.role <= Role.MEMBER}
        self._names = Names(bot.username, commands.keys(), self._linked)
        self._roles = Roles(account.owners, bot.get_chat_member, clock)
        self._contact = Contact(clock)

    @property
    def name(self) -> str:
        """The bot's own name, with the @."""
        return f"@{self._bot.username}"

    @property
    def abilities(self) -> Abilities:
        """What Telegram can do."""
        return Abilities(
            has_edits=True,
            has_deletes=True,
            has_files=True,
            has_threads=True,
            invite_url=f"https://t.me/{self._bot.username}?startgroup",
            rate=Rate(EVERYWHERE[0] / EVERYWHERE[1], GROUP[1] / GROUP[0]),
        )

    @property
    def absence(self) -> Absence | None:
        """Set while updates are asked for in vain; with a webhook nobody asks."""
        return self._contact.absence

    def split(self, message: Message) -> tuple[Message, ...]:
        """The message in parts that each fit one post."""
        return split_message(message, lambda part: self._render(part).fits)

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Post one part to a chat, in its topic; a reply to what is gone is posted without the reply."""
        rendered = self._render(part)
        if not rendered.text or not rendered.fits:
            return Refused("Telegram takes no message that is empty or too long")
        markup = await self._keyboard(chat, part, manner)

        async def send(chat_id: int) -> str:
            sent = await self._bot.send_message(
                chat_id,
                rendered.text,
                entities=rendered.entities,
                reply_markup=markup,
                link_preview_options=LinkPreviewOptions(is_disabled=not manner.has_previews),
                **_manner_words(chat, manner),
            )
            return str(sent.message_id)

        return await self._outcome(chat, send)

    async def edit(self, chat: ChatRef, post_id: str, part: Message, manner: Manner) -> Outcome:
        """Put one part in the place of a post."""
        rendered = self._render(part)
        markup = await self._keyboard(chat, part, manner)

        async def change(chat_id: int) -> str:
            try:
                await self._bot.edit_message_text(
                    rendered.text,
                    chat_id,
                    int(post_id),
                    entities=rendered.entities,
                    reply_markup=markup,
                    link_preview_options=LinkPreviewOptions(is_disabled=not manner.has_previews),
                    rate_limit_args=turn_of(manner),
                )
            except BadRequest as error:
                if NOT_MODIFIED not in error.message.lower():
                    raise
            return post_id

        return await self._outcome(chat, change)

    async def delete(self, chat: ChatRef, post_id: str) -> Outcome:
        """Take a post away; one that is gone already is a success."""

        async def remove(chat_id: int) -> str:
            try:
                await self._bot.delete_message(chat_id, int(post_id))
            except BadRequest as error:
                if not any(words in error.message.lower() for words in NOT_THERE):
                    raise
            return post_id

        return await self._outcome(chat, remove)

    async def send_file(self, chat: ChatRef, file: File, caption: Message, manner: Manner) -> Outcome:
        """Post a picture or a document with its words; words of more than 1,024 units follow as posts of their own."""
        rendered = self._render(caption)
        if len(file.content) > MOST_BYTES:
            return Refused(f"Telegram takes no file of more than {MOST_BYTES:,} bytes.")
        if utf16_length(rendered.text) <= MAX_CAPTION_UNITS:
            return await self._send_file(chat, file, rendered, manner)
        outcome = await self._send_file(chat, file, Rendered("", ()), manner)
        return await self._add_words(chat, caption, manner, outcome) if isinstance(outcome, Sent) else outcome

    async def _send_file(self, chat: ChatRef, file: File, caption: Rendered, manner: Manner) -> Outcome:
        """Show a picture as one, unless the server cannot."""

        async def send(chat_id: int, *, is_shown: bool = is_photo(file)) -> str:
            method = self._bot.send_photo if is_shown else self._bot.send_document
            content = InputFile(file.content, filename=file.name)
            try:
                sent = await method(
                    chat_id,
                    content,
                    caption=caption.text or None,
                    caption_entities=caption.entities,
                    **_manner_words(chat, manner),
                )
            except BadRequest as error:
                if not is_shown or not any(part in error.message.lower() for part in NO_PHOTO):
                    raise
                return await send(chat_id, is_shown=False)
            return str(sent.message_id)

        return await self._outcome(chat, send)

    async def _add_words(self, chat: ChatRef, words: Message, manner: Manner, sent: Sent) -> Outcome:
        """Post what did not fit under a file; the file is there, so that a failure must not repeat it."""
        for part in self.split(words):
            outcome = await self.post(chat, part, replace(manner, reply_to=None))
            if not isinstance(outcome, Sent):
                return Uncertain(f"The file was posted, and not all of its words: {outcome}")
        return sent

    async def find_chat(self, name: str, user: str) -> FoundChat:
        """The chat of a public name ("@harbour"), or of an id, as it stands for a user.

        Raises:
            NotFoundError: If there is no chat of that name, or the bot is not in it; one sentence.
        """
        return await find_chat(self._bot, self._roles, name, user)

    async def run(self, take: Take) -> None:
        """Hand over each request once, as the account has it from long polling or the webhook, until it is cancelled.

        Raises:
            TransportError: If the server does not take the token any more, or the webhook cannot be used.
        """
        me = Self(self._bot.id, self._bot.username, self._commands.keys(), self._linked)
        taking = Taking(me, self._roles, self._memory.buttons, self._clock)
        membership = Membership(self._memory.presence, self._memory.moves, greet=self._greet)
        menus = Menus(self._bot, self._commands, self._memory.notes)

        async def take_with_menu(request: Request) -> None:
            await take(request)
            with suppress(StoreError):
                await self._fit_menu(menus, request)

        async def answer(update: Update) -> None:
            if not await membership.note(update):
                await taking.take(update, take_with_menu)

        intake = Intake(self._bot, self._memory.inbox, answer, clock=self._clock, sleep=self._sleep)
        try:
            await insist(menus.start, self._sleep)
            await intake.start()
            await self._receiver().run(intake)
        finally:
            await intake.close()

    async def _fit_menu(self, menus: Menus, request: Request) -> None:
        """Let who runs Byline see his own menu in private, and the members of a group what they may ask there."""
        if not request.is_private:
            await menus.fit_group(int(request.chat.chat), await self._memory.asking_in(request.chat.chat))
        else:
            is_appointed = request.role < Role.ADMIN and await self._memory.is_admin(request.user)
            await menus.fit(int(request.chat.chat), Role.ADMIN if is_appointed else request.role)

    def _receiver(self) -> "Polling | Webhook":
        if self._account.webhook is None:
            return Polling(self._bot, self._contact, sleep=self._sleep)
        from transports.telegram.webhook import Webhook  # noqa: PLC0415 (most have none, and an HTTP server is large)

        return Webhook(self._bot, self._account.webhook, self._memory.notes, sleep=self._sleep)

    async def _greet(self, chat: ChatRef) -> None:
        words = (
            "Byline is here, and reads only commands, mentions and replies to itself. "
            f"Its admins set it up with /settings{self.name}; everybody can ask /help{self.name}"
        )
        await self.post(chat, Message((Paragraph((Text(words),)),)), Manner(key=f"greet/{chat.chat}", is_silent=True))

    def _render(self, part: Message) -> Rendered:
        return render(part, self._names)

    async def _keyboard(self, chat: ChatRef, part: Message, manner: Manner) -> InlineKeyboardMarkup | None:
        """Buttons with new ids; what each asks stands in a row of the store."""
        if not part.buttons:
            return None
        until = self._clock.now() + BUTTONS_FOR
        ids = {button: secrets.token_urlsafe(12) for row in part.buttons for button in row}
        rows = [ButtonRow(ids[b], chat, manner.asker, b.command, until) for b in ids]
        await self._memory.buttons.put(rows)
        return InlineKeyboardMarkup(
            [[InlineKeyboardButton(b.label, callback_data=ids[b]) for b in row] for row in part.buttons]
        )

    async def _outcome(self, chat: ChatRef, act: Callable[[int], Awaitable[str]]) -> Outcome:
        """Do it, in the chat's new place where it moved, and say how it ended."""
        try:
            try:
                return Sent(await act(int(chat.chat)))
            except ChatMigrated as moved:
                try:
                    await self._memory.moves.move(Platform.TELEGRAM, chat.chat, str(moved.new_chat_id))
                except StoreError:
                    return RetryAfter(_UNMOVED_SECONDS, is_for_chat=True)  # surely unsent
                return Sent(await act(moved.new_chat_id))
        except TelegramError as error:
            return outcome_of(error)


def _manner_words(chat: ChatRef, manner: Manner) -> dict[str, Any]:
    """The parameters that every kind of post has; in private an answer needs no reply, unless it hangs on it."""
    is_private = not chat.chat.startswith("-")
    replied = int(manner.reply_to) if manner.reply_to and (manner.keeps_reply or not is_private) else None
    return {
        "message_thread_id": int(chat.thread) if chat.thread else None,
        "disable_notification": manner.is_silent,
        "reply_parameters": ReplyParameters(replied, allow_sending_without_reply=True) if replied else None,
        "rate_limit_args": turn_of(manner),
    }
