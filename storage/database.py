"""The connection: one recipe for SQLite and PostgreSQL, reading and writing units, and errors in our own words.

A writing unit is alone: SQLite begins it with BEGIN IMMEDIATE, PostgreSQL with an advisory lock. So what it reads holds
until it commits, no update is lost, and two units never wait for each other in a ring.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from domain.errors import StoreError
from storage.faults import sentence_of
from storage.sqlite_driver import NAME, thread_of

P = ParamSpec("P")
R = TypeVar("R")

DRIVERS: Final = {"sqlite": f"sqlite+{NAME}", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
BUSY_SECONDS: Final = 30
WRITES: Final = "byline_writes"
WRITE_LOCK: Final = 0x42594C494E45
"""The advisory lock of writing units: "BYLINE" in ASCII."""


class Database:
    """An engine with its reading and writing units.

    Raises:
        StoreError: If the URL is no database URL of a kind that Byline knows, or the SQLite file cannot be opened.
    """

    def __init__(self, url: str) -> None:
        self.url = database_url(url)
        _try_file(self.url)
        self.engine = create_engine(self.url)
        self._writer = self.engine.execution_options(**{WRITES: True})
        self._writing = asyncio.Lock()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection on which nothing is written; all that it reads is of one instant on SQLite."""
        with own_errors():
            async with self.engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A connection that commits at the end, or rolls back on an error; no other writing unit runs meanwhile."""
        with own_errors():
            async with self._writing, self._writer.begin() as connection:
                yield connection

    async def write_whole(
        self, unit: Callable[Concatenate[AsyncConnection, P], Coroutine[Any, Any, R]], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a writing unit, which awaits nothing but statements on its connection.

        On SQLite it runs in the connection's thread: it goes there and back once, not once a statement. Where the
        caller is cancelled, it goes on to its end and is committed; on PostgreSQL it is rolled back.
        """
        with own_errors():
            async with self._writing, self._writer.connect() as connection:
                run = partial(_commit_behind, connection, partial(unit, connection, *args, **kwargs))
                return await (run() if self.dialect != "sqlite" else thread_of(connection.sync_connection).inside(run))

    @property
    def dialect(self) -> str:
        """The engine at hand: "sqlite" or "postgresql"."""
        return self.url.get_backend_name()

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


def database_url(url: str) -> URL:
    """The URL with the driver that Byline uses.

    Raises:
        StoreError: If it is no database URL, or of another database than SQLite and PostgreSQL.
    """
    try:
        parsed = make_url(url)
        return parsed.set(drivername=DRIVERS[parsed.get_backend_name()])
    except (ArgumentError, KeyError, ValueError) as error:
        # A port that is no number is a ValueError; the URL may hold a password, so it is not repeated.
        raise StoreError("The database URL must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.") from error


def create_engine(url: URL) -> AsyncEngine:
    """An engine by the recipe; it connects at its first use."""
    engine = create_async_engine(url)
    event.listen(engine.sync_engine, "begin", _begin)
    if url.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


@contextmanager
def own_errors() -> Iterator[None]:
    """Turn the library's errors into StoreError.

    Raises:
        StoreError: If the database cannot be reached or refuses a statement.
    """
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(sentence_of(error)) from error


async def _commit_behind(connection: AsyncConnection, unit: Callable[[], Coroutine[Any, Any, R]]) -> R:
    result = await unit()
    await connection.commit()
    return result


def _try_file(url: URL) -> None:
    """Open the SQLite file once, so that a wrong name is told at once and by its name.

    Raises:
        StoreError: If the file cannot be opened or made.
    """
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    file = Path(url.database)
    if not file.parent.is_dir():
        raise StoreError(f"The database's folder {file.parent} is not there: make it, or mend BYLINE_DATABASE_URL.")
    if file.is_dir():
        raise StoreError(f"The database cannot be {file}, which is a folder: name a file in BYLINE_DATABASE_URL.")
    try:
        sqlite3.connect(url.database).close()
    except sqlite3.Error as error:
        raise StoreError(sentence_of(error)) from error


def _prepare_sqlite(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    """Set the journal, how long to wait for other processes, and that keys are watched over."""
    del entry
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={BUSY_SECONDS * 1000}", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    if connection.dialect.name == "sqlite":
        thread_of(connection).begin_with("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
