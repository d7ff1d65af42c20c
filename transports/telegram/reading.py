"""From a Telegram message to a request: what is meant for Byline, and what is not."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from telegram import Message

from domain.chat import ChatRef, Platform
from transports.telegram.attachments import PASTED_CHARS
from transports.telegram.links import read_payload

_COMMAND: Final = re.compile(r"/(?P<name>[A-Za-z0-9_]+)(?:@(?P<bot>[A-Za-z0-9_]+))?(?P<rest>(?:\s.*)?)", re.DOTALL)
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Self:
    """Who this bot is, the commands it knows, and those of them that a link may ask."""

    user_id: int
    name: str
    commands: AbstractSet[str]
    linked: AbstractSet[str]


def chat_of(message: Message) -> ChatRef:
    """The chat of a message, with its topic; a reply in a group without topics is in no thread."""
    thread = str(message.message_thread_id) if message.is_topic_message and message.message_thread_id else ""
    return ChatRef(Platform.TELEGRAM, str(message.chat.id), thread)


def asked_text(message: Message, me: Self) -> str | None:
    """What a message asks of Byline, its own name taken out; None where it is not meant for it.

    In a group that is a command, a mention or an answer to one of Byline's posts. Bots, what was written through one
    and automatic forwards ask nothing. In private everything is meant for it; what only brings something along, and
    what somebody passed on, is empty, but for an address alone.
    """
    if message.is_automatic_forward or message.via_bot or _is_bot(message):
        return None
    is_private = message.chat.type == message.chat.PRIVATE
    text = message.text or message.caption or ""
    if message.forward_origin or not text:
        return _passed_on(message, text) if is_private else None
    if match := _COMMAND.fullmatch(text):
        return _command(match, me, is_private=is_private)
    if (mentioned := _without_mention(text, me)) is not None:
        return mentioned
    if is_private:
        return "" if message.document or len(text) > PASTED_CHARS else text
    return text if answered_post(message, me) is not None else None


def _passed_on(message: Message, text: str) -> str | None:
    """The address that was passed on, or empty for other content; None for a note of Telegram's own."""
    if _ADDRESS.fullmatch(text.strip()):
        return text.strip()
    return "" if text or message.effective_attachment else None


def answered_post(message: Message, me: Self) -> str | None:
    """The post of Byline that a message answers."""
    answered = message.reply_to_message
    is_ours = answered is not None and answered.from_user is not None and answered.from_user.id == me.user_id
    return str(answered.message_id) if answered is not None and is_ours else None


def is_anonymous_admin(message: Message) -> bool:
    """Whether an admin wrote in the group's own name."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def _is_bot(message: Message) -> bool:
    """Whether a program wrote it; anonymous admins and channels come under the name of one."""
    return message.sender_chat is None and (message.from_user is None or message.from_user.is_bot)


def _command(match: re.Match[str], me: Self, *, is_private: bool) -> str | None:
    """A command without the bot's name; in a group an unknown one without a name may be meant for another bot."""
    name, bot, rest = match["name"].lower(), match["bot"], match["rest"]
    if bot is not None and bot.lower() != me.name.lower():
        return None
    if bot is None and not is_private and name not in {*me.commands, "more"}:
        return None
    if name == "start" and rest.strip():
        return _linked(rest.strip(), me)
    return f"/{name}{rest}"


def _linked(payload: str, me: Self) -> str:
    """What a deep link asks; anybody can write one, so that it asks nothing that only admins may."""
    command = read_payload(payload) or "/start"
    return command if command.removeprefix("/").split(" ")[0].lower() in me.linked else "/start"


def _without_mention(text: str, me: Self) -> str | None:
    """The words beside a mention of this bot, as a command where they begin with the name of one; None without one."""
    rest, found = re.subn(rf"(?<!\w)@{re.escape(me.name)}\b", " ", text, flags=re.IGNORECASE)
    words = rest.split()
    if not found:
        return None
    if not words:
        return "/help"
    return f"/{' '.join(words)}" if words[0].lower() in me.commands else " ".join(words)
