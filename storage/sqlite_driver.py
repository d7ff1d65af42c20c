"""SQLite for SQLAlchemy's asyncio, asked once a statement.

Each connection has a thread of its own. The library's way asks it four times a statement: for a cursor, to run it, for
its rows and to close it; such a round trip costs more than most of our statements. Here the thread begins a transaction
with its first statement, reads the rows to their end and closes the cursor in one, and nobody waits for a rollback.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import get_ident
from types import ModuleType
from typing import Any, Final, ParamSpec, TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_module
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPIModule
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util import await_only

P = ParamSpec("P")
R = TypeVar("R")

_Row = tuple[object, ...]
_Run = Callable[[sqlite3.Cursor], sqlite3.Cursor]

NAME: Final = "byline"


class ThreadConnection:
    """A connection of the standard library in its thread, as SQLAlchemy calls it.

    Transactions begin only by `begin_with`: the library's own begin lets two units lose an update.
    """

    isolation_level = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Open a database; takes what `sqlite3.connect` takes."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        self._begin: str | None = None
        self._ident = 0
        connect = cast("Callable[..., sqlite3.Connection]", sqlite3.connect)
        try:
            self._connection = self._ask(connect, *args, isolation_level=None, **kwargs)
            self._ident = self._ask(get_ident)
        except BaseException:
            self._thread.shutdown(wait=False)
            raise

    def cursor(self) -> "ReadCursor":
        """What runs one statement."""
        return ReadCursor(self)

    def begin_with(self, begin: str) -> None:
        """Begin a transaction by these words as soon as there is a statement."""
        self._begin = begin

    def run(self, run: _Run) -> tuple[sqlite3.Cursor, Sequence[_Row]]:
        """Run a statement; gives its closed cursor, and the rows."""
        begin, self._begin = self._begin, None
        return self._ask(_run, self._connection, begin, run)

    async def inside(self, unit: Callable[[], Coroutine[Any, Any, R]]) -> R:
        """Run a unit to its end in the thread, where every statement is at hand; it awaits nothing but statements.

        Who is cancelled waits for the end all the same: until then nobody else may have the connection.
        """
        ended = asyncio.get_running_loop().run_in_executor(self._thread, _to_its_end, unit)
        cancelled: asyncio.CancelledError | None = None
        while not ended.done():
            try:
                await asyncio.wait([ended])
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            ended.exception()  # Looked at, since nobody waits for it any more.
            raise cancelled
        return ended.result()

    def create_function(self, *args: object, **kwargs: object) -> None:
        """As the library's."""
        self._ask(cast("Callable[..., None]", self._connection.create_function), *args, **kwargs)

    def commit(self) -> None:
        """Commit what was begun, if anything was."""
        if self._is_in_transaction():
            self._ask(self._connection.commit)

    def rollback(self) -> None:
        """Undo what was begun, before anything else happens here."""
        if self._is_in_transaction():
            self._thread.submit(self._connection.rollback)

    def close(self) -> None:
        """Close it, when all is done that was asked for."""
        self._ask(self._connection.close)
        self._thread.shutdown(wait=False)

    def terminate(self) -> None:
        """Close it, and let nobody wait for that."""
        self._thread.submit(self._connection.close)
        self._thread.shutdown(wait=False)

    def _is_in_transaction(self) -> bool:
        self._begin = None
        return self._connection.in_transaction

    def _ask(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        asked = partial(call, *args, **kwargs)
        if get_ident() == self._ident:
            return await_only(_at_once(asked))
        return await_only(asyncio.get_running_loop().run_in_executor(self._thread, asked))


def thread_of(connection: Connection | None) -> ThreadConnection:
    """The thread behind a connection of SQLAlchemy's."""
    if connection is None:
        raise ValueError("it is not connected")
    return cast("ThreadConnection", connection.connection.dbapi_connection)


class ReadCursor:
    """A statement with its rows, which were read to their end."""

    description: tuple[tuple[Any, ...], ...] | None = None
    rowcount = -1
    lastrowid: int | None = None
    arraysize = 1

    def __init__(self, connection: ThreadConnection) -> None:
        """Prepare it."""
        self._connection = connection
        self._rows: deque[_Row] = deque()

    def execute(self, operation: str, parameters: Sequence[object] = ()) -> None:
        """Run a statement and read its rows."""
        self._run(lambda cursor: cursor.execute(operation, cast("Any", parameters)))

    def executemany(self, operation: str, parameters: Sequence[Sequence[object]]) -> None:
        """Run a statement for each of the parameters."""
        self._run(lambda cursor: cursor.executemany(operation, cast("Any", parameters)))

    def _run(self, run: _Run) -> None:
        done, rows = self._connection.run(run)
        self.description, self.rowcount, self.lastrowid = done.description, done.rowcount, done.lastrowid
        self._rows.extend(rows)

    def __iter__(self) -> Iterator[_Row]:
        """Give the rows that are left."""
        while self._rows:
            yield self._rows.popleft()

    def fetchone(self) -> _Row | None:
        """Give the next row."""
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[_Row]:
        """Give the next rows."""
        return [self._rows.popleft() for _ in range(min(size or self.arraysize, len(self._rows)))]

    def fetchall(self) -> list[_Row]:
        """Give all rows that are left."""
        rows = list(self._rows)
        self._rows.clear()
        return rows

    def close(self) -> None:
        """Let go of the rows."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Keep the rows for whoever reads the result; the cursor itself is closed."""


class _Driver(AsyncAdapt_dbapi_module):
    """The standard library's module, with connections that live in threads."""

    def __init__(self, module: ModuleType) -> None:
        super().__init__(module)
        self.__dict__ |= {name: getattr(module, name) for name in dir(module) if not name.startswith("_")}
        self.connect = ThreadConnection


class ThreadDialect(SQLiteDialect_pysqlite):
    """SQLite as SQLAlchemy knows it, by this driver."""

    driver = NAME
    is_async = True
    has_terminate = True
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> DBAPIModule:
        """The module that SQLAlchemy connects by."""
        return cast("DBAPIModule", _Driver(sqlite3))

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        """A pool whose waiting leaves the loop to others."""
        del url
        return AsyncAdaptedQueuePool

    def do_terminate(self, dbapi_connection: DBAPIConnection) -> None:
        """Close a connection that something went wrong with."""
        cast("ThreadConnection", dbapi_connection).terminate()


registry.register(f"sqlite.{NAME}", __name__, "ThreadDialect")


def _run(connection: sqlite3.Connection, begin: str | None, run: _Run) -> tuple[sqlite3.Cursor, Sequence[_Row]]:
    cursor = connection.cursor()
    try:
        if begin is not None:
            cursor.execute(begin)
        run(cursor)
        return cursor, cursor.fetchall() if cursor.description else ()
    finally:
        cursor.close()


async def _at_once(call: Callable[[], R]) -> R:
    """What the library waits for, and what is there already."""
    return call()


def _to_its_end(unit: Callable[[], Coroutine[Any, Any, R]]) -> R:
    running = unit()
    try:
        running.send(None)
    except StopIteration as ended:
        return cast("R", ended.value)
    finally:
        running.close()
    raise RuntimeError("a unit awaits nothing but statements")
