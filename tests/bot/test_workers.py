"""Worker processes: results, errors, and a child that is killed."""

import asyncio
import os
import signal
import sys

import pytest

from bot.workers import ProcessWorkers
from domain.errors import WorkLostError


async def test_a_killed_child_costs_its_own_call_only() -> None:
    """The call says that its work is lost, and the next one has a new child."""
    async with ProcessWorkers() as workers:
        assert await workers.run(abs, -1) == 1
        with pytest.raises(WorkLostError):
            await workers.run(os.abort)
        assert await workers.run(abs, -2) == 2


async def test_a_childs_error_passes_through() -> None:
    """It is raised as if the function had been called here."""
    async with ProcessWorkers() as workers:
        with pytest.raises(ValueError, match="invalid literal"):
            await workers.run(int, "no number")


async def test_ctrl_c_is_not_the_childs() -> None:
    """A terminal tells it the child, too, which the parent ends by itself."""
    async with ProcessWorkers() as workers:
        await workers.run(signal.raise_signal, signal.SIGINT)
        assert await workers.run(abs, -1) == 1


async def test_workers_end_with_a_process_that_is_killed() -> None:
    """Neither the worker nor what it began outlives it: all of them hold its output, which comes to its end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bot.orphans"), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"ready\n"
    process.kill()
    assert await asyncio.wait_for(process.stdout.read(), 60) == b""
    assert await process.wait() == -signal.SIGKILL
