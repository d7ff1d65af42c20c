"""What polling costs: 2,000 feeds on loopback, all new, all unchanged, and with 5 % slow and 5 % broken ones.

A server in another process gives the feeds (see `bench.poll_server`): the real ones of the corpus, whose entries are
old and mostly passed over, and invented ones with two short entries each, about 4,300 articles. Byline polls by its
own job as its ticker calls it, and reads, analyses and stores every article; lemon24/reader, beside it where the
environment of the benchmarks is made, keeps the entries as they came. "Others" is when the last feed was served that is
neither slow nor broken, which a slow one should not delay. CPU seconds count children, and not the server. A smaller
run: `python -m bench.poll 200`. The last line is one JSON object.
"""

import asyncio
import importlib.util
import json
import os
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from bench.poll_server import MIXED
from bench.process_tree import cpu_seconds, peak_mb
from bot.ticker import run_job
from bot.workers import ProcessWorkers
from desk.desk import Desk
from domain.followed import ReadsPages
from ingest.fetching import FetchSettings, WebFetcher
from jobs import poll_feeds
from storage.schema import upgrade
from storage.store import Store

FEEDS: Final = 2_000
NEW: Final = "new"
SAME: Final = "same"
MODES: Final = (NEW, SAME, MIXED)
LATER: Final = timedelta(hours=20)
"""After so long every feed is due again, and none was silent or broken long enough for an alarm."""


@dataclass(frozen=True, slots=True)
class Polled:
    """One poll of all feeds: its time, its cost, and when those were served that are neither slow nor broken."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    others_seconds: float


class LeapingClock:
    """The real time, and how far the benchmark moved it on."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        """The present instant, aware UTC."""
        return datetime.now(UTC) + self.ahead

    def monotonic(self) -> float:
        """Seconds from an arbitrary point, never going back."""
        return time.monotonic()


@asynccontextmanager
async def serving(number: int) -> AsyncIterator[tuple[int, int]]:
    """The port and the process of the server."""
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.poll_server", str(number)), stdout=asyncio.subprocess.PIPE
    )
    try:
        if server.stdout is None:
            raise RuntimeError
        yield int(await server.stdout.readline()), server.pid
    finally:
        server.kill()
        await server.wait()


@asynccontextmanager
async def opened_desk(clock: LeapingClock, number: int, port: int) -> AsyncIterator[Desk]:
    """A desk that follows all feeds, each at a host of its own and of an outlet of its own, and nothing else."""

    async def lookup(_: str) -> Sequence[str]:
        return ["127.0.0.1"]

    hosts = [f"feed{position}.example" for position in range(number)]
    settings = FetchSettings(agent="Byline/bench", opened=frozenset((host, port) for host in hosts))
    with tempfile.TemporaryDirectory(prefix="byline-bench-") as folder:
        url = f"sqlite:///{folder}/bench.sqlite3"
        await upgrade(url)
        store = await Store.open(url, clock=clock)
        try:
            for position, host in enumerate(hosts):
                outlet = await store.outlets.add(f"Outlet {position}", domains=(host,))
                feed = await store.feeds.add(
                    f"http://{host}:{port}/{position}", host=host, outlet_id=outlet.outlet_id, now=clock.now()
                )
                await store.feeds.choose_pages(feed.feed_id, ReadsPages.NEVER)
            async with ProcessWorkers() as workers, WebFetcher(settings, clock, lookup=lookup) as fetcher:
                yield Desk(store, clock, workers, fetcher)
        finally:
            await store.close()


async def poll_all(desk: Desk, started: datetime) -> None:
    """Tick as the ticker does until all that is due was polled since `started`."""
    while not await _is_done(desk, started):
        await run_job(poll_feeds.run, desk)


async def _is_done(desk: Desk, started: datetime) -> bool:
    listed = await desk.store.feeds.listed(now=desk.clock.now())
    waiting = (feed for feed in (row.feed for row in listed) if feed.next_poll_at <= desk.clock.now())
    return all(feed.last_polled_at and feed.last_polled_at >= started for feed in waiting)


async def measure_byline(number: int) -> tuple[dict[str, Polled], int]:
    """Byline in this process with its worker, by mode, and how many articles it stored."""
    clock = LeapingClock()
    found: dict[str, Polled] = {}
    async with serving(number) as (port, server), opened_desk(clock, number, port) as desk:
        for mode, following in zip(MODES, [*MODES[1:], "end"], strict=True):
            before, started = cpu_seconds(os.getpid()) - cpu_seconds(server), time.monotonic()
            await poll_all(desk, clock.now())
            seconds = time.monotonic() - started
            cpu = cpu_seconds(os.getpid()) - cpu_seconds(server) - before
            peak = peak_mb(os.getpid()) - peak_mb(server)
            others = await asyncio.to_thread(partial(_next_mode, port, following))
            found[mode] = Polled(seconds, cpu, peak, others)
            print_row("Byline", mode, found[mode])
            clock.ahead += LATER
        listed = await desk.store.feeds.listed(now=clock.now())
    return found, sum(row.articles for row in listed)


async def measure_reader(number: int) -> dict[str, Polled]:
    """The reader in a process of its own; nothing where it is not installed."""
    if importlib.util.find_spec("reader") is None:
        print("lemon24/reader is left out: bin/environment bench makes the environment that has it")
        return {}
    async with serving(number) as (port, _):
        peer = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.poll_reader", f"http://127.0.0.1:{port}", str(number), *MODES),
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await peer.communicate()
    found = json.loads(said)
    for mode in MODES:
        print_row("lemon24/reader", mode, Polled(**found[mode]))
    return {mode: Polled(**found[mode]) for mode in MODES}


def _next_mode(port: int, mode: str) -> float:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/mode/{mode}") as answer:
        return float(answer.read())


def print_row(who: str, mode: str, polled: Polled) -> None:
    """One row of the table."""
    rates = f"{polled.seconds:>8.1f} {polled.cpu_seconds:>8.1f} {polled.peak_mb:>8.0f} {polled.others_seconds:>8.1f}"
    print(f"{who:<16} {mode:<6} {rates}", flush=True)


def main() -> None:
    """Measure, print the table and the summary."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else FEEDS
    print(f"{number} feeds{'':12} {'seconds':>8} {'CPU s':>8} {'peak MB':>8} {'others s':>8}")
    polled, articles = asyncio.run(measure_byline(number))
    peer = asyncio.run(measure_reader(number))
    rounded = {
        who: {mode: {key: round(value, 1) for key, value in asdict(row).items()} for mode, row in rows.items()}
        for who, rows in (("byline", polled), ("reader", peer))
    }
    print(json.dumps({"feeds": number, "articles": articles} | rounded))


if __name__ == "__main__":
    main()
