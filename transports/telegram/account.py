"""What the transport is opened with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from domain.options import Asking
from domain.ports import Buttons, ChatMoves, Inbox, Notes, Presence


@dataclass(frozen=True, slots=True)
class WebhookPlace:
    """Where updates are brought: `url` is what the server is told, without the random path; we listen at the other."""

    url: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Account:
    """How to reach the Bot API; `url` is its address without the token, `owners` are user ids.

    With a `webhook` the server brings updates there, without one it is asked for them. `read_seconds` is how long an
    answer may take to come.
    """

    token: str
    url: str
    owners: frozenset[int] = frozenset()
    webhook: WebhookPlace | None = None
    read_seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Memory:
    """What this transport remembers, and where.

    `is_admin` says whether a user id was appointed to run Byline, `asking_in` what members may ask in a group.
    """

    inbox: Inbox
    notes: Notes
    buttons: Buttons
    moves: ChatMoves
    presence: Presence
    is_admin: Callable[[str], Awaitable[bool]]
    asking_in: Callable[[str], Awaitable[Asking]]
