"""One of the processes that plan and finish what is due on one database, each with the same ticks.

It says "ready", begins with the first line that it is told, and writes the ids of the occurrences that it finished,
after their unit has committed.
"""

import asyncio
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from storage.database import Database
from storage.occurrences import claim, finish
from storage.store import Store
from tests.storage.building import FixedClock

ROOT: Final = Path(__file__).parents[2]
PROCESSES: Final = 2
AT_ONCE: Final = 7
"""How many chats a unit finishes: few, so that the processes meet often."""


async def finish_in_processes(url: str, *, since: datetime, ticks: int) -> Counter[int]:
    """Let processes finish all that becomes due in so many ticks, a day apart; gives how often each occurrence was.

    Raises:
        AssertionError: If a process failed.
    """
    arguments = ("-m", "tests.storage.finisher", url, since.isoformat(), str(ticks))
    pipe = asyncio.subprocess.PIPE
    processes = [
        await asyncio.create_subprocess_exec(sys.executable, *arguments, cwd=ROOT, stdin=pipe, stdout=pipe)
        for _ in range(PROCESSES)
    ]
    for process in processes:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
    outputs = await asyncio.gather(*(process.communicate(b"begin\n") for process in processes))
    assert [process.returncode for process in processes] == [0] * PROCESSES
    return Counter(int(number) for output, _ in outputs for number in output.split())


async def run(url: str, since: datetime, ticks: int) -> None:
    """Tick as a process of Byline does, at an invented time."""
    store = await Store.open(url, clock=FixedClock())
    database = Database(url)
    _say("ready")
    await asyncio.to_thread(sys.stdin.readline)
    for number in range(1, ticks + 1):
        now = since + timedelta(days=number)
        await store.occurrences.plan(now)
        while dues := await store.occurrences.due(now, AT_ONCE):
            async with database.write() as connection:
                still = await claim(connection, dues, now=now)
                await finish(connection, still, window_until=now)
            for due in still:
                _say(*due.occurrence_ids)
    await database.close()
    await store.close()


def _say(*words: object) -> None:
    sys.stdout.write(f"{' '.join(map(str, words))}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], datetime.fromisoformat(sys.argv[2]), int(sys.argv[3])))
