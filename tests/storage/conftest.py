"""Every test of the store runs on both engines, each on a new migrated database."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy.engine import URL

from storage.schema import upgrade
from storage.store import Store
from tests.postgres import running_postgres
from tests.storage.building import FixedClock

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[URL]:
    """A server with a migrated database called `template`."""
    with running_postgres() as server:
        asyncio.run(_execute(server, "CREATE DATABASE template"))
        asyncio.run(upgrade(_rendered(server.set(database="template"))))
        yield server


@pytest.fixture(scope="session")
def sqlite_template() -> Iterator[Path]:
    """A migrated file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.sqlite3"
        asyncio.run(upgrade(f"sqlite:///{path}"))
        yield path


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'byline.sqlite3'}"
    else:
        yield from _database(request.getfixturevalue("postgres"), "template0")


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated SQLite file."""
    path = tmp_path / "byline.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: URL) -> Iterator[str]:
    """A migrated PostgreSQL database."""
    yield from _database(postgres, "template")


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of each engine."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """A store with nothing in it."""
    store = await Store.open(url, clock=FixedClock())
    yield store
    await store.close()


def _database(server: URL, template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    asyncio.run(_execute(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"))
    yield _rendered(server.set(database=name))
    asyncio.run(_execute(server, f"DROP DATABASE {name}"))


def _rendered(url: URL) -> str:
    return url.render_as_string(hide_password=False)


async def _execute(server: URL, statement: str) -> None:
    connection = await asyncpg.connect(host=server.query["host"], user=server.username, database=server.database)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
