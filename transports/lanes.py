"""Work in order within a chat and in parallel between chats."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from typing import Final, Generic, NoReturn, TypeVar

T = TypeVar("T")

STOP_SECONDS: Final = 10.0


class Lanes(Generic[T]):
    """Does `work` on each item, one after another within a lane; `most` lanes at a time."""

    def __init__(self, work: Callable[[T], Awaitable[None]], *, most: int = 16) -> None:
        self._work = work
        self._turns = asyncio.Semaphore(most)
        self._waiting: dict[Hashable, deque[T]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closing = False
        self._failed: asyncio.Future[NoReturn] = asyncio.get_running_loop().create_future()

    def put(self, lane: Hashable, item: T) -> None:
        """Let an item wait for its turn in a lane.

        Raises:
            BaseException: What the work on an earlier item raised.
        """
        if self._failed.done():
            self._failed.result()
        if lane in self._waiting:
            self._waiting[lane].append(item)
            return
        self._waiting[lane] = deque([item])
        task = asyncio.create_task(self._run(lane))
        task.add_done_callback(self._end)
        self._tasks.add(task)

    async def watch(self) -> NoReturn:
        """Wait for the work on an item to fail.

        Raises:
            BaseException: What it raised.
        """
        await asyncio.shield(self._failed)
        raise AssertionError  # what is waited for ends with an error only

    async def close(self) -> None:
        """Let what is being worked on come to its end, for a few seconds; what waits is left."""
        self._is_closing = True
        if self._tasks:
            _, late = await asyncio.wait(tuple(self._tasks), timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _end(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not self._failed.done():
            self._failed.set_exception(error)
            self._failed.exception()  # Who does not ask for it any more is not told at the end of the process.

    async def _run(self, lane: Hashable) -> None:
        waiting = self._waiting[lane]
        try:
            while waiting and not self._is_closing:
                async with self._turns:
                    await self._work(waiting.popleft())
        finally:
            del self._waiting[lane]
