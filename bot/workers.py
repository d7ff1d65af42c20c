"""Worker processes: long computations run there, and scientific libraries are loaded only there."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import connection, get_context, parent_process
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from domain.errors import WorkLostError

P = ParamSpec("P")
R = TypeVar("R")


class ProcessWorkers:
    """A pool of child processes that starts with the first call and ends with the context."""

    def __init__(self, processes: int = 1) -> None:
        """Prepare a pool of at most `processes`; nothing is started yet."""
        self._processes = processes
        self._pool = self._make_pool()

    async def run(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a picklable function in a child and give its result; its exceptions pass through.

        Raises:
            WorkLostError: If the child was killed; the next call has a new one.
        """
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, partial(function, *args, **kwargs))
        except BrokenProcessPool as error:
            # All calls that were under way fail together; only the first of them makes the new pool.
            if self._pool is pool:
                self._pool = self._make_pool()
            raise WorkLostError("The process that was to do this ended in the middle; try it again.") from error

    def _make_pool(self) -> ProcessPoolExecutor:
        # Spawned, not forked: the parent has threads (SQLite's), and a forked child may inherit a held lock.
        return ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"), initializer=_prepare)

    async def __aenter__(self) -> Self:
        """Give the workers."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let running calls end and stop the processes, without holding the loop."""
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)


def _prepare() -> None:
    """Let a child end with its parent, and leave Ctrl-C to it, which a terminal tells every process of a program."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End at once when the parent does, however that was: one that is killed tells its children nothing.

    What the child has started itself reads from it, and ends with it.
    """
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
