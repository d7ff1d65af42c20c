"""A process that composes and sends until somebody ends it; the tests of kills and the soak suites start it.

What it is to do arrives as JSON in its first argument. It kills itself where it is told to.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from json import loads
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.clock import SystemClock
from bot.telegram import memory_of
from desk.send_outbox import Sender, Timing
from domain.chat import ChatRef, Platform
from domain.delivery import Draft
from domain.message import Message, Paragraph, Text
from domain.transport import Abilities, Absence, File, Manner, Outcome, Take, Transport
from storage.chats import known_chat
from storage.database import Database
from storage.outbox import add_drafts
from storage.rows import insert_row
from storage.store import Store
from storage.tables import editions
from tests.desk.sending import desk_on
from transports.matrix import login as matrix_login
from transports.matrix.transport import Memory as MatrixMemory
from transports.matrix.transport import open_matrix
from transports.telegram.account import Account
from transports.telegram.opening import open_telegram

PARTS = 2


@dataclass(frozen=True, slots=True)
class Job:
    """What a process is to do: compose editions of two parts, in turn for each chat, and send what waits.

    It kills itself when it comes to `kill_at` for the `nth` time.
    """

    platform: str
    database: str
    server: str
    token: str
    chats: tuple[str, ...]
    editions: int = 0
    kill_at: str = ""
    nth: int = 1
    lease: float = 0.3
    user: str = ""
    folder: str = ""


def words_of(number: int, part: int) -> str:
    """What a part of an edition says, as nothing else does."""
    return f"edition {number}, part {part}."


class Deadly:
    """A transport on which the process kills itself."""

    def __init__(self, inner: Transport, job: Job) -> None:
        self._inner = inner
        self._job = job
        self._left = job.nth

    @property
    def platform(self) -> Platform:
        """That of the real one."""
        return self._inner.platform

    @property
    def name(self) -> str:
        """That of the real one."""
        return self._inner.name

    @property
    def abilities(self) -> Abilities:
        """Those of the real one."""
        return self._inner.abilities

    def reach(self, point: str) -> None:
        """End here, if it is the place and the time."""
        if point == self._job.kill_at:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def split(self, message: Message) -> tuple[Message, ...]:
        """As the real one does."""
        return self._inner.split(message)

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Post it on the real one."""
        self.reach("claimed")
        leaving = manner.leaving

        async def leave() -> None:
            self.reach("leaving")
            if leaving is not None:
                await leaving()
            self.reach("left")

        outcome = await self._inner.post(chat, part, replace(manner, leaving=leave))
        self.reach("posted")
        return outcome

    async def edit(self, chat: ChatRef, post_id: str, part: Message, manner: Manner) -> Outcome:
        """As the real one does."""
        return await self._inner.edit(chat, post_id, part, manner)

    async def delete(self, chat: ChatRef, post_id: str) -> Outcome:
        """As the real one does."""
        return await self._inner.delete(chat, post_id)

    async def send_file(self, chat: ChatRef, file: File, caption: Message, manner: Manner) -> Outcome:
        """As the real one does."""
        return await self._inner.send_file(chat, file, caption, manner)

    @property
    def absence(self) -> Absence | None:
        """As of the real one."""
        return self._inner.absence

    async def run(self, take: Take) -> None:
        """As the real one does."""
        await self._inner.run(take)


async def compose(job: Job, deadly: Deadly) -> None:
    """Decide on editions, each with its posts in one unit, until there are enough."""
    database, clock = Database(job.database), SystemClock()
    platform = Platform(job.platform)
    while True:
        async with database.write() as connection:
            number = int(await connection.scalar(select(func.count()).select_from(editions)) or 0)
            if number >= job.editions:
                break
            chat = ChatRef(platform, job.chats[number % len(job.chats)])
            values: dict[str, Any] = {
                "chat_id": await known_chat(connection, chat),
                "composed_at": clock.now(),
                "zone": "UTC",
            }
            edition_id = await insert_row(connection, editions, values)
            parts = tuple(Message((Paragraph((Text(words_of(number, part)),)),)) for part in range(PARTS))
            await add_drafts(connection, [Draft(chat, parts, edition_id=edition_id)], now=clock.now())
            deadly.reach("composing")
        deadly.reach("composed")
        await asyncio.sleep(0.01)
    await database.close()


@asynccontextmanager
async def transport_of(job: Job, store: Store) -> AsyncIterator[Transport]:
    """The real transport, on the server of the job."""
    clock = SystemClock()
    if job.platform == Platform.TELEGRAM:
        memory, token = memory_of(store), Account(job.token, job.server)
        async with open_telegram(token, memory, {}, clock=clock, sleep=asyncio.sleep) as opened:
            yield opened
        return

    async def prefix_of(_chat: ChatRef) -> str:
        return "!"

    account = matrix_login.Account(job.server, job.user, token=job.token, store=Path(job.folder))
    kept = MatrixMemory(store.inbox, store.notes, store.buttons, store.chat_moves, store.subscriptions)
    async with open_matrix(account, kept, {}, clock=clock, sleep=asyncio.sleep, prefix_of=prefix_of) as matrix:
        yield matrix


async def work(job: Job) -> None:
    """Compose and send until it is cancelled."""
    store = await Store.open(job.database, clock=SystemClock())
    timing = Timing(lease=job.lease, beat=job.lease / 4, poll=0.05, drain=20)
    try:
        async with transport_of(job, store) as transport, asyncio.TaskGroup() as group:
            deadly = Deadly(transport, job)
            group.create_task(compose(job, deadly))
            group.create_task(Sender(desk_on(store, SystemClock()), deadly, sleep=asyncio.sleep, timing=timing).run())
    finally:
        await store.close()


async def main(job: Job) -> None:
    """Work until SIGTERM."""
    working = asyncio.create_task(work(job))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, working.cancel)
    with suppress(asyncio.CancelledError):
        await working


def run(words: str) -> None:
    """Do a job that is written as JSON."""
    given = loads(words)
    asyncio.run(main(Job(**{**given, "chats": tuple(given["chats"])})))


if __name__ == "__main__":
    run(sys.argv[1])
