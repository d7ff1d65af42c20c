"""What a chat gets by itself, and when."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from domain.chat import ChatRef
from domain.zones import is_zone

FOREVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""The end of a pause that has none; no clock of any zone overflows at it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One time of day, on the chat's own clock, on some days of the week (Monday is 1, Sunday 7).

    Raises:
        ValueError: If there is no day, a day is none of the week, or the time has a zone.
    """

    at: time
    weekdays: frozenset[int]

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(1, 8)) or self.at.tzinfo is not None:
            message = "a slot has a time without a zone and days from 1 to 7"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing is sent, from `begins` to before `ends` on the chat's own clock; perhaps over midnight.

    Raises:
        ValueError: If they are empty.
    """

    begins: time
    ends: time

    def __post_init__(self) -> None:
        if self.begins == self.ends:
            message = "quiet hours end at another time than they begin"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When editions are due: slots in the order of their times, none where it is off, and the quiet hours.

    Raises:
        ValueError: If a time stands twice, or the times are not in order.
    """

    slots: tuple[Slot, ...] = ()
    quiet: Quiet | None = None

    def __post_init__(self) -> None:
        times = [slot.at for slot in self.slots]
        if times != sorted(set(times)):
            message = "a schedule has each time once and in order"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a chat, or one thread of it, gets by itself.

    `zone` is the IANA name of its clock. `window_until` is where its last scheduled window ended, or where the first
    one begins. `paused_until` is set where somebody paused it, FOREVER where no end was given; a pause that is over
    stands there until the next one. `paused_why` is set while Byline itself paused it, because the chat was gone. One
    that is not active keeps what was chosen and gets nothing.
    """

    subscription_id: int
    chat: ChatRef
    zone: str
    schedule: Schedule
    window_until: datetime
    paused_until: datetime | None = None
    paused_why: str | None = None
    is_active: bool = True

    @property
    def has_clock(self) -> bool:
        """Whether its zone is still known; where it is not, nothing can be due."""
        return is_zone(self.zone)

    def is_paused(self, now: datetime) -> bool:
        """Whether it is paused at this instant, by whomever."""
        return self.paused_why is not None or (self.paused_until is not None and self.paused_until > now)


@dataclass(frozen=True, slots=True)
class Due:
    """A subscription whose time has come: the occurrences that one edition answers, and when the first was due."""

    subscription: Subscription
    occurrence_ids: tuple[int, ...]
    first_due_at: datetime
