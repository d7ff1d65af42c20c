"""What the tests of feeds share: an invented feed and its reading."""

from collections.abc import Callable

import pytest

from domain.feed import ReadFeed
from ingest.feeds import read_feed
from tests.ingest.conftest import NOW

URL = "https://harbourpost.example/news/feed.xml"


@pytest.fixture
def read() -> Callable[..., ReadFeed]:
    """Reads a feed at the address of the invented outlet."""

    def read_it(data: bytes | str, content_type: str | None = None, charset: str | None = None) -> ReadFeed:
        raw = data.encode() if isinstance(data, str) else data
        return read_feed(raw, url=URL, content_type=content_type, charset=charset, now=NOW)

    return read_it


@pytest.fixture
def rss(read: Callable[..., ReadFeed]) -> Callable[[str], ReadFeed]:
    """Reads these items as an RSS feed."""
    return lambda items: read(f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>')
