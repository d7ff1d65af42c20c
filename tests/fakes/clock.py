"""A clock that is turned by hand."""

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2024, 5, 6, 7, 0, tzinfo=UTC)


class TurnedClock:
    """Stands still until it is turned."""

    def __init__(self, instant: datetime = START) -> None:
        self._start = instant
        self._instant = instant
        self._jumped = timedelta()

    def now(self) -> datetime:
        """The instant it was turned to."""
        return self._instant + self._jumped

    def monotonic(self) -> float:
        """Seconds since it was made, by its own hands."""
        return (self._instant - self._start).total_seconds()

    def turn(self, by: timedelta) -> None:
        """Let time pass."""
        self._instant += by

    async def sleep(self, seconds: float) -> None:
        """Let so much time pass, and others run."""
        self.turn(timedelta(seconds=seconds))
        await asyncio.sleep(0)

    def jump(self, by: timedelta) -> None:
        """Tell another time, as if somebody had set the machine's clock; no time passes."""
        self._jumped += by
