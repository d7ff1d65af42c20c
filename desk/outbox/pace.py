"""The pace of a sender: how many posts are on their way at once, and when the platform is left alone."""

import asyncio
import math
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from desk.insist import Sleep
from domain.ports import Clock

MOST_REST_SECONDS: Final = 300.0
"""The longest rest between attempts that nobody asked for."""


class Pace:
    """Goes at full width while all is well; after a refusal it rests, tries with one post, and widens again."""

    def __init__(self, most: int, clock: Clock, sleep: Sleep) -> None:
        self._most = most
        self._clock = clock
        self._sleep = sleep
        self._width = most
        self._on_the_way = 0
        self._failures = 0
        self._failed_at = -math.inf
        self._rest_until = 0.0
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[float]:
        """The time in which one post may be tried; gives the moment at which it began."""
        while True:
            if (seconds := self.rest_seconds) > 0:
                await self._sleep(seconds)
            elif self._on_the_way >= self._width:
                self._changed.clear()
                await self._changed.wait()
            else:
                break
        self._on_the_way += 1
        try:
            yield self._clock.monotonic()
        finally:
            self._on_the_way -= 1
            self._changed.set()

    @property
    def rest_seconds(self) -> float:
        """How long nothing is to be tried."""
        return self._rest_until - self._clock.monotonic()

    def went_well(self) -> None:
        """Go at twice the width."""
        self._failures = 0
        self._width = min(2 * self._width, self._most)

    def rest(self, began: float, seconds: float = 0.0) -> None:
        """Leave the platform alone for so long, longer after each failure in a row, and never in step with others.

        Of posts that were on their way together one failure counts: `began` is the moment of the attempt.
        """
        now = self._clock.monotonic()
        if began >= self._failed_at:
            self._failures += 1
            self._failed_at = now
        self._width = 1
        own = min(2.0**self._failures, MOST_REST_SECONDS) / 2
        rest = max(seconds, own) + own * secrets.randbelow(1_000) / 1_000
        self._rest_until = max(self._rest_until, now + rest)
