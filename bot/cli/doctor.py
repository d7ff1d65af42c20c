"""`byline doctor`: is everything here that Byline needs, and what to do where it is not."""

import asyncio
import os
import platform
import sqlite3
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path

from bot.app import demo_settings
from bot.clock import SystemClock
from bot.matrix import find_matrix, is_matrix_set_up
from bot.platforms import is_any_set_up
from bot.settings import Settings
from bot.telegram import account_of
from domain.errors import BylineError
from storage import schema
from transports.findings import Findings
from transports.telegram.checking import check_telegram

HELP = "Say what is right, what is wrong, and what to do."


def configure(_parser: ArgumentParser) -> None:
    """It takes no arguments."""


async def run(arguments: Namespace, settings: Settings) -> int:
    """Print one line a check; 1 if one of them failed."""
    if arguments.demo:
        async with demo_settings(settings) as demo:
            return await _check_all(demo)
    return await _check_all(settings)


async def _check_all(settings: Settings) -> int:
    has_failed = False
    for name, check in CHECKS.items():
        try:
            said = await check(settings)
        except BylineError as error:
            has_failed = True
            print(f"WRONG  {name}: {error}")
        else:
            print(f"ok     {name}: {said}")
    return int(has_failed)


class DoctorError(BylineError):
    """Something that Byline needs is not as it should be."""


async def _python(_settings: Settings) -> str:
    return f"Python {platform.python_version()} on {sys.platform}, Byline {version('byline')}"


async def _settings(_settings: Settings) -> str:
    given = sorted(name for name in os.environ if name.startswith("BYLINE_"))
    file = ".env is read" if await asyncio.to_thread(Path(".env").is_file) else "no .env here, the defaults hold"
    return f"{file}; from the environment: {', '.join(given) or 'nothing'}"


async def _full_text(_settings: Settings) -> str:
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        except sqlite3.OperationalError as error:
            message = "this Python's SQLite has no FTS5; use another Python, or PostgreSQL."
            raise DoctorError(message) from error
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


async def _database(settings: Settings) -> str:
    if not await schema.is_in_use(settings.database_url):
        return "nothing is stored or followed yet; `byline ingest` and `byline feeds add` do that"
    await schema.check(settings.database_url)
    return "reached, and its tables are as this program has them"


async def _fetching(settings: Settings) -> str:
    contact = (
        f"servers that are read can reach you by {settings.fetch_contact}"
        if settings.fetch_contact
        else "servers that are read cannot reach you; set BYLINE_FETCH_CONTACT to a link or mail address"
    )
    proxy = ", all but opened hosts through the proxy of BYLINE_FETCH_PROXY" if settings.fetch_proxy else ""
    opened = f"; opened of your own network: {settings.fetch_opened}" if settings.fetch_opened else ""
    return f"at most {settings.fetch_at_once} requests at once{proxy}{opened}; {contact}"


async def _telegram(settings: Settings) -> str:
    if not settings.telegram_token.get_secret_value():
        return "not set up; docs/telegram.md says how"
    return _said(await check_telegram(account_of(settings), SystemClock().now()))


async def _matrix(settings: Settings) -> str:
    if not is_matrix_set_up(settings):
        return "not set up; docs/matrix.md says how"
    return _said(await find_matrix(settings, SystemClock()))


async def _alarms(settings: Settings) -> str:
    if not is_any_set_up(settings):
        return "no chat platform is set up, so they stand in the log alone"
    if not settings.owners:
        raise DoctorError("nobody may run Byline from a chat; name yourself in BYLINE_OWNERS, as .env.example says.")
    chats = ", ".join(f"{one.platform}:{one.chat}" for one in settings.admin_chats())
    return f"they go to {chats or 'the private chat in which an owner wrote last; BYLINE_ADMIN_CHAT sets another'}"


def _said(found: Findings) -> str:
    """What is right at a platform.

    Raises:
        DoctorError: If anything is not; all of it.
    """
    if found.troubles:
        raise DoctorError(" ".join(found.troubles))
    return ", ".join(found.right)


CHECKS: dict[str, Callable[[Settings], Awaitable[str]]] = {
    "program": _python,
    "settings": _settings,
    "full text": _full_text,
    "database": _database,
    "fetching": _fetching,
    "telegram": _telegram,
    "matrix": _matrix,
    "alarms": _alarms,
}
