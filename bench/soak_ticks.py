"""Two processes on one database, on both engines: what is due in simulated ticks is finished once."""

import asyncio
import tempfile
from pathlib import Path
from typing import Final

import asyncpg

from storage.schema import upgrade
from tests.postgres import running_postgres
from tests.storage.finisher import finish_in_processes
from tests.storage.subscribing import subscribe_many
from tests.storage.test_subscriptions import EVENING, daily

CHATS: Final = 120
HOURS: Final = (8, 12, 18.5)
TICKS: Final = 3


def tick() -> dict[str, int]:
    """How many occurrences there were, and how many of them were not finished exactly once."""
    with tempfile.TemporaryDirectory() as folder, running_postgres() as server:
        asyncio.run(_make(str(server.query["host"]), str(server.username)))
        urls = (
            f"sqlite:///{Path(folder) / 'ticks.sqlite3'}",
            server.set(database="ticks").render_as_string(hide_password=False),
        )
        found = [asyncio.run(_tick(url)) for url in urls]
    wanted = CHATS * len(HOURS) * TICKS * len(found)
    return {
        "occurrences": sum(len(finished) for finished in found),
        "double_runs": sum(times - 1 for finished in found for times in finished.values()),
        "missed": wanted - sum(len(finished) for finished in found),
    }


async def _tick(url: str) -> dict[int, int]:
    await upgrade(url)
    await subscribe_many(url, [daily(*HOURS)] * CHATS, now=EVENING)
    return await finish_in_processes(url, since=EVENING, ticks=TICKS)


async def _make(host: str, user: str) -> None:
    connection = await asyncpg.connect(host=host, user=user, database="postgres")
    try:
        await connection.execute("CREATE DATABASE ticks")
    finally:
        await connection.close()
