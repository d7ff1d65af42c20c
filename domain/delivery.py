"""The outbox: posts that are decided and not yet confirmed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.chat import ChatRef, Platform
from domain.message import Message


class DeliveryState(StrEnum):
    """Where a post of the outbox stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    RETRY_AT = "retry at"
    UNCERTAIN = "uncertain"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message for a chat that is not yet in the outbox, in the parts that the chat's platform takes.

    It belongs to an edition, or to a broadcast, which goes after all editions, or to neither.
    """

    chat: ChatRef
    parts: tuple[Message, ...]
    edition_id: int | None = None
    broadcast_id: int | None = None
    is_silent: bool = True
    has_previews: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One part in the outbox. `n` counts from 0.

    `attempts` counts how often it left. `resends` counts how often a post that may be there already was sent again,
    with a visible mark. `is_simplified` says that the platform refused it as it was. `retry_at` is set in the state of
    that name. `why` says what went wrong last. `post_ids` are the platform's, in order, once it is sent.
    """

    outbox_id: int
    edition_id: int | None
    broadcast_id: int | None
    chat: ChatRef
    n: int
    of: int
    message: Message
    is_silent: bool
    has_previews: bool
    state: DeliveryState
    queued_at: datetime
    changed_at: datetime
    is_simplified: bool = False
    attempts: int = 0
    resends: int = 0
    retry_at: datetime | None = None
    why: str | None = None
    post_ids: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of this post for ever, from which transaction ids are made; a new database never repeats it."""
        words = "/simplified" if self.is_simplified else ""
        return f"outbox/{self.outbox_id}/{self.queued_at:%Y%m%d%H%M%S%f}/{self.resends}{words}"


@dataclass(frozen=True, slots=True)
class Settled:
    """How an attempt ended: the state of the delivery from now on, and what goes with it.

    With `is_chat_gone` nothing reaches the chat (with its threads) or the thread any more: what waits for it is dead
    too, and its subscription pauses.
    """

    delivery: Delivery
    state: DeliveryState
    why: str | None
    retry_at: datetime | None
    post_ids: tuple[str, ...]
    is_simplified: bool
    resends: int
    is_chat_gone: bool


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do what one process alone may do; `fence` grows with each holder, an older one writes nothing."""

    name: str
    holder: str
    fence: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits for one platform: posts in all, and the most for one chat; `oldest_at` is when the first came in."""

    platform: Platform
    posts: int
    chats: int
    most_in_a_chat: int
    oldest_at: datetime | None
