"""What a worker reads for feeds ends."""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from desk.feeds.read_in_worker import find_offers, read_entries, read_list
from domain.errors import InputRefusedError
from domain.fetched import Fetched, Validators

URL = "https://a.example/feed"
ITEMS = b"".join(b"<item><guid>%d</guid><title>T</title></item>" % at for at in range(2_900))
PATH = b"f/" * 500
READERS: dict[str, Callable[[float], object]] = {
    "feed": lambda seconds: read_entries(
        Fetched(URL, 200, b"<rss version='2.0'><channel>%s</channel></rss>" % ITEMS, None, None, Validators()),
        now=datetime(2026, 3, 16, tzinfo=UTC),
        feed_id=1,
        cpu_seconds=seconds,
    ),
    "page": lambda seconds: find_offers("<a href=/rss>" * 20_000, url=URL, cpu_seconds=seconds),
    "list": lambda seconds: read_list(
        b"<opml><body>%s</body></opml>" % (b"<outline text='A' xmlUrl='https://a.example/%s'/>" % PATH * 4_900),
        URL,
        cpu_seconds=seconds,
    ),
}


@pytest.fixture(autouse=True)
def uncollected() -> Iterator[None]:
    """No collector: a test library's callback of it would swallow the error, and report that."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("what", READERS)
def test_what_takes_too_long_is_refused(what: str) -> None:
    """Reading ends with one sentence when its time is up; each of these takes many ticks of any machine's clock."""
    with pytest.raises(InputRefusedError, match=r"^https://a\.example/feed takes longer than 0\.001 seconds"):
        READERS[what](0.001)


def test_a_page_of_links_that_look_like_feeds_is_read() -> None:
    """Each link costs the same, however many there are."""
    page = "".join(f"<a href=/feed/{at}>rss " for at in range(12_000))
    assert find_offers(page, url=URL, cpu_seconds=4)[0].url == "https://a.example/feed/0"
