"""What a transport is: messages out with an outcome each, requests in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias, runtime_checkable

from domain.chat import ChatRef, Platform, Request, Role
from domain.message import Message


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform holds the post; an edit that changes nothing is one too."""

    post_id: str


@dataclass(frozen=True, slots=True)
class ChatGone:
    """Nothing reaches the chat any more: kicked, blocked, deleted. What is kept of it stays, paused."""

    why: str


@dataclass(frozen=True, slots=True)
class RetryAfter:
    """Nothing was posted; the platform wants to be left alone for so long, or cannot be reached.

    With `is_for_chat` that is true of this chat only.
    """

    seconds: float
    is_for_chat: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was posted, and the same again would be refused again; `why` is one sentence."""

    why: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The request left and no answer came: the post may be there or not, and must not be repeated blindly."""

    why: str


Outcome: TypeAlias = Sent | ChatGone | RetryAfter | Refused | Uncertain


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast posts may go by the platform's usual limits: in all, and within the slowest kind of chat."""

    posts_a_second: float
    seconds_between_in_a_chat: float


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a platform can do; a transport without an ability refuses what needs it.

    `invite_url` is where a person adds Byline to a group, if the platform has such a link. `rate` is None where nothing
    limits it.
    """

    has_edits: bool = False
    has_deletes: bool = False
    has_files: bool = False
    has_threads: bool = False
    has_idempotent_posts: bool = False
    invite_url: str | None = None
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """A platform gives no answer since then; `why` is a sentence for the operator.

    One that refused its account `is_for_good`: nothing is tried before Byline starts anew.
    """

    since: datetime
    why: str
    is_for_good: bool = False


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """A command as a platform's menu shows it: a short sentence, and the least role that may call it.

    One that `is_for_groups` may be called by members of a group, whatever its admins chose.
    """

    help: str
    role: Role
    is_for_groups: bool = False


@dataclass(frozen=True, slots=True)
class FoundChat:
    """A chat that somebody named, with what he is there, and whether Byline may post there."""

    chat: ChatRef
    title: str
    role: Role
    can_post: bool


def unseen(platform: Platform, name: str, account: str) -> str:
    """What is said of a chat that is not there, that the account is not in, or that the asker must not hear of."""
    return f"{platform.capitalize()} shows no chat {name} to this bot: add {account} there as an administrator first."


@runtime_checkable
class FindsChats(Protocol):
    """A transport whose chats can be found by a name, so that one is looked after from another."""

    async def find_chat(self, name: str, user: str) -> FoundChat:
        """The chat of a name ("@harbour"), as it stands for a user, by the platform's id.

        Raises:
            NotFoundError: If there is no chat of that name, or Byline cannot look into it; one sentence.
        """
        ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is posted.

    `key` names this post for ever (an outbox row, a request and the number of its answer): where the platform can,
    the same key again is the same post. `reply_to` is a post or a person's message. `asker` is who alone may press
    the buttons; None lets everybody. An answer goes before, and is marked apart from, what nobody asked for; a
    broadcast goes after all else. One that `keeps_reply` is shown as a reply also where the platform would leave that
    out. `leaving` is awaited when nothing but the request itself is left to do; what it raises passes through, and
    then nothing was posted.
    """

    key: str
    reply_to: str | None = None
    asker: str | None = None
    is_answer: bool = True
    is_broadcast: bool = False
    is_silent: bool = False
    has_previews: bool = False
    leaving: Callable[[], Awaitable[None]] | None = None
    keeps_reply: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A picture or a document; `media_type` is its MIME type, which decides how it is shown."""

    name: str
    media_type: str
    content: bytes


Take: TypeAlias = Callable[[Request], Awaitable[None]]
"""Answers one request completely; it never raises but when it is cancelled."""


class Transport(Protocol):
    """A chat platform. No method but `run` raises what the platform or the network did: that is the outcome."""

    @property
    def platform(self) -> Platform:
        """Which platform it is."""
        ...

    @property
    def name(self) -> str:
        """Byline's own name there, as people write it."""
        ...

    @property
    def abilities(self) -> Abilities:
        """What it can do."""
        ...

    @property
    def absence(self) -> Absence | None:
        """Set while `run` asks the platform in vain; None where nobody asks it."""
        ...

    def split(self, message: Message) -> tuple[Message, ...]:
        """The message in parts that each fit one post, in order; several are numbered, the last has the buttons.

        A part ends at the end of a block where there is one; a section is torn only where it alone is too long.
        """
        ...

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Post one part to a chat, in its thread."""
        ...

    async def edit(self, chat: ChatRef, post_id: str, part: Message, manner: Manner) -> Outcome:
        """Put one part in the place of a post; its buttons go with the old words."""
        ...

    async def delete(self, chat: ChatRef, post_id: str) -> Outcome:
        """Take a post away; one that is gone already is a success."""
        ...

    async def send_file(self, chat: ChatRef, file: File, caption: Message, manner: Manner) -> Outcome:
        """Post a picture or a document with a few words."""
        ...

    async def run(self, take: Take) -> None:
        """Hand over each request once, in order within a chat and in parallel between chats, until it is cancelled.

        A request is stored before the platform hears that it arrived. When it is cancelled, what is under way is
        answered first, within a few seconds.

        Raises:
            TransportError: If the platform refuses this account for good; one sentence that says what to do.
        """
        ...
