"""Units that run in the thread of their connection."""

import asyncio
from threading import Event

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.errors import StoreError
from storage.database import Database
from storage.tables import speakers

LONG_SECONDS = 30


async def add(connection: AsyncConnection, name: str | None) -> None:
    """Store a speaker."""
    await connection.execute(insert(speakers), {"name": name, "quotes": 0})


async def count(connection: AsyncConnection) -> int:
    """How many speakers are stored."""
    return int((await connection.execute(select(func.count()).select_from(speakers))).scalar_one())


async def add_and_ask(connection: AsyncConnection, name: str) -> int:
    """Store a speaker, and count with him."""
    await add(connection, name)
    return await count(connection)


async def test_a_unit_sees_what_it_wrote_and_commits(url: str) -> None:
    """What it gives comes back, and the next unit finds what it stored."""
    database = Database(url)
    assert await database.write_whole(add_and_ask, "Maria Holt") == 1
    assert await database.write_whole(add_and_ask, name="Jonas Reed") == 2
    await database.close()


async def test_a_unit_that_fails_stores_nothing(url: str) -> None:
    """Its error is ours, and what it had written is gone."""

    async def add_two(connection: AsyncConnection) -> None:
        await add(connection, "Maria Holt")
        await add(connection, None)

    database = Database(url)
    with pytest.raises(StoreError):
        await database.write_whole(add_two)
    assert await database.write_whole(count) == 0
    await database.close()


async def test_a_unit_whose_caller_is_cancelled_is_stored_whole(sqlite_url: str) -> None:
    """Its thread goes on to the end of it, however often that is asked, and the next unit comes after that."""
    begun, may_end = Event(), Event()

    async def add_slowly(connection: AsyncConnection) -> None:
        await add(connection, "Maria Holt")
        begun.set()
        may_end.wait(LONG_SECONDS)
        await add(connection, "Jonas Reed")

    database = Database(sqlite_url)
    task = asyncio.create_task(database.write_whole(add_slowly))
    assert await asyncio.to_thread(begun.wait, LONG_SECONDS)
    for _ in range(2):
        task.cancel()
        await asyncio.sleep(0)
    next_one = asyncio.create_task(database.write_whole(add_and_ask, "Ana Lind"))
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await next_one == 3
    await database.close()


async def test_a_unit_that_awaits_something_else_is_refused(sqlite_url: str) -> None:
    """In its thread there is no loop that could wake it."""

    async def wait(connection: AsyncConnection) -> None:
        await add(connection, "Maria Holt")
        await asyncio.sleep(0)

    database = Database(sqlite_url)
    with pytest.raises(RuntimeError, match="nothing but statements"):
        await database.write_whole(wait)
    assert await database.write_whole(count) == 0
    await database.close()
