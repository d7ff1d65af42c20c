"""`byline feeds`: follow feeds, try them, list them, and exchange lists of them with other programs."""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from bot.app import open_desk
from bot.feed_sources import read_list_file
from bot.settings import Settings
from desk.articles.group_stories import group_stories
from desk.desk import Desk
from desk.feeds.follow_feeds import (
    Looked,
    choose_pages,
    find_followed,
    follow_feed,
    forecast,
    look_at,
    unfollow_feed,
)
from desk.feeds.list_feeds import export_feeds, import_feeds, list_feeds
from desk.feeds.poll_feeds import poll_due_feeds
from domain.errors import InputRefusedError
from domain.followed import FeedHealth, ReadsPages
from domain.message import visible
from handlers.shown.pieces import count

HELP = "Follow feeds, try them, list them, and read or write lists of them (OPML)."


def configure(parser: ArgumentParser) -> None:
    """Add URL [--outlet NAME] | list | check URL | edit URL | remove URL | poll | import FILE | export [FILE]."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="follow a feed, or show those that a home page offers")
    add.add_argument("url", metavar="URL")
    add.add_argument("--outlet", metavar="NAME", help="whose feed it is, where its domain is of no known outlet")
    actions.add_parser("list", help="the feeds with their health, a line each")
    edit = actions.add_parser("edit", help="choose whether the articles of a feed are read from their pages")
    edit.add_argument("feed", metavar="URL", help="its address or its number in the list")
    edit.add_argument("--pages", choices=[str(one) for one in ReadsPages], required=True)
    remove = actions.add_parser("remove", help="follow a feed no more; its articles stay")
    remove.add_argument("feed", metavar="URL", help="its address or its number in the list")
    check = actions.add_parser("check", help="show what a feed would bring, and store nothing")
    check.add_argument("url", metavar="URL")
    imported = actions.add_parser("import", help="try the feeds of an OPML file and follow those that can be read")
    imported.add_argument("file", type=Path, metavar="FILE")
    actions.add_parser("poll", help="take in now what is due, as `byline run` does while it runs")
    exported = actions.add_parser("export", help="write all feeds as OPML")
    exported.add_argument("file", type=Path, metavar="FILE", nargs="?", help="where to (default: standard output)")


async def run(arguments: Namespace, settings: Settings) -> int:
    """Do it and say what was done; 1 if anything failed."""
    async with open_desk(settings, is_demo=arguments.demo) as desk:
        match arguments.action:
            case "add":
                return await _add(desk, arguments.url, arguments.outlet)
            case "check":
                return _show(desk, await look_at(desk, arguments.url))
            case "edit":
                await choose_pages(desk, await find_followed(desk, arguments.feed), arguments.pages)
            case "remove":
                await unfollow_feed(desk, await find_followed(desk, arguments.feed))
            case "import":
                return await _import(desk, arguments.file)
            case "export":
                return await _export(desk, arguments.file)
            case "poll":
                await poll_due_feeds(desk)
                await group_stories(desk)
        # After a poll or a change the list says what came of it.
        for health in await list_feeds(desk):
            print("\t".join(map(visible, _row(health, desk.clock.now()))))
        return 0


async def _add(desk: Desk, url: str, outlet: str | None) -> int:
    looked = await look_at(desk, url)
    if looked.read is not None:
        feed = await follow_feed(desk, looked, outlet=outlet)
        if feed.last_polled_at is not None:
            print(f"Following feed {feed.feed_id} of {visible(feed.outlet_name)}, as before: {feed.url}")
            return 0
        print(f"Following feed {feed.feed_id} of {visible(feed.outlet_name)}: {feed.url}")
        print("`byline feeds poll` takes its articles in now.")
    return _show(desk, looked)


def _show(desk: Desk, looked: Looked) -> int:
    """Print what was found at an address; 1 if it is only a page that offers feeds."""
    if looked.read is None:
        print(f"{looked.url} is a page, not a feed. It offers:")
        for offer in looked.offers:
            print(f"{offer.url}\t{visible(offer.title or '')}")
        return 1
    plan = forecast(desk, looked)
    print(f"{looked.read.kind.value}: {len(plan.taken)} entries to take, {plan.passed_over} to pass over")
    for entry in plan.taken:
        published = entry.entry.published.iso() if entry.entry.published else "no date"
        print(f"{published}\t{visible(entry.title or 'no headline')}\t{entry.entry.link or ''}")
    for problem in looked.read.problems:
        print(problem)
    return 0


async def _import(desk: Desk, file: Path) -> int:
    results = await import_feeds(desk, await asyncio.to_thread(read_list_file, file), str(file))
    failed = [result for result in results if result.refusal]
    print(
        f"{len(results) - len(failed)} followed, {len(failed)} failed; `byline feeds poll` takes their articles in now"
    )
    for result in failed:
        print(f"{result.url}\t{result.refusal}")
    return int(bool(failed))


async def _export(desk: Desk, file: Path | None) -> int:
    data = await export_feeds(desk)
    if file is None:
        sys.stdout.write(data.decode("utf-8") + "\n")
    else:
        await asyncio.to_thread(_write, file, data)
    return 0


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise InputRefusedError(f"{file} cannot be written: {error.strerror}.") from error


def _row(health: FeedHealth, now: datetime) -> tuple[str, ...]:
    feed = health.feed
    good = feed.last_good_at.isoformat(timespec="seconds") if feed.last_good_at else "never read"
    following = feed.next_poll_at.isoformat(timespec="seconds") if feed.is_active else "stopped"
    following = "outlet disabled" if health.is_disabled else following
    numbers = count(health.articles, "article"), f"{health.a_day(now):.1f} a day"
    said = [feed.last_error or "", "It is silent for longer than ever before." if health.is_silent else ""]
    said.append(f"It says it moved to {feed.moved_to}." if feed.moved_to else "")
    words = " ".join(filter(None, said)) or ("fine" if feed.last_good_at else "")
    return str(feed.feed_id), feed.outlet_name, feed.url, good, following, *numbers, words
