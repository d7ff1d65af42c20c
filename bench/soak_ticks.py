"""Two processes on one database, on both engines: what is due in simulated ticks is published once."""

import asyncio
import tempfile
from pathlib import Path
from typing import Final

import asyncpg

from domain.chat import Platform
from domain.delivery import DeliveryState
from domain.message import plain_text
from storage.schema import upgrade
from storage.store import Store
from tests.e2e.counting import Count, count
from tests.e2e.due_editions import Plan, prepare
from tests.fakes.clock import TurnedClock
from tests.postgres import running_postgres
from tests.storage.publisher import publish_in_processes

PLAN: Final = Plan(chats=120, days=9, at_once=10)
CHATS: Final = tuple(str(number) for number in range(PLAN.chats))


def tick() -> dict[str, int]:
    """How many occurrences there were, how many editions too many, and how many lines were missed."""
    with tempfile.TemporaryDirectory() as folder, running_postgres() as server:
        asyncio.run(_make(str(server.query["host"]), str(server.username)))
        urls = (
            f"sqlite:///{Path(folder) / 'ticks.sqlite3'}",
            server.set(database="ticks").render_as_string(hide_password=False),
        )
        found = [asyncio.run(_tick(url)) for url in urls]
    wanted = PLAN.chats * PLAN.days
    return {
        "occurrences": wanted * len(found),
        "double_runs": sum(max(runs - wanted, 0) + counted.doubled for runs, counted in found),
        "missed": sum(max(wanted - runs, 0) + counted.lost + counted.disordered for runs, counted in found),
    }


async def _tick(url: str) -> tuple[int, Count]:
    await upgrade(url)
    await prepare(url, Platform.TELEGRAM, CHATS, PLAN)
    runs = await publish_in_processes(url, PLAN.ticks)
    store = await Store.open(url, clock=TurnedClock())
    decided = await store.outbox.listed(*DeliveryState, most=10_000)
    await store.close()
    posts = {chat: [plain_text(one.message) for one in reversed(decided) if one.chat.chat == chat] for chat in CHATS}
    return sum(runs), count(PLAN, CHATS, posts, decided)


async def _make(host: str, user: str) -> None:
    connection = await asyncpg.connect(host=host, user=user, database="postgres")
    try:
        await connection.execute("CREATE DATABASE ticks")
    finally:
        await connection.close()
