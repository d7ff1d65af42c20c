"""What the core needs from outside, as protocols; `bot/app.py` hands the real ones over, tests their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

from domain.chat import ChatRef, Platform
from domain.fetched import Fetched, FetchKind, Validators

P = ParamSpec("P")
R = TypeVar("R")


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """The present instant, aware UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary point, never going back."""
        ...


class Workers(Protocol):
    """Runs long computations in another process: the loop stays free, scientific libraries stay out of it."""

    async def run(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a picklable function elsewhere and give its result; its exceptions pass through."""
        ...


class Fetcher(Protocol):
    """Asks the web, within limits and guarded."""

    async def fetch(
        self, url: str, *, kind: FetchKind, validators: Validators | None = None, linked_from: str | None = None
    ) -> Fetched:
        """Get what an address gives; with `validators` of an earlier answer it may say that nothing changed.

        `linked_from` is where an address stood that no admin gave: from the public internet none leads to a host of
        one's own network, even one that is opened.

        Raises:
            FetchError: If there is nothing, with the true cause.
        """
        ...


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update of a platform: its id there, and all of it as the platform wrote it."""

    update_id: str
    payload: str


@dataclass(frozen=True, slots=True)
class ButtonRow:
    """What stands behind a button: the command, where it may be pressed, by whom (None: anybody) and until when."""

    button_id: str
    chat: ChatRef
    user: str | None
    command: str
    expires_at: datetime


class Inbox(Protocol):
    """Remembers which updates arrived, so that each is taken once and none is lost with the process."""

    async def take(self, platform: Platform, arrivals: Sequence[Arrival], *, now: datetime) -> tuple[Arrival, ...]:
        """Store what is new, all or nothing; gives what was new, in order."""
        ...

    async def waiting(self, platform: Platform) -> tuple[Arrival, ...]:
        """What was taken and not finished, in the order of its arrival."""
        ...

    async def finish(self, platform: Platform, update_id: str) -> None:
        """Remember that an update is answered; its payload is forgotten, its id is not."""
        ...


class Notes(Protocol):
    """Small things that a transport has to know after a restart, by name."""

    async def get(self, platform: Platform, name: str) -> str | None:
        """What was noted last; None where nothing was."""
        ...

    async def put(self, platform: Platform, name: str, value: str) -> None:
        """Note it in the place of what was noted before."""
        ...


class Buttons(Protocol):
    """What stands behind the buttons that were shown."""

    async def put(self, rows: Sequence[ButtonRow]) -> None:
        """Remember buttons, those that are known by what they now do."""
        ...

    async def get(self, button_id: str) -> ButtonRow | None:
        """The button of an id, also when it has expired; None where there is none."""
        ...


class ChatMoves(Protocol):
    """Follows a chat that got another id."""

    async def move(self, platform: Platform, old: str, new: str) -> None:
        """Give all that is kept of one chat to the other, all or nothing; what the other already chose stays."""
        ...


class Presence(Protocol):
    """Keeps whether we are in a chat: what it chose stays when we are not, and comes back with us.

    A chat without a thread is all of it; a thread is that thread only. Telling twice is telling once.
    """

    async def left(self, chat: ChatRef, why: str) -> None:
        """Nothing reaches the chat any more: its subscriptions pause; `why` is one sentence for the admins."""
        ...

    async def joined(self, chat: ChatRef) -> None:
        """We are there, for the first time or again: what paused by `left`, and nothing else, goes on."""
        ...
