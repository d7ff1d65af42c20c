"""`byline init`: from nothing to a Byline that reads feeds, by questions or by arguments."""

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bot.app import open_desk
from bot.settings import PREFIX, Settings, SettingsError
from desk.desk import Desk
from desk.feeds.list_feeds import Imported
from desk.feeds.start_reading import follow_first, read_first
from domain.errors import InputRefusedError, UsageError
from domain.message import visible

HELP = "Set Byline up: write .env, follow the first feeds and read them."
ENV: Final = Path(".env")
MOST_BYTES: Final = 5_000_000
_PLAIN: Final = re.compile(r"[\w:/.@+,!?&=%~-]+")
QUESTIONS: Final = (
    ("database", "Database", "database_url"),
    ("token", "Token of a Telegram bot, from @BotFather, if you have one", "telegram_token"),
    ("owner", "Your user id there, as telegram:123456, if you gave a token", "owners"),
    ("zone", "Your time zone, as Europe/Berlin", "zone"),
    ("contact", "A link or mail address by which the servers that Byline reads can reach you", "fetch_contact"),
)
_ARGUMENTS: Final = {**{argument: setting for argument, _, setting in QUESTIONS}, "open": "fetch_opened"}


def configure(parser: ArgumentParser) -> None:
    """[URL|FILE…], the settings that `QUESTIONS` name, [--open HOST] [--no-poll]."""
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
    """
    if arguments.demo:
        raise UsageError("init sets up a Byline of your own; leave --demo out.")
    given = {argument: value for argument in _ARGUMENTS if (value := getattr(arguments, argument))}
    sources = list(arguments.sources)
    if not sources and sys.stdin.isatty():
        sources, given = _ask(given)
    if not sources:
        raise UsageError("Give a feed, a home page or an OPML file: byline init https://outlet.example/feed.xml")
    settings = _write(given) or settings
    return _start(settings, [_source(one) for one in sources], is_polling=not arguments.no_poll)


def _ask(given: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """The answers of who sits there; an empty one keeps the default."""
    sources = input("A feed, the home page of an outlet, or an OPML file: ").split()
    answers = dict(given)
    for argument, question, setting in () if ENV.exists() else QUESTIONS:
        default = Settings.model_fields[setting].default
        shown = f" [{default}]" if isinstance(default, str) and default else ""
        if argument not in given and (answer := input(f"{question}{shown}: ").strip()):
            answers[argument] = answer
    return sources, answers


def _write(given: Mapping[str, str]) -> Settings | None:
    """Write .env where none is and give the settings as they are then; None where there is one.

    Raises:
        UsageError: If a setting cannot be used; nothing is written.
    """
    if ENV.exists():
        print(".env is there already and stays as it is." + (" What you gave beside feeds is left out." * bool(given)))
        return None
    lines = ["# Settings of Byline; .env.example in its folder explains all of them.", *map(_line, given.items())]
    draft = ENV.with_name(".env.new")
    draft.touch(mode=0o600)
    draft.write_text("\n".join([*lines, ""]), encoding="utf-8")
    try:
        settings = Settings.load(draft)
        draft.rename(ENV)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    print(f".env is written{'' if given else '; every setting has its default'}.")
    return settings


def _line(item: tuple[str, str]) -> str:
    argument, value = item
    if "'" in value or not value.isprintable():
        raise UsageError(f"--{argument} cannot hold a quote mark or a line break.")
    quoted = value if _PLAIN.fullmatch(value) else f"'{value}'"
    return f"{PREFIX}{_ARGUMENTS[argument].upper()}={quoted}"


def _source(given: str) -> str | tuple[Path, bytes]:
    """The address, or the OPML file with what it holds."""
    path = Path(given).expanduser()
    if "://" in given or not path.is_file():
        return given
    with path.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputRefusedError(f"{path} is larger than {MOST_BYTES:,} bytes.")
    return path, data


async def _start(settings: Settings, sources: Sequence[str | tuple[Path, bytes]], *, is_polling: bool) -> int:
    """Follow each source and say how it went; 1 if one of them failed."""
    async with open_desk(settings) as desk:
        tried = [one for source in sources async for one in _follow(desk, source)]
        followed = sum(one.feed is not None for one in tried)
        print(f"{followed} followed, {len(tried) - followed} failed.")
        if followed and is_polling:
            print("Reading them for the first time …", flush=True)
            stored = await read_first(desk)
            count = "1 article is" if stored == 1 else f"{stored:,} articles are"
            print(f"{count} stored. Byline took what is recent; older entries are passed over.")
            print("Next: `byline ask /digest` for an edition, `byline run` to go on reading.")
    return int(followed < len(tried))


async def _follow(desk: Desk, source: str | tuple[Path, bytes]) -> AsyncIterator[Imported]:
    """Follow a source and say of each of its feeds how that went."""
    async for one in follow_first(desk, source):
        if one.feed is not None:
            print(f"ok      {visible(one.feed.outlet_name)}: {one.feed.url}", flush=True)
        else:
            print(f"failed  {one.url}: {one.refusal}", flush=True)
        yield one
