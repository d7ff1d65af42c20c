"""`byline ingest`: take in files, folders and pages of the web, and say what became of each."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.app import open_desk
from bot.clock import SystemClock
from bot.settings import Settings
from desk.desk import Desk
from desk.group_stories import group_stories
from desk.ingest_article import Ingested, ingest_sources
from desk.read_article import Told
from domain.errors import UsageError
from domain.records import Outcome
from ingest import find_files, read_date

HELP = "Take articles in from files, folders and the web."
REFUSED = "refused"


def configure(parser: ArgumentParser) -> None:
    """PATH|URL… [--outlet NAME] [--url URL] [--published DATE]."""
    parser.add_argument(
        "sources",
        nargs="+",
        type=_source,
        metavar="PATH|URL",
        help="a text or HTML file, a folder of them, or a page's address",
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
    Console(highlight=False).print(_table(results))
    return int(any(result.refusal for result in results))


def _source(text: str) -> Path | str:
    return text if text.lower().startswith(("http://", "https://")) else Path(text)


def _told(arguments: Namespace) -> Told:
    first = arguments.sources[0]
    if arguments.url and (len(arguments.sources) > 1 or isinstance(first, str) or first.is_dir()):
        message = "--url is one article's address: give one file with it."
        raise UsageError(message)
    published = read_date(arguments.published, SystemClock().now()) if arguments.published else None
    if arguments.published and published is None:
        message = f"--published {arguments.published!r} is no date up to today; write it as 2026-03-14."
        raise UsageError(message)
    return Told(url=arguments.url, outlet=arguments.outlet, published=published)


async def _ingest(desk: Desk, sources: list[Path | str], told: Told) -> list[Ingested]:
    results = []
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=_count(sources))
        async for result in ingest_sources(desk, sources, told=told):
            results.append(result)
            progress.advance(task)
    return results


def _count(sources: list[Path | str]) -> int:
    files = find_files(source for source in sources if isinstance(source, Path)).files
    return len(files) + sum(isinstance(source, str) for source in sources)


def _table(results: list[Ingested]) -> Table:
    counts = Counter(result.outcome.value if result.outcome else REFUSED for result in results)
    order = [*(outcome.value for outcome in Outcome), REFUSED]
    table = Table(title=", ".join(f"{counts[name]} {name}" for name in order), title_justify="left")
    table.add_column("article")
    table.add_column("outlet")
    table.add_column("what became of it")
    for result in results:
        if result.article is None or result.outcome is None or result.ref is None:
            table.add_row(result.path, "", f"{REFUSED}: {result.refusal}")
        else:
            outlet = result.article.outlet
            named = f"{outlet.name} ({outlet.status})" if outlet.name else f"unknown outlet ({outlet.platform or '?'})"
            table.add_row(result.path, named, f"{result.outcome} as {result.ref.article_id}")
    return table
