"""The first feeds of a new Byline: each is tried, the page of an outlet gives its feed, a list gives all of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

from desk.articles.group_stories import group_stories
from desk.desk import Desk
from desk.feeds.follow_feeds import follow_feed, look_at
from desk.feeds.list_feeds import Imported, import_feeds
from desk.feeds.poll_feeds import poll_due_feeds
from domain.errors import InputRefusedError, WorkLostError
from domain.fetched import FetchError


async def follow_first(desk: Desk, source: str | tuple[Path, bytes]) -> AsyncIterator[Imported]:
    """Follow what stands at an address, or the feeds of an OPML file; what fails says why.

    Of a page that offers feeds the first is taken, which by custom is the whole of it.
    """
    if isinstance(source, tuple):
        try:
            for one in await import_feeds(desk, source[1], str(source[0])):
                yield one
        except (InputRefusedError, WorkLostError) as error:
            yield Imported(str(source[0]), refusal=str(error))
        return
    try:
        looked = await look_at(desk, source)
        if looked.read is None:
            looked = await look_at(desk, looked.offers[0].url)
        yield Imported(source, await follow_feed(desk, looked))
    except (FetchError, InputRefusedError, WorkLostError) as error:
        yield Imported(source, refusal=str(error))


async def read_first(desk: Desk) -> int:
    """Poll all that is due and group what came; gives how many articles are stored then."""
    await poll_due_feeds(desk)
    await group_stories(desk)
    return (await desk.store.articles.latest(limit=1)).total
