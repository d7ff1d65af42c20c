"""What the tests of reading share: a clock that stands still, a few invented outlets, and readers with both."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from domain.article import Article
from domain.outlet import Outlet, OutletKind
from ingest import NOTHING_TOLD, KnownOutlets, Limits, Told
from ingest.cleaning import Cleaned, clean
from ingest.reading import read_text

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """The instant at which everything in these tests is read."""
    return NOW


@pytest.fixture
def outlets() -> KnownOutlets:
    """Two outlets and an agency that are known beforehand."""
    return KnownOutlets.of(
        [
            Outlet(1, "Harbour Post", ("harbourpost.example",), ("The Harbour Post", "HP Channel")),
            Outlet(2, "Tarn News Channel", ("tarnnews.example",), ("TNC",)),
            Outlet(3, "Meridian Wire", ("meridianwire.example",), ("Meridian",), OutletKind.AGENCY),
        ]
    )


@pytest.fixture
def read(outlets: KnownOutlets) -> Callable[..., Article]:
    """Reads a text or page with the known outlets."""

    def read_it(data: str | bytes, told: Told = NOTHING_TOLD) -> Article:
        return read_text(data, name="note.txt", outlets=outlets, now=NOW, limits=Limits(), told=told)

    return read_it


@pytest.fixture
def clean_it() -> Callable[[str], Cleaned]:
    """Cleans a text with no known outlet."""
    return lambda text: clean(text, outlets=KnownOutlets(), now=NOW)
