"""Chats, the people in them, and what passes between them and Byline."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from domain.excerpt import Excerpt
from domain.message import Message


class Platform(StrEnum):
    """Where a chat is."""

    TELEGRAM = "telegram"
    MATRIX = "matrix"
    CONSOLE = "console"


class Role(IntEnum):
    """Who may do what; a higher role may all that a lower one may."""

    STRANGER = 0
    MEMBER = 1
    CHAT_ADMIN = 2
    ADMIN = 3
    OWNER = 4


@dataclass(frozen=True, slots=True)
class ChatRef:
    """One chat, or one thread of it, by the platform's own ids."""

    platform: Platform
    chat: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What came along and may be an article: a file, or a post that somebody passed on.

    `media_type` and `size_bytes` are what the platform says. `read` gives the bytes of it, a post's as UTF-8, and
    raises InputRefusedError where they cannot be had. `url` is the address of a post that was passed on.
    """

    name: str
    media_type: str
    size_bytes: int
    read: Callable[[], Awaitable[bytes]] = field(compare=False)
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked.

    `text` may have the prefix or not ("/source 2", "2"); `reply_to` is the platform's id of the post answered.
    `event_id` is the platform's id of what was said or pressed, which an answer replies to. `pressed` is the post
    whose button asked; the answer takes its place. `answered_user` is who wrote the message that is answered, where
    it is a person and the platform says so. `attachment` came with what was said, or with what that answers.
    """

    chat: ChatRef
    user: str
    role: Role
    text: str
    is_private: bool = True
    reply_to: str | None = None
    event_id: str = ""
    pressed: str | None = None
    attachment: Attachment | None = None
    answered_user: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer.

    `excerpts` are the outlets' words that the message shows in bars, in order. `edition_id` is set where it shows a
    saved edition, so that the post can be tied to it. `more` is the command that gives the next page of a long
    answer. `is_refusal` is set where it says why there is none. One that `keeps_reply` hangs on what was asked, and is
    shown as a reply to it on every platform.
    """

    message: Message
    excerpts: tuple[Excerpt, ...] = ()
    edition_id: int | None = None
    more: str | None = None
    is_refusal: bool = False
    keeps_reply: bool = False
