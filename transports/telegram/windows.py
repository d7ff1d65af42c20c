"""Sliding windows, and the line of those who wait for one."""

import asyncio
import heapq
import math
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count


class Place:
    """A place in the line."""

    def __init__(self) -> None:
        self.is_called = asyncio.Event()


class Line:
    """Who waits for the same window: the most urgent first (the smallest number), then who came first."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, Place]] = []
        self._count = count()

    @contextmanager
    def place(self, urgency: int) -> Iterator[Place]:
        """A place in the line; whoever is first when it is left is called."""
        place = Place()
        entry = (urgency, next(self._count), place)
        heapq.heappush(self._waiting, entry)
        try:
            yield place
        finally:
            self._waiting.remove(entry)
            heapq.heapify(self._waiting)
            if self._waiting:
                self._waiting[0][2].is_called.set()

    @property
    def is_empty(self) -> bool:
        """Whether nobody waits."""
        return not self._waiting

    async def until_first(self, place: Place) -> None:
        """Wait until nobody stands before this place; somebody more urgent may still come."""
        while self._waiting[0][2] is not place:
            place.is_called.clear()
            await place.is_called.wait()


class Window:
    """At most so many moments in any stretch of so many seconds; a moment that is not over yet counts too.

    `line` is for those who wait for this window alone. Before `rest_until` there is none.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._moments: deque[float] = deque()
        self._open = 0
        self._changed = asyncio.Event()
        self.line = Line()
        self.rest_until = 0.0

    def begin(self) -> None:
        """Take a place, from now until so many seconds after the end."""
        self._open += 1

    def end(self, now: float) -> None:
        """Let the place that was taken first be over at this moment."""
        self._open -= 1
        self._moments.append(now)
        self._changed.set()

    def give_back(self) -> None:
        """Give a place back that was not used."""
        self._open -= 1
        self._changed.set()

    def seconds_to_wait(self, now: float) -> float:
        """How long until there is a place; infinite while nobody can say, because it hangs on what is not over."""
        self._forget(now)
        too_many = len(self._moments) + self._open + 1 - self._most
        rest = max(self.rest_until - now, 0.0)
        if too_many <= 0:
            return rest
        if too_many > len(self._moments):
            return math.inf
        return max(rest, self._moments[too_many - 1] + self._seconds - now)

    async def until_changed(self) -> None:
        """Wait until a place is given back or over."""
        self._changed.clear()
        await self._changed.wait()

    def is_empty(self, now: float) -> bool:
        """Whether nothing happened in it for its length, and nobody waits for it."""
        self._forget(now)
        return not self._moments and not self._open and self.line.is_empty and self.rest_until <= now

    def _forget(self, now: float) -> None:
        while self._moments and self._moments[0] + self._seconds <= now:
            self._moments.popleft()
