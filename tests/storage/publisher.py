"""One of the processes that publish what is due on one database, each with the same ticks.

It says "ready", publishes at each hour after START that it is told, and writes how many chats got their edition by it.
"""

import asyncio
import sys
from asyncio.subprocess import Process
from collections.abc import Iterable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Final

from desk.editions.publish_editions import publish_editions
from storage.store import Store
from tests.desk.press import press_on
from tests.fakes.clock import START, TurnedClock

ROOT: Final = Path(__file__).parents[2]
PROCESSES: Final = 2


async def publish_in_processes(url: str, hours: Iterable[float]) -> list[int]:
    """Let processes tick together; gives how many chats got their edition at each tick, from whichever."""
    arguments = ("-m", "tests.storage.publisher", url)
    pipe = asyncio.subprocess.PIPE
    processes = [
        await asyncio.create_subprocess_exec(sys.executable, *arguments, cwd=ROOT, stdin=pipe, stdout=pipe)
        for _ in range(PROCESSES)
    ]
    async with AsyncExitStack() as stack:
        for process in processes:
            stack.push_async_callback(process.communicate, b"")
            assert await _said_by(process) == "ready"
        return [sum(await asyncio.gather(*(_tick(process, hour) for process in processes))) for hour in hours]


async def _tick(process: Process, hour: float) -> int:
    assert process.stdin is not None
    process.stdin.write(f"{hour}\n".encode())
    return int(await _said_by(process))


async def _said_by(process: Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


async def run(url: str) -> None:
    """Tick as a process of Byline does, at an invented time."""
    store = await Store.open(url, clock=TurnedClock())
    press = press_on(store)
    _say("ready")
    while hour := await asyncio.to_thread(sys.stdin.readline):
        press.clock.turn(START + timedelta(hours=float(hour)) - press.clock.now())
        _say(await publish_editions(press.desk))
    await store.close()


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1]))
