"""Worker processes: long computations run there, and scientific libraries are loaded only there."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class ProcessWorkers:
    """A pool of child processes that starts with the first call and ends with the context."""

    def __init__(self, processes: int = 1) -> None:
        """Prepare a pool of at most `processes`; nothing is started yet."""
        # Spawned, not forked: the parent has threads (SQLite's), and a forked child may inherit a held lock.
        self._pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))

    async def run(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a picklable function in a child and give its result; its exceptions pass through."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(function, *args, **kwargs))

    async def __aenter__(self) -> Self:
        """Give the workers."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let running calls end and stop the processes, without holding the loop."""
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)
