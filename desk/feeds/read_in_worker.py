"""What a worker reads for feeds: a feed, the page that offers some, a list of them; none may take for ever."""

from datetime import datetime

from desk.articles.cpu_limit import cpu_limit
from domain.feed import ReadFeed
from domain.fetched import Fetched
from ingest.feeds import Identified, ListedFeed, OfferedFeed, find_feeds, identify, read_feed, read_opml


def read_entries(
    fetched: Fetched, *, now: datetime, feed_id: int, cpu_seconds: float
) -> tuple[ReadFeed, tuple[Identified, ...]]:
    """A feed with its entries and their keys.

    Raises:
        InputRefusedError: If it is no feed, or takes too long.
    """
    with cpu_limit(cpu_seconds, why=_too_long(fetched.url, cpu_seconds)):
        read = read_feed(
            fetched.body, url=fetched.url, content_type=fetched.content_type, charset=fetched.charset, now=now
        )
        return read, identify(read, feed_id=feed_id)


def find_offers(html: str, *, url: str, cpu_seconds: float) -> tuple[OfferedFeed, ...]:
    """The feeds that a page offers.

    Raises:
        InputRefusedError: If it takes too long.
    """
    with cpu_limit(cpu_seconds, why=_too_long(url, cpu_seconds)):
        return find_feeds(html, url=url)


def read_list(data: bytes, name: str, *, cpu_seconds: float) -> tuple[ListedFeed, ...]:
    """The feeds of an OPML list.

    Raises:
        InputRefusedError: If it is none, or takes too long.
    """
    with cpu_limit(cpu_seconds, why=_too_long(name, cpu_seconds)):
        return read_opml(data, name)


def _too_long(name: str, cpu_seconds: float) -> str:
    return f"{name} takes longer than {cpu_seconds:g} seconds to read."
