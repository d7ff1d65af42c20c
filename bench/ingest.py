"""What taking a page in costs, beside extraction alone: Byline, trafilatura and newspaper4k on the same 181 pages.

Byline fetches every page from a server on loopback, extracts and cleans it and stores the article, without and with
the analysis; the others have the pages in memory and extract. CPU seconds count children. In each of three rounds every
reader reads one page before it is measured, then all, one reader after the other, so that a machine that slows down
slows all of them; the table has the medians. The last line is one JSON object.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import trafilatura

from bench.page_scores import Page, f1, load_pages
from bench.process_tree import cpu_seconds, peak_mb
from bot.clock import SystemClock
from bot.workers import ProcessWorkers
from desk.articles.ingest_article import ingest_source, store_article
from desk.articles.read_article import ReadArticle
from desk.desk import Desk
from domain.errors import InputRefusedError
from domain.fetched import FetchKind
from domain.statements import Statements
from ingest import KnownOutlets, Limits
from ingest.fetching import FetchSettings, WebFetcher, page_text, read_opened
from ingest.reading import read_text
from storage.schema import upgrade
from storage.store import Store

ROUNDS: Final = 3
DEFAULT: Final = "trafilatura, default, extraction alone"
READ: Final = "Byline: fetch, extract, clean, store"
ALL: Final = "Byline: the same with the analysis"
PEERS_PYTHON: Final = Path(__file__).parents[1] / ".venv-peers" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Round:
    """One reader on all pages once: CPU seconds, the score of its texts and the memory of its processes."""

    seconds: float
    score: float
    peak: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One reader: the median of its rounds, the score of the last and the most memory of any."""

    median: float
    score: float
    peak: float

    @classmethod
    def of(cls, rounds: list[Round]) -> Self:
        """What these rounds say together."""
        seconds = statistics.median(one.seconds for one in rounds)
        return cls(seconds, rounds[-1].score, max(one.peak for one in rounds))


@asynccontextmanager
async def serving(pages: Iterable[Page]) -> AsyncIterator[tuple[str, int]]:
    """The address and the process of a server, whose CPU time is not ours; page `x` stands at /x.html."""
    with tempfile.TemporaryDirectory(prefix="byline-bench-") as folder:
        for page in pages:
            await asyncio.to_thread((Path(folder) / f"{page.page_id}.html").write_bytes, page.html)
        server = await asyncio.create_subprocess_exec(
            *(sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder, "0"),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            if server.stdout is None:
                raise RuntimeError
            said = (await server.stdout.readline()).decode()
            yield f"http://127.0.0.1:{said.split(' port ')[1].split()[0]}", server.pid
        finally:
            server.kill()
            await server.wait()


@asynccontextmanager
async def opened_desk(url: str) -> AsyncIterator[Desk]:
    """A desk on an empty store that may fetch from this server."""
    clock = SystemClock()
    settings = FetchSettings(agent="Byline/bench", opened=read_opened(url.removeprefix("http://")))
    with tempfile.TemporaryDirectory(prefix="byline-bench-") as folder:
        database = f"sqlite:///{folder}/bench.sqlite3"
        await upgrade(database)
        store = await Store.open(database, clock=clock)
        try:
            async with ProcessWorkers() as workers, WebFetcher(settings, clock) as fetcher:
                yield Desk(store, clock, workers, fetcher)
        finally:
            await store.close()


async def read_page(desk: Desk, url: str) -> str:
    """Fetch, extract, clean and store a page, and nothing else."""
    fetched = await desk.fetcher.fetch(url, kind=FetchKind.PAGE)
    try:
        article = await desk.workers.run(
            read_text,
            page_text(fetched),
            name=fetched.url,
            outlets=KnownOutlets(),
            now=desk.clock.now(),
            limits=Limits(),
        )
    except InputRefusedError:
        return ""
    await store_article(desk, ReadArticle(article, Statements()))
    return article.text


async def ingest_page(desk: Desk, url: str) -> str:
    """Take a page in as Byline does: with the analysis of its quotes, speakers, credits and figures."""
    ingested = await ingest_source(desk, url)
    return ingested.article.text if ingested.article else ""


async def read_with_byline(pages: list[Page], *, is_analysed: bool) -> Round:
    """Byline in this process with its worker and the worker's child."""
    take = ingest_page if is_analysed else read_page
    async with serving(pages) as (url, server), opened_desk(url) as desk:
        await take(desk, f"{url}/{pages[0].page_id}.html")
        before = cpu_seconds(os.getpid()) - cpu_seconds(server)
        texts = {page.page_id: await take(desk, f"{url}/{page.page_id}.html") for page in pages}
        seconds = cpu_seconds(os.getpid()) - cpu_seconds(server) - before
        return Round(seconds, f1(texts), peak_mb(os.getpid()) - peak_mb(server))


def extract_here(pages: list[Page], extract: Callable[[bytes], str | None]) -> Round:
    """A reader that only extracts, in this process."""
    extract(pages[0].html)
    before = cpu_seconds(os.getpid())
    texts = {page.page_id: extract(page.html) or "" for page in pages}
    return Round(cpu_seconds(os.getpid()) - before, f1(texts), peak_mb(os.getpid()))


def extract_elsewhere(program: str) -> Round:
    """A reader in the environment of the peers, which our own libraries do not go with."""
    done = subprocess.run(  # noqa: S603 - our own program
        [PEERS_PYTHON, "-m", f"bench.{program}"], capture_output=True, check=True, text=True
    )
    return Round(**json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Measure, print the table and the summary."""
    pages = load_pages()
    readers: dict[str, Callable[[], Round]] = {
        DEFAULT: lambda: extract_here(pages, trafilatura.extract),
        "trafilatura, fast": lambda: extract_here(pages, lambda html: trafilatura.extract(html, fast=True)),
        "newspaper4k, extraction alone": lambda: extract_elsewhere("ingest_newspaper"),
        READ: lambda: asyncio.run(read_with_byline(pages, is_analysed=False)),
        ALL: lambda: asyncio.run(read_with_byline(pages, is_analysed=True)),
    }
    if not PEERS_PYTHON.exists():
        del readers["newspaper4k, extraction alone"]
        print("newspaper4k is left out: its environment .venv-peers is not there")
    rounds = [{name: read() for name, read in readers.items()} for _ in range(ROUNDS)]
    table = {name: Measured.of([one[name] for one in rounds]) for name in readers}
    print(f"{len(pages)} pages, {ROUNDS} rounds{'':27} {'CPU s':>7} {'pages/CPU s':>12} {'F1':>6} {'peak MB':>8}")
    for name, row in table.items():
        rate = len(pages) / row.median
        print(f"{name:<46} {row.median:>7.2f} {rate:>12.1f} {row.score:>6.3f} {row.peak:>8.0f}")
    summary = {
        "ratio_read": round(table[READ].median / table[DEFAULT].median, 2),
        "ratio_all": round(table[ALL].median / table[DEFAULT].median, 2),
        "pages_per_cpu_second": round(len(pages) / table[ALL].median, 1),
        "f1": round(table[ALL].score, 3),
        "peak_mb": round(table[ALL].peak),
    }
    print(json.dumps(summary))


if __name__ == "__main__":
    main()
