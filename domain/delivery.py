"""The outbox: posts that are decided and not yet confirmed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.chat import ChatRef
from domain.message import Message


class DeliveryState(StrEnum):
    """Where a post of the outbox stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    RETRY_AT = "retry at"
    UNCERTAIN = "uncertain"
    DEAD = "dead"


class Urgency(StrEnum):
    """What goes first; answers to people do not pass through the outbox and go before all of it."""

    EDITION = "edition"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message for a chat, in the parts that the chat's platform takes, not yet in the outbox."""

    chat: ChatRef
    parts: tuple[Message, ...]
    is_silent: bool = True
    has_previews: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One part in the outbox. `n` counts from 0; `key` names the post for ever, on every platform.

    `retry_at` is set in the state of that name. `why` says what went wrong last. `resends` counts how often a post
    that may be there already was sent again, with a visible mark.
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
    attempts: int = 0
    resends: int = 0
    retry_at: datetime | None = None
    why: str | None = None

    @property
    def key(self) -> str:
        """The name of this post, from which transaction ids are made."""
        return f"outbox/{self.outbox_id}/{self.resends}"
