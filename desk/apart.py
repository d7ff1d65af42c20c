"""Work in a task of its own, where a defect that it brings to light must not end what goes on beside it."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

T = TypeVar("T")


async def apart(work: Coroutine[None, None, T]) -> asyncio.Task[T]:
    """Do it to its end; the task that is given is done, and tells what it gave or raised.

    Who is cancelled meanwhile cancels it too.
    """
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task})
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait({task})
        raise
    return task
