"""Broadcasts: one message of the admins to all chats, or to a part of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.chat import ChatRef, Platform
from domain.message import Message
from domain.trust import PersonRef


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    RUNNING = "on its way"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Audience:
    """To whom: the chats that subscribed and are not paused, of one platform, or that follow one thing, or all.

    `follows` is what the chats have to follow, as it is shown to them; case and accents do not count.
    """

    platform: Platform | None = None
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A broadcast. `chat` is where it was asked for, and where its progress is shown, `person` by whom.

    `begun_at` is None while it is a draft.
    """

    broadcast_id: int
    message: Message
    audience: Audience
    state: BroadcastState
    person: PersonRef
    chat: ChatRef
    made_at: datetime
    begun_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is: its posts by what became of them, and the post that tells that.

    `post_id` is None until the platform has that post; `shown` is what it tells now, None before it was edited.
    """

    broadcast: Broadcast
    sent: int
    waiting: int
    failed: int
    post_id: str | None
    shown: str | None

    @property
    def total(self) -> int:
        """All its posts."""
        return self.sent + self.waiting + self.failed
