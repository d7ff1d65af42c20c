"""Writers at once: nothing is lost, nobody is turned away."""

import asyncio
import sys
from pathlib import Path

from domain.chat import ChatRef, Platform
from storage.store import Store
from tests.storage.building import FixedClock
from tests.storage.writer import TASKS

PROCESSES = 2
ROUNDS = 10
ROOT = Path(__file__).parents[2]


async def test_two_processes_of_eight_writers_lose_no_update(url: str) -> None:
    """Counts, merged aliases and options of all of them are there, and none failed."""
    results = await asyncio.gather(*(_run(url, str(number)) for number in range(PROCESSES)))
    assert results == [(0, "")] * PROCESSES
    every = PROCESSES * TASKS * ROUNDS
    store = await Store.open(url, clock=FixedClock())
    (speaker,) = await store.speakers.find("Holt")
    outlet = await store.outlets.by_name("Harbour Post")
    options = await store.chats.options(ChatRef(Platform.CONSOLE, "shared"))
    await store.close()
    assert outlet is not None
    assert (speaker.quotes, len(outlet.aliases), len(options)) == (every, every, every)


async def _run(url: str, name: str) -> tuple[int | None, str]:
    arguments = ("-m", "tests.storage.writer", url, name, str(ROUNDS))
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, cwd=ROOT, stderr=asyncio.subprocess.PIPE)
    _, errors = await process.communicate()
    return process.returncode, errors.decode()
