"""The schema over time: bring a database up to this program, compare the two, copy a database."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import inspect, select

from domain.errors import StoreError
from storage.database import Database, database_url
from storage.revisions import is_newest, refuse_other_revision, revision
from storage.tables import articles, feeds


async def is_up_to_date(url: str) -> bool:
    """Whether a database has nothing to be migrated; a SQLite file that is not there is made, and is not up to date.

    Raises:
        StoreTooNewError: If a newer Byline wrote the database.
        StoreError: If the database cannot be used.
    """
    database = Database(url)
    try:
        async with database.read() as connection:
            return is_newest(await connection.run_sync(revision))
    finally:
        await database.close()


def upgrade_in_child(url: str) -> Path | None:
    """As `upgrade`, for a process without a loop: what Alembic leaves in memory goes with it."""
    return asyncio.run(upgrade(url))


async def upgrade(url: str) -> Path | None:
    """Run the migrations that the database lacks; gives the copy that was made of a SQLite file first, if any was.

    A copy is made only where there is something to lose: a file that an earlier version wrote. It stands beside the
    file and is called after the revision that it has.

    Raises:
        StoreTooNewError: If a newer Byline wrote the database.
        StoreError: If the database cannot be used.
    """
    database = Database(url)
    try:
        async with database.write() as connection:
            found = await connection.run_sync(revision)
        if is_newest(found):
            return None
        from storage.alembic_runs import upgrade_to_head  # noqa: PLC0415 (large, and most starts need no migration)

        copy = await asyncio.to_thread(_copy_first, url, found)
        async with database.write() as connection:
            await connection.run_sync(upgrade_to_head)
        return copy
    finally:
        await database.close()


async def is_in_use(url: str) -> bool:
    """Whether a database holds an article or follows a feed; a SQLite file that is not there is not made.

    Raises:
        StoreError: If the database cannot be used.
    """
    file = _sqlite_file(url)
    if file is not None and not await asyncio.to_thread(file.exists) and await asyncio.to_thread(file.parent.is_dir):
        return False
    database = Database(url)
    try:
        async with database.read() as connection:
            there = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
            for table in (articles, feeds):
                if table.name in there and (await connection.execute(select(table).limit(1))).first() is not None:
                    return True
            return False
    finally:
        await database.close()


async def check(url: str) -> None:
    """Compare the database with this program; a SQLite file that is not there is not made.

    Raises:
        StoreTooNewError: If a newer Byline wrote the database.
        StoreError: If migrations are missing, or the tables are not as the program has them.
    """
    from storage.alembic_runs import compare  # noqa: PLC0415 (as above)

    file = _sqlite_file(url)
    if file is not None and not await asyncio.to_thread(file.is_file):
        raise StoreError(f"There is no database {file} yet; `byline db upgrade` makes it, and so does `byline run`.")
    database = Database(url)
    try:
        async with database.read() as connection:
            refuse_other_revision(await connection.run_sync(revision))
            await connection.run_sync(compare)
    finally:
        await database.close()


async def backup(url: str, target: Path) -> None:
    """Copy a SQLite database while it is in use; the copy is whole and of one instant.

    Raises:
        StoreError: If the database is PostgreSQL, which brings pg_dump for that; if it or the target cannot be used.
    """
    source = _sqlite_file(url)
    if source is None:
        raise StoreError("Byline copies SQLite databases only; use pg_dump for PostgreSQL.")
    await asyncio.to_thread(_copy, source, target)


def _sqlite_file(url: str) -> Path | None:
    parsed = database_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        return None
    return Path(str(parsed.database))


def _copy_first(url: str, found: str | None) -> Path | None:
    source = _sqlite_file(url)
    if source is None or found is None:
        return None
    target = source.with_name(f"{source.name}.{found}.bak")
    _copy(source, target)
    return target


def _copy(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    except sqlite3.Error as error:
        raise StoreError(f"The database could not be copied to {target}: {error}.") from error
