"""A newsroom with the invented corpus, and an empty one, each on a new SQLite file."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from desk.desk import Desk
from domain.outlet import OutletKind
from ingest.fetching import FetchSettings, WebFetcher
from storage.schema import upgrade
from storage.store import Store
from tests.handlers.newsroom import CORPUS, OUTLETS, Newsroom, StandingClock, make_router
from tests.inline_workers import InlineWorkers
from tests.jobs.conftest import migrated_file, stand, web


@pytest.fixture(scope="session")
def migrated() -> Iterator[Path]:
    """A migrated SQLite file with nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.sqlite3"
        asyncio.run(upgrade(f"sqlite:///{path}"))
        yield path


@pytest.fixture(scope="session")
def filled(migrated: Path) -> Path:
    """A SQLite file with the corpus."""
    path = migrated.with_name("filled.sqlite3")
    shutil.copy(migrated, path)
    asyncio.run(_fill(path))
    return path


@pytest.fixture
async def empty_room(migrated: Path, tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A newsroom without an article."""
    async for room in _open(Path(shutil.copy(migrated, tmp_path / "empty.sqlite3"))):
        yield room


@pytest.fixture
async def room(filled: Path, tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A newsroom with the corpus."""
    async for room in _open(Path(shutil.copy(filled, tmp_path / "room.sqlite3"))):
        yield room


async def _open(path: Path) -> AsyncIterator[Newsroom]:
    clock = StandingClock()
    store = await Store.open(f"sqlite:///{path}", clock=clock)
    async with WebFetcher(FetchSettings(), clock) as fetcher:
        desk = Desk(store, clock, InlineWorkers(), fetcher)
        yield Newsroom(desk, make_router(desk))
    await store.close()


async def _fill(path: Path) -> None:
    async for room in _open(path):
        for name, (domain, country) in OUTLETS.items():
            await room.desk.store.outlets.add(
                name, domains=(domain,), kind=OutletKind.NEWS, country=country, language="en"
            )
        for text in CORPUS:
            await room.save(text)
        await room.group()


__all__ = ["migrated_file", "stand", "web"]
