"""What a chat was shown in scheduled editions, as a name that is equal where that was the same."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Final, Self

from domain.edition import Edition

EPOCH_DAYS: Final = 30
_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class History:
    """What a chat was shown, in whatever order: a sum of hashes for the epoch, and one for the epoch before it.

    What is older is forgotten, so that chats with one taste come together again. An epoch is thirty days long, the same
    ones for everybody. The sums are numbers in hexadecimal; where nothing was shown they are empty.
    """

    epoch: int = 0
    before: str = ""
    within: str = ""

    def at(self, now: datetime) -> Self:
        """The history as it counts at this instant."""
        return self._in(epoch_of(now))

    def after(self, edition: Edition) -> Self:
        """The history once the lines and stories of this edition were shown too."""
        shown = [f"{line.head.ref.article_id}:{line.start}-{line.end}" for line in edition.lines]
        shown += [f"story {story.story_id}" for story in edition.stories]
        added = f"{sum(map(_number, shown)):x}"
        return type(self)(self.epoch, self.before, _sum(self.within, added)) if shown else self

    def joined(self, other: Self) -> Self:
        """The history of a chat that became one with another."""
        epoch = max(self.epoch, other.epoch)
        one, two = self._in(epoch), other._in(epoch)
        return type(self)(epoch, _sum(one.before, two.before), _sum(one.within, two.within))

    def _in(self, epoch: int) -> Self:
        if epoch == self.epoch:
            return self
        return type(self)(epoch, before=self.within if epoch == self.epoch + 1 else "")


def _sum(one: str, two: str) -> str:
    if not one and not two:
        return ""
    return f"{(int(one or '0', 16) + int(two or '0', 16)) % (1 << 8 * _BYTES):032x}"


def _number(shown: str) -> int:
    return int.from_bytes(sha256(shown.encode()).digest()[:_BYTES], "big")


def epoch_of(now: datetime) -> int:
    """The number of the epoch that an instant falls in."""
    return now.astimezone(UTC).toordinal() // EPOCH_DAYS


def remembered_since(now: datetime) -> datetime:
    """Since when what was shown counts at this instant: from the beginning of the epoch before."""
    day = date.fromordinal(max((epoch_of(now) - 1) * EPOCH_DAYS, 1))
    return datetime.combine(day, time(), UTC)
