"""Invented feeds, served from this machine and read by a real desk."""

import json
from asyncio import StreamWriter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from desk.desk import Desk
from domain.article import StoredArticle
from domain.followed import Feed, FeedHealth
from ingest.fetching import FetchSettings, WebFetcher
from jobs import poll_feeds
from storage.store import Store
from tests.fakes.clock import START, TurnedClock
from tests.fakes.web import ScriptedServer, answer, names
from tests.inline_workers import InlineWorkers

HOSTS: Final = {"harbour.example": "Harbour Post", "kestrel.example": "Kestrel Daily", "tarn.example": "Tarn Voice"}
PLACES: Final = (
    "Lowmere",
    "Carrow",
    "Sorrel Point",
    "Tarn",
    "Halvek",
    "Quay End",
    "Marrow Hill",
    "Ost",
    "Vale",
    "Brig",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, with a text that is whole unless it is given, and no link where `path` is empty."""

    number: int
    published: datetime | None = START
    text: str | None = None
    title: str | None = None
    guid: str | None = None
    path: str | None = None

    @property
    def headline(self) -> str:
        """The title."""
        return self.title or f"Council of {PLACES[self.number % 10]} settles matter {self.number} of the harbour"

    @property
    def address(self) -> str:
        """The path of its page."""
        return f"/news/matter-{self.number}-of-the-harbour" if self.path is None else self.path

    def body(self) -> str:
        """The text."""
        if self.text is not None:
            return self.text
        place, n = PLACES[self.number % 10], self.number
        lines = (
            f"The council of {place} settled matter {n} on the order of boats at quay {n + 3} after a long evening.",
            f"“We count {n + 40} boats and {n + 7} berths in {place},” said Petra Lund, who speaks for the pilots.",
            f"The harbour office of {place} will write to {n + 11} owners about the berths before the week is over.",
            f"A second reading of paper {n} follows in the hall at {place}, where {n + 90} people found a seat.",
        )
        return "\n\n".join(lines * 4)

    def edited(self, sentence: str) -> "Item":
        """The entry with one more sentence."""
        return replace(self, text=f"{self.body()}\n\n{sentence}")


def json_feed(items: Sequence[Item], base: str, title: str = "All of it") -> bytes:
    """A JSON Feed of the items, in their order."""
    rows = [
        {
            "id": item.guid or f"n-{item.number}",
            "title": item.headline,
            "content_text": item.body(),
        }
        | ({"url": f"{base}{item.address}"} if item.address else {})
        | ({"date_published": item.published.isoformat()} if item.published else {})
        for item in items
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": rows}).encode()


@dataclass(slots=True)
class Newsstand:
    """A desk, the server and the clock."""

    desk: Desk
    web: ScriptedServer
    clock: TurnedClock
    bodies: dict[str, int] = field(default_factory=dict)

    async def follow(self, host: str = "harbour.example", path: str = "/feed") -> Feed:
        """Follow a feed of a host for its outlet."""
        outlet = await self.desk.store.outlets.add(HOSTS[host], domains=(host,))
        url = self.web.url(path, host)
        return await self.desk.store.feeds.add(url, host=host, outlet_id=outlet.outlet_id, now=self.clock.now())

    def serve(self, items: Sequence[Item], host: str = "harbour.example", path: str = "/feed") -> None:
        """Serve the items from now on, and 304 to who has them already."""
        body = json_feed(items, self.web.url("", host))
        tag = f'"{hash(body)}"'

        async def script(writer: StreamWriter) -> None:
            has_it = self.web.asked[-1].headers.get("if-none-match") == tag
            self.bodies[path] = self.bodies.get(path, 0) + (not has_it)
            writer.write(answer(304) if has_it else answer(body=body, ETag=tag))
            await writer.drain()

        self.web.scripts[path] = script

    async def tick(self, after: timedelta = timedelta(0)) -> None:
        """Let time pass and the job tick once."""
        self.clock.turn(after)
        await poll_feeds.run(self.desk)

    async def articles(self) -> list[StoredArticle]:
        """All articles in the order of their ids."""
        page = await self.desk.store.articles.latest(limit=500)
        found = await self.desk.store.articles.get_all([head.ref for head in page.items])
        return sorted(found.values(), key=lambda article: article.head.ref.article_id)

    async def health(self, feed: Feed) -> FeedHealth:
        """The feed as it is listed."""
        listed = await self.desk.store.feeds.listed(now=self.clock.now())
        return next(each for each in listed if each.feed.feed_id == feed.feed_id)


@asynccontextmanager
async def opened(url: str, web: ScriptedServer) -> AsyncIterator[Newsstand]:
    """A newsstand on a migrated database."""
    clock = TurnedClock()
    store = await Store.open(url, clock=clock)
    settings = FetchSettings(opened=frozenset((host, web.port) for host in HOSTS))
    lookup = names(**{host.replace(".", "_"): "127.0.0.1" for host in HOSTS})
    async with WebFetcher(settings, clock, lookup=lookup) as fetcher:
        yield Newsstand(Desk(store, clock, InlineWorkers(), fetcher), web, clock)
    await store.close()
