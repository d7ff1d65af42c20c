"""Builds what the program works with, and takes it down in the opposite order."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Final

from bot.clock import FixedClock, SystemClock
from bot.settings import Settings
from bot.workers import ProcessWorkers
from desk.articles.load_samples import load_samples
from desk.desk import Desk, Preferences
from domain.errors import InputRefusedError
from domain.ports import Clock
from ingest.fetching import FetchSettings, WebFetcher, read_opened
from storage.schema import is_up_to_date, upgrade_in_child
from storage.store import Store

SAMPLES: Final = Path(__file__).parent.parent / "samples"
DEMO_EVENING: Final = datetime(2026, 3, 16, 20, 0, tzinfo=UTC)
"""The samples tell of the three days before; on any other day they would not be fresh."""
DEMO_READ_BEFORE: Final = timedelta(hours=1)
"""Articles are read before anybody asks; else no edition would have them yet."""


@asynccontextmanager
async def open_desk(settings: Settings, *, is_demo: bool = False) -> AsyncIterator[Desk]:
    """A desk on the configured database, which is brought up to date first, or on a throw-away one made from samples/.

    Raises:
        StoreError: If the database cannot be used or is newer than this program.
        InputRefusedError: If the demo is asked for and there are no samples.
    """
    if not is_demo:
        async with _open_on(settings, SystemClock()) as desk:
            yield desk
        return
    clock = FixedClock(DEMO_EVENING)
    async with demo_settings(settings) as demo, _open_on(demo, clock) as desk:
        yield desk


@asynccontextmanager
async def demo_settings(settings: Settings) -> AsyncIterator[Settings]:
    """The settings with a throw-away database made from samples/, which goes with the context.

    Raises:
        InputRefusedError: If there are no samples.
    """
    if not await asyncio.to_thread(SAMPLES.is_dir):
        message = "The demo needs the folder samples/ of a checkout of Byline."
        raise InputRefusedError(message)
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="byline-demo-"))
    try:
        demo = settings.model_copy(update={"database_url": f"sqlite:///{folder / 'demo.sqlite3'}"})
        async with _open_on(demo, FixedClock(DEMO_EVENING - DEMO_READ_BEFORE)) as desk:
            await load_samples(desk, SAMPLES)
        yield demo
    finally:
        await asyncio.to_thread(shutil.rmtree, folder)


@asynccontextmanager
async def _open_on(settings: Settings, clock: Clock) -> AsyncIterator[Desk]:
    async with AsyncExitStack() as stack:
        workers = await stack.enter_async_context(ProcessWorkers())
        if not await is_up_to_date(settings.database_url):
            await workers.run(upgrade_in_child, settings.database_url)
        store = await Store.open(settings.database_url, clock=clock)
        stack.push_async_callback(store.close)
        fetcher = await stack.enter_async_context(WebFetcher(_fetch_settings(settings), clock))
        yield Desk(store, clock, workers, fetcher, _preferences(settings))


def _preferences(settings: Settings) -> Preferences:
    return Preferences(
        zone=settings.zone,
        length=settings.length,
        has_names_held=settings.hold_names,
        old_after_days=settings.old_after_days,
        editions_kept_days=settings.editions_kept_days,
        max_text_bytes=settings.max_text_bytes,
        max_html_bytes=settings.max_html_bytes,
        owners=settings.owner_refs(),
        subscribers=settings.subscribers,
        admin_chats=settings.admin_chats(),
        matrix_prefix=settings.matrix_prefix,
    )


def _fetch_settings(settings: Settings) -> FetchSettings:
    return FetchSettings(
        agent=f"Byline/{version('byline')}",
        contact=settings.fetch_contact or None,
        proxy=settings.fetch_proxy or None,
        opened=read_opened(settings.fetch_opened),
        total_seconds=settings.fetch_seconds,
        at_once=settings.fetch_at_once,
        page_bytes=settings.max_html_bytes,
        feed_bytes=settings.max_feed_bytes,
    )
