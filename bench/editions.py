"""How long scheduled editions take for 100 to 100,000 chats that share 100 filters, and where every chat has its own.

Each chat follows one of 100 filters, half of them outlets and half words, and gets an edition a day of a thousand
articles. The first day nobody was shown anything yet, the second day everybody was. For comparison, chats that share
nothing: each begins its window at another moment. First of all, 200 articles to 10 chats that follow everything, and
how many of them an edition shows or lists as left out. Time is from the tick to the last commit, planning included, on
SQLite; CPU time tells how busy the machine was; memory is the most that the process took. Prints a table and, as its
last line, one JSON object. Other sizes: `python -m bench.editions 100 1000`.
"""

import asyncio
import json
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, astuple, dataclass
from datetime import datetime, timedelta
from datetime import time as day_time
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from sqlalchemy import func, insert, select

from bench.synthetic import FIRST_DAY, OUTLETS, ProcessClock, build, make_world
from desk.desk import Desk
from desk.editions.list_left_out import list_left_out
from desk.editions.publish_editions import publish_editions
from domain.chat import ChatRef, Platform
from domain.fetched import Fetched, FetchKind, Validators
from domain.follow import Filter, FilterKind
from domain.message import Message, plain_text
from domain.subscription import Schedule, Slot
from domain.transport import Abilities, File, Manner, Outcome, Refused, Take
from storage.database import Database
from storage.schema import upgrade
from storage.store import Store
from storage.tables import bodies, chats, filters, follows, outbox, subscriptions
from transports.splitting import split_message

SIZES: Final = (100, 1_000, 10_000, 100_000)
DIFFERENT: Final = 1_000
FILTERS: Final = 100
ARTICLES: Final = 2_000
DAY: Final = timedelta(days=1)
MOST_CHARS: Final = 4_096
ENTRIES, ROOMS = 200, 10
AT_ONCE: Final = 10_000
ROWS_A_CHAT: Final = 5
"""An edition, a post, a history, an occurrence answered, a window that moves on."""
SCHEDULE: Final = Schedule((Slot(day_time(0), frozenset(range(1, 8))),))

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class BenchClock:
    """Stands at the moment of a tick."""

    instant: datetime = FIRST_DAY

    def now(self) -> datetime:
        """The moment."""
        return self.instant

    def monotonic(self) -> float:
        """Seconds."""
        return time.perf_counter()


class NoWeb:
    """Nothing is fetched, and nothing computed elsewhere."""

    async def fetch(
        self, url: str, *, kind: FetchKind, validators: Validators | None = None, linked_from: str | None = None
    ) -> Fetched:
        """Never asked."""
        raise NotImplementedError

    async def run(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Compute here."""
        return function(*args, **kwargs)


class Paper:
    """A platform that only splits."""

    platform = Platform.TELEGRAM
    name = "@bench"
    abilities = Abilities()
    absence = None

    def split(self, message: Message) -> tuple[Message, ...]:
        """Parts as Telegram takes them."""
        return split_message(message, lambda part: len(plain_text(part)) <= MOST_CHARS)

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Nothing is sent."""
        return Refused(f"{chat} {part} {manner}")

    async def edit(self, chat: ChatRef, post_id: str, part: Message, manner: Manner) -> Outcome:
        """Nothing is sent."""
        return Refused(f"{chat} {post_id} {part} {manner}")

    async def delete(self, chat: ChatRef, post_id: str) -> Outcome:
        """Nothing is sent."""
        return Refused(f"{chat} {post_id}")

    async def send_file(self, chat: ChatRef, file: File, caption: Message, manner: Manner) -> Outcome:
        """Nothing is sent."""
        return Refused(f"{chat} {file.name} {caption} {manner}")

    async def run(self, take: Take) -> None:
        """Nobody asks."""


@dataclass(slots=True)
class Row:
    """What was measured of so many chats."""

    chats: int
    kind: str
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    editions: int = 0
    bodies: int = 0
    cpu_ms_a_body: float = 0.0
    rows_per_second: int = 0
    peak_mb: int = 0


def wanted_filters() -> list[Filter]:
    """Half outlets, half words of middling frequency; others than these find articles too."""
    words = list(dict.fromkeys(make_world(ARTICLES).words))
    half = FILTERS // 2
    found = [Filter(FilterKind.OUTLET, f"Outlet {n}", outlet_id=n) for n in range(1, half + 1)]
    return found + [Filter(FilterKind.WORDS, word, words=(word,)) for word in words[20 : 20 + FILTERS - half]]


async def subscribe(url: str, number: int, *, is_shared: bool) -> None:
    """Subscribe chats that follow one filter each; where nothing is shared, their windows begin at other moments."""
    database, store = Database(url), await Store.open(url, clock=ProcessClock())
    for n, wanted in enumerate(wanted_filters()):
        await store.follows.add(ChatRef(Platform.CONSOLE, str(n)), wanted, is_mute=False, now=FIRST_DAY, most=1)
    async with database.write() as connection:
        filter_ids = (
            (await connection.execute(select(filters.c.filter_id).order_by(filters.c.filter_id))).scalars().all()
        )
        first = (await connection.execute(select(func.max(chats.c.chat_id)))).scalar_one() + 1
        ids = range(first, first + number)
        chosen = {"zone": "UTC", "schedule": SCHEDULE, "is_active": True, "planned_until": FIRST_DAY}
        named = [{"chat_id": n, "platform": Platform.TELEGRAM, "chat": str(n), "thread": ""} for n in ids]
        follow = {"is_mute": False, "added_at": FIRST_DAY}
        followed = [{"chat_id": n, "filter_id": filter_ids[n % FILTERS], **follow} for n in ids]
        apart = timedelta() if is_shared else timedelta(milliseconds=1)
        subscribed = [{"chat_id": n, "window_until": FIRST_DAY + (n - first) * apart, **chosen} for n in ids]
        for table, rows in ((chats, named), (follows, followed), (subscriptions, subscribed)):
            for at in range(0, number, AT_ONCE):
                await connection.execute(insert(table), rows[at : at + AT_ONCE])
    await store.close()
    await database.close()


async def measure(url: str, number: int, *, is_shared: bool) -> list[Row]:
    """Publish two days."""
    await subscribe(url, number, is_shared=is_shared)
    clock, store = BenchClock(), await Store.open(url, clock=ProcessClock())
    desk = Desk(store, clock, NoWeb(), NoWeb(), transports={Platform.TELEGRAM: Paper()})
    rows, before = [], (0, 0)
    for day in (1, 2) if is_shared else (1,):
        clock.instant = FIRST_DAY + day * DAY
        started, computed = time.perf_counter(), time.process_time()
        done = await publish_editions(desk)
        seconds, cpu = time.perf_counter() - started, time.process_time() - computed
        counted = await _count(url)
        posts, made = counted[0] - before[0], counted[1] - before[1]
        before = counted
        if done != number:
            raise LookupError(f"{done} of {number} chats got their edition")
        kind = f"shared, day {day}" if is_shared else "all different"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024
        speed = int(ROWS_A_CHAT * number / seconds)
        rows.append(
            Row(number, kind, round(seconds, 2), round(cpu, 2), posts, made, round(cpu * 1_000 / made, 1), speed, peak)
        )
    await store.close()
    return rows


async def _count(url: str) -> tuple[int, int]:
    database = Database(url)
    async with database.read() as connection:
        counts = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (outbox, bodies)
        ]
    await database.close()
    return int(counts[0]), int(counts[1])


async def reach(url: str) -> dict[str, float]:
    """Publish 200 articles to 10 chats; gives how long that took, and how many of the articles a chat can reach."""
    await upgrade(url)
    await build(url, ENTRIES)
    clock, store = BenchClock(), await Store.open(url, clock=ProcessClock())
    desk = Desk(store, clock, NoWeb(), NoWeb(), transports={Platform.TELEGRAM: Paper()})
    rooms = [ChatRef(Platform.TELEGRAM, str(n)) for n in range(ROOMS)]
    for chat in rooms:
        await store.subscriptions.subscribe(chat, "UTC", SCHEDULE, now=FIRST_DAY)
    clock.instant += DAY
    started = time.perf_counter()
    await publish_editions(desk)
    seconds = time.perf_counter() - started
    edition = await store.editions.last(rooms[0])
    _, rest = await list_left_out(desk, rooms[0], None, offset=0, limit=ENTRIES)
    shown = {line.ref.article_id for line in edition.lines.values()} if edition else set()
    reached = shown | {head.ref.article_id for head in rest.items}
    await store.close()
    return {"articles": ENTRIES, "chats": ROOMS, "seconds": round(seconds, 2), "reachable": len(reached)}


def measure_row(file: str, number: int, is_shared: bool) -> list[Row]:  # noqa: FBT001 (called by the pool)
    """Measure one size, in a process of its own and on its own copy."""
    with tempfile.TemporaryDirectory(prefix="byline-bench-") as folder:
        copy = shutil.copy(file, Path(folder) / "editions.sqlite3")
        return asyncio.run(measure(f"sqlite:///{copy}", number, is_shared=is_shared))


def show(rows: list[Row], reached: dict[str, float]) -> None:
    """Print the table, then everything as JSON."""
    print(", ".join(f"{name} {value}" for name, value in reached.items()))
    heads = ("chats", "kind", "seconds", "CPU s", "posts", "bodies", "CPU ms/body", "rows/s", "peak MB")
    print("".join(f"{head:>14}" for head in heads))
    for row in rows:
        print("".join(f"{value:>14,}" if isinstance(value, int | float) else f"{value:>14}" for value in astuple(row)))
    print(
        json.dumps(
            {
                "benchmark": "editions",
                "engine": "sqlite",
                "filters": FILTERS,
                "articles_a_day": ARTICLES // 2,
                "outlets": OUTLETS,
                "reach": reached,
                "rows": [asdict(row) for row in rows],
            }
        )
    )


def main() -> None:
    """Measure every size and show the result."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    with tempfile.TemporaryDirectory(prefix="byline-bench-") as folder:
        file = str(Path(folder) / "news.sqlite3")
        asyncio.run(_prepare(file))
        context = multiprocessing.get_context("spawn")
        rows: list[Row] = []
        for number, is_shared in (*((size, True) for size in sizes), (min(DIFFERENT, max(sizes)), False)):
            with ProcessPoolExecutor(1, mp_context=context) as pool:
                rows += pool.submit(measure_row, file, number, is_shared).result()
        reached = asyncio.run(reach(f"sqlite:///{Path(folder) / 'reach.sqlite3'}"))
    show(rows, reached)


async def _prepare(file: str) -> None:
    await upgrade(f"sqlite:///{file}")
    await build(f"sqlite:///{file}", ARTICLES)


if __name__ == "__main__":
    main()
