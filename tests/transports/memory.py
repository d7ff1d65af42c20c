"""What a transport remembers, in memory."""

from collections.abc import Sequence
from datetime import datetime

from domain.chat import ChatRef, Platform
from domain.ports import Arrival, ButtonRow


class MemoryInbox:
    """An inbox that outlives the transport as long as the test holds it."""

    def __init__(self) -> None:
        self.seen: dict[str, Arrival] = {}
        self.finished: list[str] = []

    async def take(self, platform: Platform, arrivals: Sequence[Arrival], *, now: datetime) -> tuple[Arrival, ...]:
        """Store what is new."""
        del platform, now
        new = tuple(arrival for arrival in arrivals if arrival.update_id not in self.seen)
        self.seen |= {arrival.update_id: arrival for arrival in new}
        return new

    async def waiting(self, platform: Platform) -> tuple[Arrival, ...]:
        """What was not finished."""
        del platform
        return tuple(arrival for update_id, arrival in self.seen.items() if update_id not in self.finished)

    async def finish(self, platform: Platform, update_id: str) -> None:
        """Remember that it is answered."""
        del platform
        self.finished.append(update_id)


class MemoryNotes:
    """Notes by name."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def get(self, platform: Platform, name: str) -> str | None:
        """What was noted."""
        del platform
        return self.kept.get(name)

    async def put(self, platform: Platform, name: str, value: str) -> None:
        """Note it."""
        del platform
        self.kept[name] = value


class MemoryButtons:
    """Buttons by id."""

    def __init__(self) -> None:
        self.rows: dict[str, ButtonRow] = {}

    async def put(self, rows: Sequence[ButtonRow]) -> None:
        """Remember them."""
        self.rows |= {row.button_id: row for row in rows}

    async def get(self, button_id: str) -> ButtonRow | None:
        """The button of an id."""
        return self.rows.get(button_id)


class MemoryMoves:
    """The moves of chats."""

    def __init__(self) -> None:
        self.moved: list[tuple[str, str]] = []

    async def move(self, platform: Platform, old: str, new: str) -> None:
        """Write the move down."""
        del platform
        self.moved.append((old, new))


class MemoryPresence:
    """In which chats we are."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ChatRef]] = []

    async def left(self, chat: ChatRef, why: str) -> None:
        """Write down why."""
        self.told.append((why, chat))

    async def joined(self, chat: ChatRef) -> None:
        """Write it down."""
        self.told.append(("joined", chat))
