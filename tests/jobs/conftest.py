"""A desk that reads invented feeds of a server on this machine, by a clock that is turned by hand."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.schema import upgrade
from tests.fakes.web import ScriptedServer, serving
from tests.jobs.newsstand import Newsstand, opened


@pytest.fixture(scope="session")
def migrated_file() -> Iterator[Path]:
    """A migrated SQLite file with nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.sqlite3"
        asyncio.run(upgrade(f"sqlite:///{path}"))
        yield path


@pytest.fixture
async def web() -> AsyncIterator[ScriptedServer]:
    """A server without scripts."""
    async with serving() as server:
        yield server


@pytest.fixture
async def stand(migrated_file: Path, tmp_path: Path, web: ScriptedServer) -> AsyncIterator[Newsstand]:
    """A newsstand that follows nothing yet."""
    path = shutil.copy(migrated_file, tmp_path / "news.sqlite3")
    async with opened(f"sqlite:///{path}", web) as found:
        yield found
