"""What a message brings along that may be an article: a file, a post that was passed on, or pasted text."""

from collections.abc import Awaitable, Callable
from typing import Final

from telegram import (
    Document,
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.error import TelegramError

from domain.chat import Attachment
from domain.errors import InputRefusedError
from domain.message import visible

MOST_BYTES: Final = 20_000_000
"""What Telegram hands to a bot."""
PASTED_CHARS: Final = 500
"""No question is longer: more than that, in private, is a text to read."""


def attachment_of(message: Message, bot_id: int) -> Attachment | None:
    """What a message brings along, or what it answers does; an answered message that is not this bot's always does."""
    own = _file_or_post(message)
    if own is None and message.chat.type == message.chat.PRIVATE and len(message.text or "") > PASTED_CHARS:
        own = None if (message.text or "").startswith("/") else _post(message, "pasted text")
    answered = message.reply_to_message
    if own is not None or answered is None or (answered.from_user is not None and answered.from_user.id == bot_id):
        return own
    return _file_or_post(answered) or _post(answered, "the answered post")


def _file_or_post(message: Message) -> Attachment | None:
    origin = message.forward_origin
    if message.document is not None:
        return _file(message.document, None if origin is None else _address(origin))
    return None if origin is None else _post(message, f"post of {_publisher(origin)}", _address(origin))


def _file(document: Document, url: str | None) -> Attachment:
    name = visible(document.file_name or "file")
    size = document.file_size or 0

    async def read() -> bytes:
        if size > MOST_BYTES:
            raise InputRefusedError(f"{name} is larger than {MOST_BYTES:,} bytes, and Telegram hands over no more.")
        try:
            return bytes(await (await document.get_file()).download_as_bytearray())
        except TelegramError as error:
            raise InputRefusedError(f"Telegram does not hand over {name}; send it again.") from error

    return Attachment(name, document.mime_type or "application/octet-stream", size, read, url)


def _post(message: Message, name: str, url: str | None = None) -> Attachment | None:
    data = (message.text or message.caption or "").encode("utf-8", errors="replace")
    return Attachment(name, "text/plain", len(data), _giving(data), url) if data.strip() else None


def _giving(data: bytes) -> Callable[[], Awaitable[bytes]]:
    async def read() -> bytes:
        return data

    return read


def _publisher(origin: MessageOrigin) -> str:
    """Who wrote a post first, as Telegram names it; that is no outlet."""
    match origin:
        case MessageOriginChannel():
            return visible(origin.chat.title or "a channel")
        case MessageOriginChat():
            return visible(origin.sender_chat.title or "a group")
        case MessageOriginUser():
            return visible(origin.sender_user.full_name)
        case MessageOriginHiddenUser():
            return visible(origin.sender_user_name)
        case _:
            return "somebody"


def _address(origin: MessageOrigin) -> str | None:
    """Where everybody can read a post: only those of public channels have an address."""
    if not isinstance(origin, MessageOriginChannel) or not origin.chat.username:
        return None
    return f"https://t.me/{origin.chat.username}/{origin.message_id}"
