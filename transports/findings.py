"""What a look at a chat platform found, for `byline doctor`."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

MOST_SECONDS_OFF: Final = 30.0


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: `right` and `troubles` in words for the operator, each trouble with what to do."""

    right: tuple[str, ...]
    troubles: tuple[str, ...]


def clock_finding(date: str | None, now: datetime) -> tuple[bool, str]:
    """Whether our clock agrees with the date that a server gave with its answer, and that in words."""
    try:
        seconds_off = None if date is None else (now - parsedate_to_datetime(date)).total_seconds()
    except (TypeError, ValueError):
        seconds_off = None
    if seconds_off is None:
        return True, "the server does not tell the time"
    if abs(seconds_off) <= MOST_SECONDS_OFF:
        return True, "the clock is right"
    way = "ahead of" if seconds_off > 0 else "behind"
    return False, f"This computer's clock is {abs(seconds_off):.0f} s {way} the server's: let NTP set it."
