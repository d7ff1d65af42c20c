"""Chats, the people in them, and what passes between them and Byline."""

from dataclasses import dataclass
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
class Request:
    """What somebody asked.

    `text` may have the prefix or not ("/source 2", "2"); `reply_to` is the platform's id of the post answered.
    `event_id` is the platform's id of what was said or pressed, which an answer replies to. `pressed` is the post
    whose button asked; the answer takes its place. `answered_user` is who wrote the message that is answered, where
    it is a person and the platform says so.
    """

    chat: ChatRef
    user: str
    role: Role
    text: str
    is_private: bool = True
    reply_to: str | None = None
    event_id: str = ""
    pressed: str | None = None
    answered_user: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer.

    `excerpts` are the outlets' words that the message shows in bars, in order. `edition_id` is set where it shows a
    saved edition, so that the post can be tied to it. `more` is the command that gives the next page of a long
    answer. `is_refusal` is set where it says why there is none.
    """

    message: Message
    excerpts: tuple[Excerpt, ...] = ()
    edition_id: int | None = None
    more: str | None = None
    is_refusal: bool = False
