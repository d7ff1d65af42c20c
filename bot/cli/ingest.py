"""`byline ingest`: take in files, folders, pages of the web and what is piped in, and say what became of each."""

import asyncio
import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from bot.app import open_desk
from bot.clock import SystemClock
from bot.settings import Settings
from desk.articles.group_stories import group_stories
from desk.articles.ingest_article import Ingested, ingest_sources
from desk.articles.ingest_attachment import ingest_attachment
from desk.desk import Desk
from domain.chat import Attachment
from domain.errors import UsageError
from domain.message import visible
from domain.records import Outcome
from handlers.typed.tokens import clean_text
from ingest import Told, canonical_url, find_files, read_date

HELP = "Take articles in from files, folders and the web."
REFUSED: Final = "refused"
STANDARD_INPUT: Final = "-"
MOST_PIPED_BYTES: Final = 100_000_000
"""More is not read; what an article may have is far less, and said where it is passed."""


def configure(parser: ArgumentParser) -> None:
    """PATH|URL|-… [--outlet NAME] [--url URL] [--published DATE]."""
    parser.add_argument(
        "sources",
        nargs="+",
        type=_source,
        metavar="PATH|URL|-",
        help="a text, HTML or PDF file, a folder of them, a page's address, or - for standard input",
    )
    parser.add_argument("--outlet", metavar="NAME", help="who published it, where the article does not tell")
    parser.add_argument("--url", metavar="URL", help="where it stands; for one file only")
    parser.add_argument("--published", metavar="DATE", help="when it was published, as 2026-03-14 or an ISO instant")


async def run(arguments: Namespace, settings: Settings) -> int:
    """Store what can be stored; 1 if anything was refused."""
    told = _told(arguments)
    async with open_desk(settings, is_demo=arguments.demo) as desk:
        results = await _ingest(desk, arguments.sources, told)
        await group_stories(desk)
    print_results(results, sys.stdout)
    if any(one.outlet and not one.outlet.is_known and one.article and one.article.url is None for one in results):
        print("Which outlet is it of? Nothing in it tells; if you know, add --outlet NAME.", file=sys.stderr)
    return int(any(result.refusal for result in results))


def _source(text: str) -> Path | str:
    is_file = text != STANDARD_INPUT and not text.lower().startswith(("http://", "https://"))
    return Path(text) if is_file else text


def _told(arguments: Namespace) -> Told:
    first = arguments.sources[0]
    if arguments.url is not None:
        is_page = isinstance(first, str) and first != STANDARD_INPUT
        if len(arguments.sources) > 1 or is_page or os.path.isdir(first):  # noqa: PTH112 - never raises
            message = "--url is one article's address: give one file with it."
            raise UsageError(message)
        if canonical_url(arguments.url) is None:
            message = (
                f"--url {arguments.url!r} is no address of the web; write it as https://harbourpost.example/news/quay."
            )
            raise UsageError(message)
    outlet = None if arguments.outlet is None else clean_text(arguments.outlet)
    if outlet is not None and not outlet:
        message = "--outlet is empty; give the outlet's name."
        raise UsageError(message)
    published = read_date(arguments.published, SystemClock().now()) if arguments.published else None
    if arguments.published and published is None:
        message = f"--published {arguments.published!r} is no date up to today; write it as 2026-03-14."
        raise UsageError(message)
    return Told(url=arguments.url, outlet=outlet, published=published)


async def _ingest(desk: Desk, sources: list[Path | str], told: Told) -> list[Ingested]:
    results = []
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Reading", total=_count(sources))
        async for result in _each(desk, sources, told):
            results.append(result)
            progress.advance(task)
    return results


async def _each(desk: Desk, sources: list[Path | str], told: Told) -> AsyncIterator[Ingested]:
    if STANDARD_INPUT in sources:
        piped = Attachment("standard input", "text/plain", 0, _read_piped, told.url)
        yield await ingest_attachment(desk, piped, told=told)
    async for result in ingest_sources(desk, (one for one in sources if one != STANDARD_INPUT), told=told):
        yield result


async def _read_piped() -> bytes:
    return await asyncio.to_thread(sys.stdin.buffer.read, MOST_PIPED_BYTES)


def _count(sources: list[Path | str]) -> int:
    files = find_files(source for source in sources if isinstance(source, Path)).files
    return len(files) + sum(isinstance(source, str) for source in sources)


def print_results(results: Sequence[Ingested], out: TextIO) -> None:
    """Print what became of each with whole names and reasons: a table in a terminal, else a line each with tabs."""
    counts = Counter(result.outcome.value if result.outcome else REFUSED for result in results)
    order = [*(outcome.value for outcome in Outcome), REFUSED]
    out.write(", ".join(f"{counts[name]} {name}" for name in order) + "\n")
    rows = [tuple(visible(cell) for cell in _row(result)) for result in results]
    if not out.isatty():
        out.writelines("\t".join(row) + "\n" for row in rows)
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("article", "outlet", "what became of it"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        # As texts, since rich would read a bracket in a string as markup.
        table.add_row(*map(Text, row))
    Console(file=out, highlight=False).print(table)


def _row(result: Ingested) -> tuple[str, str, str]:
    if result.outlet is None or result.outcome is None or result.ref is None:
        return result.path, "", f"{REFUSED}: {result.refusal}"
    return result.path, result.outlet_words, f"{result.outcome} as {result.ref.article_id}"
