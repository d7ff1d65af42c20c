"""What a chat was shown in scheduled editions, as a name that is equal where that was the same."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Final, Self

EPOCH_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class History:
    """The bodies that a chat was shown, in order, as hashes: those of the epoch, and those of the epoch before it.

    What is older is forgotten, so that chats with one taste come together again. An epoch is thirty days long, the same
    ones for everybody.
    """

    epoch: int = 0
    before: str = ""
    within: str = ""

    def at(self, now: datetime) -> Self:
        """The history as it counts at this instant."""
        epoch = epoch_of(now)
        if epoch == self.epoch:
            return self
        return type(self)(epoch, before=self.within if epoch == self.epoch + 1 else "")

    def after(self, body_id: int) -> Self:
        """The history once this body was shown too."""
        shown = sha256(f"{self.within}/{body_id}".encode()).hexdigest()[:32]
        return type(self)(self.epoch, self.before, shown)


def epoch_of(now: datetime) -> int:
    """The number of the epoch that an instant falls in."""
    return now.astimezone(UTC).toordinal() // EPOCH_DAYS


def remembered_since(now: datetime) -> datetime:
    """Since when bodies count at this instant: from the beginning of the epoch before."""
    day = date.fromordinal(max((epoch_of(now) - 1) * EPOCH_DAYS, 1))
    return datetime.combine(day, time(), UTC)
