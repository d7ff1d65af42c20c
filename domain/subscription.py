"""What a chat gets by itself, and when."""

from dataclasses import dataclass
from datetime import datetime, time

from domain.chat import ChatRef


@dataclass(frozen=True, slots=True, order=True)
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
    """Hours in which nothing is sent, from `begins` to `ends` on the chat's own clock; perhaps over midnight.

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
    """When editions are due: slots in the order of their times, none where it is off, and the quiet hours."""

    slots: tuple[Slot, ...] = ()
    quiet: Quiet | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a chat, or one thread of it, gets by itself.

    `zone` is the IANA name of its clock. `window_until` is where its last scheduled window ended, or when it
    subscribed. `paused_until` is set while it is paused; `datetime.max`, aware UTC, where no end was given.
    `paused_why` is set where Byline paused it itself, because the chat was gone. An empty edition is said where
    `says_empty` is true, else skipped.
    """

    subscription_id: int
    chat: ChatRef
    zone: str
    schedule: Schedule
    window_until: datetime
    paused_until: datetime | None = None
    paused_why: str | None = None
    says_empty: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A subscription whose time has come: the occurrences that one edition answers, and when the first was due."""

    subscription: Subscription
    occurrence_ids: tuple[int, ...]
    first_due_at: datetime
