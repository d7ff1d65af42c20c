"""Real feeds, where they are at hand, lose next to no entry."""

from io import BytesIO
from pathlib import Path

import fastfeedparser
import feedparser
import pytest

from ingest.feeds import identify, read_feed
from tests.ingest.conftest import NOW

FEEDS = sorted((Path(__file__).parents[4] / "shared/corpus/feeds").glob("*"))
SHARE = 0.99


def entries_of_parsers(data: bytes) -> int:
    """How many entries the better of the two parsers gives."""
    tolerant = len(feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)["entries"])
    try:
        return max(tolerant, len(fastfeedparser.parse(data)["entries"]))
    except ValueError:
        return tolerant


@pytest.mark.skipif(not FEEDS, reason="the shared feeds are not here")
def test_entries_of_real_feeds_come_out() -> None:
    """At least 99 of 100 entries that a parser alone yields are read, and nearly all are told apart."""
    wanted = found = told_apart = 0
    for path in FEEDS:
        data = path.read_bytes()
        feed = read_feed(data, url="https://feeds.example/feed", content_type=None, now=NOW)
        wanted += entries_of_parsers(data)
        found += len(feed.entries)
        told_apart += len(identify(feed, feed_id=1))
    print(f"{found} of {wanted} entries of {len(FEEDS)} feeds are read, {told_apart} are told apart")  # noqa: T201
    assert found >= SHARE * wanted
    assert told_apart >= SHARE * found
