"""Alarms: what the admins are told once, and told again when it is over."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that is wrong since `raised_at`; `key` says what, as "feed/7/failing", and `sentence` says it."""

    key: str
    sentence: str
    raised_at: datetime
