"""The transport on the fake Bot API server, with a clock that sleeping turns."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from domain.chat import Role
from domain.options import Asking
from domain.transport import MenuCommand
from tests.fakes.bot_api.server import TOKEN, BotApi, running_bot_api
from tests.fakes.clock import TurnedClock
from tests.transports.memory import MemoryButtons, MemoryInbox, MemoryMoves, MemoryNotes, MemoryPresence
from tests.transports.telegram.taking_desk import Desk
from transports.telegram.account import Account, Memory
from transports.telegram.opening import open_telegram
from transports.telegram.transport import Telegram

COMMANDS = {
    "help": MenuCommand("what you can ask", Role.STRANGER, is_for_groups=True),
    "quotes": MenuCommand("what was said", Role.STRANGER),
    "source": MenuCommand("where a line is from", Role.STRANGER, is_for_groups=True),
    "settings": MenuCommand("what this chat chose", Role.CHAT_ADMIN),
    "ingest": MenuCommand("take in an article", Role.ADMIN),
    "admins": MenuCommand("who runs this", Role.OWNER),
}
OWNER = 99
ADMIN = 98


async def is_admin(user: str) -> bool:
    """Somebody was appointed."""
    return user == str(ADMIN)


async def asking_in(_chat: str) -> Asking:
    """No group chose anything."""
    return Asking.FEW


def new_memory() -> Memory:
    """A memory with nothing in it."""
    ways = (MemoryInbox(), MemoryNotes(), MemoryButtons(), MemoryMoves(), MemoryPresence())
    return Memory(*ways, is_admin, asking_in)


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that nobody else turns."""
    return TurnedClock()


@pytest.fixture
def memory() -> Memory:
    """What the transport remembers."""
    return new_memory()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The server."""
    async with running_bot_api() as api:
        yield api


@pytest.fixture
async def telegram(api: BotApi, memory: Memory, clock: TurnedClock) -> AsyncIterator[Telegram]:
    """The transport, logged in."""

    async def sleep(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))

    account = Account(TOKEN, api.url, frozenset({OWNER}))
    async with open_telegram(account, memory, COMMANDS, clock=clock, sleep=sleep) as opened:
        yield opened


@pytest.fixture
def desk() -> Desk:
    """Somebody who takes requests."""
    return Desk()
