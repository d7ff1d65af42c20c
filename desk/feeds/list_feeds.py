"""Lists the feeds that are followed, reads lists of other programs and writes one for them."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desk.articles.ingest_article import limits_of
from desk.desk import Desk
from desk.feeds.follow_feeds import address_key, follow_feed, look_at
from desk.feeds.read_in_worker import read_list
from desk.feeds.watch_feeds import feed_alarms, silent_key
from domain.errors import InputRefusedError, WorkLostError
from domain.fetched import FetchError
from domain.followed import Feed, FeedHealth
from ingest.feeds import ListedFeed, write_opml
from ingest.fetching import shown

_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one feed of a list: the feed, or why it is not followed."""

    url: str
    feed: Feed | None = None
    refusal: str | None = None

    @property
    def why(self) -> str:
        """Why it is not followed, with its address, which most refusals name themselves."""
        refusal = self.refusal or ""
        return refusal if self.url in refusal else f"{self.url}: {refusal}"


async def list_feeds(desk: Desk) -> tuple[FeedHealth, ...]:
    """Every feed with its health, those that need an admin first, then by the name of its outlet."""
    alarms = await feed_alarms(desk)
    listed = await desk.store.feeds.listed(now=desk.clock.now())
    found = (replace(health, is_silent=silent_key(health.feed) in alarms) for health in listed)
    return tuple(sorted(found, key=lambda health: health.is_fine))


async def import_feeds(desk: Desk, data: bytes, name: str) -> tuple[Imported, ...]:
    """Try each feed of an OPML list and follow those that can be read, in its order.

    A feed that is listed twice comes once, in the first folder and with the first page that is given.

    Raises:
        InputRefusedError: If it is no list of feeds.
    """
    listed = await desk.workers.run(read_list, data, name, cpu_seconds=limits_of(desk).text_cpu_seconds)
    places = asyncio.Semaphore(_AT_ONCE)
    async with asyncio.TaskGroup() as group:
        tries = [group.create_task(_import(desk, feed, places)) for feed in _each_once(listed)]
    return tuple(each.result() for each in tries)


def _each_once(listed: Iterable[ListedFeed]) -> Iterable[ListedFeed]:
    found: dict[str, ListedFeed] = {}
    for feed in listed:
        key = address_key(feed.url)
        first = found.setdefault(key, feed)
        found[key] = replace(first, folders=first.folders or feed.folders, home=first.home or feed.home)
    return found.values()


async def _import(desk: Desk, listed: ListedFeed, places: asyncio.Semaphore) -> Imported:
    async with places:
        try:
            looked = await look_at(desk, listed.url)
            feed = await follow_feed(desk, looked, listed=listed)
        except (FetchError, InputRefusedError, WorkLostError) as error:
            return Imported(shown(listed.url), refusal=str(error))
        return Imported(feed.url, feed)


async def export_feeds(desk: Desk) -> bytes:
    """An OPML list of all feeds that are followed, in their folders."""
    feeds = [health.feed for health in await list_feeds(desk) if health.feed.is_active]
    listed = [ListedFeed(feed.url, feed.title or feed.outlet_name, feed.home, feed.folders) for feed in feeds]
    return write_opml(listed, title="Feeds of Byline")
