"""A real homeserver: at the limits that it is shipped with, and with limits raised for 200 entries to ten rooms."""

import asyncio
import json
import random
import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Final

from bot.clock import SystemClock
from desk.desk import Desk
from desk.editions.list_left_out import list_left_out
from desk.outbox.send_outbox import Sender, Timing
from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState, Draft
from domain.message import Message, Paragraph, Text
from domain.transport import Transport
from storage.schema import upgrade
from storage.store import Store
from tests.desk.press import Press
from tests.desk.sending import NoFetcher, Stage, desk_on
from tests.e2e.sending_child import Job, transport_of
from tests.fakes.clock import TurnedClock
from tests.inline_workers import InlineWorkers
from tests.synapse import Synapse
from tests.transports.matrix.stage import Household, household

ROOMS: Final = 10
AT_SHIPPED_LIMITS: Final = 100
ENTRIES: Final = 200
OUTLETS: Final = 10
SEED: Final = 7
WAIT_SECONDS: Final = 900
KINDS: Final = "ferry bridge tram school dam market harbour library tunnel museum".split()
TOWNS: Final = (
    "Halvek Tarrant Sundby Orlow Kestrel Marisk Dunmoor Velgrad Ostrava Pellin Quern Rothby Saltash Ulmen".split()
)
DEEDS: Final = "reopened closed flooded burned moved expanded halved renamed sold insured".split()
REASONS: Final = "strike storm vote audit lawsuit festival harvest blackout landslide merger".split()


@dataclass(frozen=True, slots=True)
class House:
    """Byline on a homeserver: an empty store, the transport, and the rooms."""

    home: Household
    store: Store
    transport: Transport
    rooms: tuple[str, ...]

    def texts(self, room: str) -> list[str]:
        """What Byline said in a room, in order."""
        return [post["content"]["body"] for post in self.home.owner.posts(room, self.home.bot.user)]

    async def put(self, texts: Sequence[tuple[str, str]]) -> None:
        """Put posts into the outbox, each for its room."""
        drafts = [
            Draft(ChatRef(Platform.MATRIX, room), (Message((Paragraph((Text(text),)),)),)) for room, text in texts
        ]
        await self.store.outbox.add(drafts, now=SystemClock().now())

    async def sent(self, count: int) -> None:
        """Wait until so many posts are sent in all."""
        key = (Platform.MATRIX, DeliveryState.SENT)
        async with asyncio.timeout(WAIT_SECONDS):
            while (await self.store.outbox.counts()).get(key, 0) < count:  # noqa: ASYNC110 (rows have no event)
                await asyncio.sleep(0.05)


def at_shipped_limits() -> dict[str, int]:
    """100 posts to ten rooms of a homeserver as it comes: 0.2 a second after the first ten."""
    return asyncio.run(_at_shipped_limits())


def ten_rooms() -> dict[str, float]:
    """200 entries to ten rooms, as editions and one message an entry."""
    return asyncio.run(_ten_rooms())


async def _at_shipped_limits() -> dict[str, int]:
    async with _house(is_limited=True) as house:
        posts = [(house.rooms[n % ROOMS], f"post {n:03}") for n in range(AT_SHIPPED_LIMITS)]
        await house.put(posts)
        async with _sending(house):
            await house.sent(AT_SHIPPED_LIMITS)
        found = {room: await asyncio.to_thread(house.texts, room) for room in house.rooms}
    return {
        "synapse_sent": len({text for texts in found.values() for text in texts}),
        "synapse_of": AT_SHIPPED_LIMITS,
        "synapse_order_errors": sum(texts != sorted(set(texts)) for texts in found.values()),
    }


async def _ten_rooms() -> dict[str, float]:
    async with _house(is_limited=False) as house:
        chats = [ChatRef(Platform.MATRIX, room) for room in house.rooms]
        clock = TurnedClock()
        desk = Desk(house.store, clock, InlineWorkers(), NoFetcher(), transports={Platform.MATRIX: house.transport})
        press = _Presses(desk, clock, Stage())
        await press.subscribe(*chats)
        for chat in chats:
            await house.store.chats.set_option(chat, "length", "full")
        entries = _entries()
        for number, text in enumerate(entries):
            await press.print(f"Entry {number:03}", text, outlet=f"Outlet {number % OUTLETS}")
        await press.group_all()
        async with _sending(house):
            began = monotonic()
            await press.tick(hours=1)
            decided = monotonic() - began
            posts = len(await house.store.outbox.listed(*DeliveryState, most=10_000))
            await house.sent(posts)
            seconds = monotonic() - began
            shown = {room: "\n".join(await asyncio.to_thread(house.texts, room)) for room in house.rooms}
            rests = {chat.chat: await _rest(desk, chat) for chat in chats}
            began = monotonic()
            await house.put([(room, text) for text in entries for room in house.rooms])
            await house.sent(posts + ENTRIES * ROOMS)
            one_by_one = monotonic() - began
    return {
        "ten_rooms_seconds": round(seconds, 2),
        "entries_shown": min(len(_lines(entries, shown[room]) | rests[room]) for room in house.rooms),
        "as_lines": min(len(_lines(entries, shown[room])) for room in house.rooms),
        "are_counted": all(f"{len(rests[room])} articles left out" in shown[room] for room in house.rooms),
        "posts": posts,
        "composing_seconds": round(decided, 2),
        "one_message_an_entry_seconds": round(one_by_one, 2),
    }


class _Presses(Press):
    """A press that stores its stories at the end."""

    async def group(self) -> None:
        """Not yet."""

    async def group_all(self) -> None:
        """Store the stories."""
        await super().group()


def _lines(entries: Sequence[str], words: str) -> set[str]:
    """The entries that stand in a message."""
    return {_title(number) for number, text in enumerate(entries) if text in words}


async def _rest(desk: Desk, chat: ChatRef) -> set[str]:
    """The entries that the command below the last edition of a chat lists, which it only counts."""
    _, page = await list_left_out(desk, chat, None, offset=0, limit=ENTRIES)
    return {str(head.title) for head in page.items}


def _title(number: int) -> str:
    return f"Entry {number:03} today"


def _entries() -> list[str]:
    """Sentences that can stand alone, of which no two tell the same."""
    pick = random.Random(SEED)
    numbers = pick.sample(range(20, 20 + 2 * ENTRIES), ENTRIES)
    return [
        f"The {pick.choice(KINDS)} of {pick.choice(TOWNS)} was {pick.choice(DEEDS)} after the {pick.choice(REASONS)}, "
        f"{number} {pick.choice(KINDS)} workers told {pick.choice(TOWNS)} council."
        for number in numbers
    ]


@asynccontextmanager
async def _house(*, is_limited: bool) -> AsyncIterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="byline-rooms-"))
    (folder / "synapse").mkdir()
    synapse = Synapse(folder / "synapse")
    if is_limited:
        file = folder / "synapse" / "homeserver.yaml"
        settings = json.loads(file.read_text("utf-8"))
        del settings["rc_message"]
        file.write_text(json.dumps(settings), "utf-8")
    await asyncio.to_thread(synapse.start)
    try:
        url = f"sqlite:///{folder / 'byline.sqlite3'}"
        await upgrade(url)
        store = await Store.open(url, clock=SystemClock())
        async with household(synapse) as home:
            rooms = tuple([await asyncio.to_thread(home.room) for _ in range(ROOMS)])
            job = Job("matrix", url, synapse.url, home.account.token, rooms, user=home.account.user)
            async with transport_of(replace(job, folder=str(home.account.store)), store) as transport:
                yield House(home, store, transport, rooms)
        await store.close()
    finally:
        synapse.kill()
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def _sending(house: House) -> AsyncIterator[None]:
    sender = Sender(desk_on(house.store, SystemClock()), house.transport, sleep=asyncio.sleep, timing=Timing())
    task = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
