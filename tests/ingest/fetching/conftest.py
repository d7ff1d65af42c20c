"""A scripted server and a fetcher that it is opened for."""

from collections.abc import AsyncIterator

import pytest

from ingest.fetching.settings import FetchSettings
from ingest.fetching.web_fetcher import WebFetcher
from tests.fakes.clock import TurnedClock
from tests.fakes.web import ScriptedServer, names, serving


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that the test turns."""
    return TurnedClock()


@pytest.fixture
async def web() -> AsyncIterator[ScriptedServer]:
    """A server without scripts."""
    async with serving() as server:
        yield server


@pytest.fixture
def settings(web: ScriptedServer) -> FetchSettings:
    """Settings that open the server by the name harbour.example, and by nothing else."""
    return FetchSettings(
        opened=frozenset({("harbour.example", web.port)}), sent_bytes=50_000, page_bytes=20_000, feed_bytes=40_000
    )


@pytest.fixture
async def fetcher(settings: FetchSettings, clock: TurnedClock) -> AsyncIterator[WebFetcher]:
    """The fetcher under test."""
    async with WebFetcher(settings, clock, lookup=names(harbour_example="127.0.0.1")) as made:
        yield made
