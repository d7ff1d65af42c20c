"""Keeps the order of what is said in a room, and leaves the homeserver alone for as long as it asks."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import IntEnum
from typing import Final, TypeAlias, TypeVar
from weakref import WeakValueDictionary

from domain.ports import Clock
from transports.matrix.wire import MatrixError

T = TypeVar("T")
Sleep: TypeAlias = Callable[[float], Awaitable[None]]

MOST_WAIT_SECONDS: Final = 60.0
"""A longer rest is handed to the caller, who knows whether the post is still worth it then."""
_YIELD_SECONDS: Final = 0.1
_SHORTEST_SECONDS: Final = 0.001
"""No clock is turned by less."""


class Urgency(IntEnum):
    """What goes first when the server asked for rest."""

    ANSWER = 0
    EDITION = 1
    BROADCAST = 2


class Turns:
    """One call at a time in a room; a limit is the account's, so that all rooms rest together."""

    def __init__(self, clock: Clock, sleep: Sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._rooms: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._rest_until = 0.0
        self._waiting = dict.fromkeys(Urgency, 0)

    async def take(self, room: str, act: Callable[[], Awaitable[T]], *, urgency: Urgency = Urgency.ANSWER) -> T:
        """Do it when its turn has come, and again after a short rest: what was one too many did nothing.

        Raises:
            MatrixError: What the call raised; also if the server wants to be left alone for more than a minute.
        """
        lock = self._rooms.setdefault(room, asyncio.Lock())
        async with lock:
            while True:
                await self._rest(urgency)
                try:
                    return await act()
                except MatrixError as error:
                    if error.retry_seconds is None:
                        raise
                    self._rest_until = max(self._rest_until, self._clock.monotonic() + error.retry_seconds)

    async def _rest(self, urgency: Urgency) -> None:
        self._waiting[urgency] += 1
        try:
            while (seconds := self._seconds_to_wait(urgency)) > 0:
                await self._sleep(max(seconds, _SHORTEST_SECONDS))
        finally:
            self._waiting[urgency] -= 1

    def _seconds_to_wait(self, urgency: Urgency) -> float:
        seconds = self._rest_until - self._clock.monotonic()
        if seconds > MOST_WAIT_SECONDS:
            raise MatrixError("the homeserver wants to rest", status=429, retry_seconds=seconds)
        is_behind = any(self._waiting[other] for other in Urgency if other < urgency)
        return max(seconds, _YIELD_SECONDS) if is_behind else seconds
