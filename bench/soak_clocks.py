"""The long suites of what is due and when: every clock on every day, and two processes on one database."""

import asyncio
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from storage.schema import upgrade
from tests.domain.clocks import FIRST, HALF_HOURS, LAST, all_zones, check_days
from tests.postgres import running_postgres
from tests.storage.finisher import finish_in_processes
from tests.storage.subscribing import subscribe_many
from tests.storage.test_subscriptions import EVENING, daily
from tests.storage.test_two_processes import waiting

CHATS: Final = 400
TICKS: Final = 4
SLOTS: Final = (8, 12, 18.5)
PROCESSES: Final = 2


def clocks() -> dict[str, float | int | bool]:
    """Every half-hour of every day of three years in every zone of the database, each once and at its time."""
    zones = all_zones()
    occurrences = 0
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for done, found in enumerate(pool.map(_every_day, zones, chunksize=8), 1):
            occurrences += found
            if done % 100 == 0:
                print(f"{done} of {len(zones)} zones, {occurrences:,} occurrences", flush=True)
    expected = len(zones) * len(HALF_HOURS) * ((LAST - FIRST).days + 1)
    return {"passed": occurrences == expected, "zones": len(zones), "occurrences": occurrences}


def processes() -> dict[str, float | int | bool]:
    """Two processes plan and finish thousands of due occurrences on SQLite and on PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        counts = [asyncio.run(_finish(f"sqlite:///{Path(folder) / 'byline.sqlite3'}"))]
    with running_postgres() as server:
        counts.append(asyncio.run(_finish(server.render_as_string(hide_password=False))))
    finished = [sum(count.values()) for count, _ in counts]
    doubles = sum(number - 1 for count, _ in counts for number in count.values())
    left = sum(rest for _, rest in counts)
    expected = CHATS * TICKS * len(SLOTS)
    return {
        "passed": doubles == left == 0 and finished == [expected] * 2,
        "due": sum(finished),
        "left": left,
        "double_runs": doubles,
    }


def _every_day(zone: str) -> int:
    return check_days(zone, FIRST, LAST)


async def _finish(url: str) -> tuple[Counter[int], int]:
    """How often each occurrence was finished, and how many never were."""
    await upgrade(url)
    await subscribe_many(url, [daily(*SLOTS)] * CHATS, now=EVENING)
    finished = await finish_in_processes(url, since=EVENING, ticks=TICKS)
    return finished, await waiting(url, until=EVENING + timedelta(days=TICKS))
