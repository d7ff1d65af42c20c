"""`byline init`: from nothing to a Byline that reads feeds, by questions or by arguments."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator, Coroutine, Sequence
from typing import Any, Final

from bot.app import open_desk
from bot.env_file import ENV, write_env
from bot.feed_sources import Source, read_source
from bot.first_questions import ask
from bot.settings import Settings
from desk.desk import Desk
from desk.feeds.list_feeds import Imported
from desk.feeds.start_reading import follow_first, read_first
from domain.errors import UsageError
from domain.message import visible

HELP = "Set Byline up: write .env, follow the first feeds and read them."
_SETTINGS: Final = {
    "database": "database_url",
    "token": "telegram_token",
    "owner": "owners",
    "zone": "zone",
    "contact": "fetch_contact",
    "open": "fetch_opened",
}


def configure(parser: ArgumentParser) -> None:
    """[URL|FILE…], an argument for each of `_SETTINGS`, [--no-poll]."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="URL|FILE",
        help="a feed, the home page of an outlet, or an OPML file; without any you are asked",
    )
    parser.add_argument("--database", metavar="URL", help="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
    parser.add_argument("--token", metavar="TOKEN", help="of a Telegram bot")
    parser.add_argument("--owner", metavar="ID", help="who may do everything, as telegram:123456")
    parser.add_argument("--zone", metavar="ZONE", help="of dates and hours, as Europe/Berlin")
    parser.add_argument("--contact", metavar="LINK", help="a link or mail address, which the servers that are read see")
    parser.add_argument("--open", metavar="HOST", help="a host of your own network that may be read, as nas.home:8080")
    parser.add_argument("--no-poll", action="store_true", help="do not read the feeds yet")


def run(arguments: Namespace, settings: Settings) -> Coroutine[Any, Any, int]:
    """Ask for what is missing where somebody sits there, write .env where none is, then follow and read.

    Raises:
        UsageError: If nobody can be asked and no feed is given, or it is to be done on the demo.
        InputRefusedError: If a file cannot be read; nothing is written.
    """
    if arguments.demo:
        raise UsageError("init sets up a Byline of your own; leave --demo out.")
    given = {setting: value for argument, setting in _SETTINGS.items() if (value := getattr(arguments, argument))}
    sources = [read_source(one) for one in arguments.sources]
    if not sources and sys.stdin.isatty():
        sources, given = ask(given, print)
    if not sources:
        raise UsageError("Give a feed, a home page or an OPML file: byline init https://outlet.example/feed.xml")
    if ENV.exists():
        print(".env is there already and stays as it is." + (" What you gave beside feeds is left out." * bool(given)))
    else:
        settings = write_env(given)
        print(f".env is written{'' if given else '; every setting has its default'}.")
    return _start(settings, sources, is_polling=not arguments.no_poll)


async def _start(settings: Settings, sources: Sequence[Source], *, is_polling: bool) -> int:
    """Follow each source and say how it went; 1 if one of them failed."""
    async with open_desk(settings) as desk:
        tried = [one for source in sources async for one in _follow(desk, source)]
        followed = sum(one.feed is not None for one in tried)
        print(f"{followed} followed, {len(tried) - followed} failed.")
        if not followed:
            print("Next: `byline feeds add URL` with another address; a home page is searched for its feeds.")
        elif not is_polling:
            print("Next: `byline run` reads them, and goes on reading.")
        else:
            print("Reading them for the first time …", flush=True)
            stored = await read_first(desk)
            count = "1 article is" if stored == 1 else f"{stored:,} articles are"
            print(f"{count} stored. Byline took what is recent; older entries are passed over.")
            print("Next: `byline ask /digest` for an edition, `byline run` to go on reading.")
    return int(followed < len(tried))


async def _follow(desk: Desk, source: Source) -> AsyncIterator[Imported]:
    """Follow a source and say of each of its feeds how that went."""
    async for one in follow_first(desk, source):
        if one.feed is not None:
            print(f"ok      {visible(one.feed.outlet_name)}: {one.feed.url}", flush=True)
        else:
            print(f"failed  {one.why}", flush=True)
        yield one
