"""Alarms: what the admins are told once, and told again when it is over."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that is wrong since `raised_at`; `key` says what, as "feed/7/failing", and `sentence` says it."""

    key: str
    sentence: str
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class Untold:
    """Alarms that the admins do not know of, and those of which they do not know that they are over.

    `told_at` is when they were last told of any like these.
    """

    begun: tuple[Alarm, ...]
    over: tuple[Alarm, ...]
    told_at: datetime | None
