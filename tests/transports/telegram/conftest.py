"""The transport on the fake Bot API server, with a clock that sleeping turns."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.fakes.bot_api.server import TOKEN, BotApi, running_bot_api
from tests.fakes.clock import TurnedClock
from tests.transports.memory import MemoryButtons, MemoryInbox, MemoryMoves, MemoryNotes
from transports.telegram.transport import Account, Memory, Telegram, open_telegram

COMMANDS = {"help": "what you can ask", "quotes": "what was said", "source": "where a line is from"}
OWNER = 99


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that nobody else turns."""
    return TurnedClock()


@pytest.fixture
def memory() -> Memory:
    """What the transport remembers."""
    return Memory(MemoryInbox(), MemoryNotes(), MemoryButtons(), MemoryMoves())


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
