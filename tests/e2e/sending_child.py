"""A process that publishes and sends until somebody ends it; the tests of kills and the soak suites start it.

What it is to do arrives as JSON in its first argument. It kills itself where it is told to.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from json import loads
from pathlib import Path

from sqlalchemy import Engine, event

from bot.clock import SystemClock
from bot.telegram import memory_of
from desk.outbox.send_outbox import Sender, Timing
from domain.chat import ChatRef, Platform
from domain.message import Message
from domain.transport import Abilities, Absence, File, Manner, Outcome, Take, Transport
from jobs import publish_editions
from storage.store import Store
from tests.desk.sending import desk_on
from tests.fakes.clock import START, TurnedClock
from transports.matrix import login as matrix_login
from transports.matrix.transport import Memory as MatrixMemory
from transports.matrix.transport import open_matrix
from transports.telegram.account import Account
from transports.telegram.opening import open_telegram

PUBLISHING, PUBLISHED = b"-", b"+"


@dataclass(frozen=True, slots=True)
class Job:
    """What a process is to do: publish what is due at some hours after START, one after the other, and send it.

    It kills itself when it comes to `kill_at` for the `nth` time: to a step by its name, or to a statement that begins
    so. In the file `stage` it notes that it begins with an hour, and that it is done with it.
    """

    platform: str
    database: str
    server: str
    token: str
    chats: tuple[str, ...]
    hours: tuple[float, ...] = ()
    kill_at: str = ""
    nth: int = 1
    lease: float = 0.3
    user: str = ""
    folder: str = ""
    stage: str = ""


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


class Halving(Deadly):
    """A transport that takes only half an edition in a post."""

    def split(self, message: Message) -> tuple[Message, ...]:
        """Two parts, each as the real one takes it."""
        self.reach("composing")
        middle = (len(message.blocks) + 1) // 2
        halves = (replace(message, blocks=message.blocks[:middle]), replace(message, blocks=message.blocks[middle:]))
        return tuple(part for half in halves for part in super(Halving, self).split(half))


async def publish(job: Job, store: Store, transport: Transport) -> None:
    """Let the job of Byline tick at each of the hours."""
    clock = TurnedClock()
    deadly = Halving(transport, job)
    desk = replace(desk_on(store, clock), transports={transport.platform: deadly})
    stage = os.open(job.stage or os.devnull, os.O_WRONLY | os.O_APPEND)
    for hour in job.hours:
        clock.turn(START + timedelta(hours=hour) - clock.now())
        os.write(stage, PUBLISHING)
        await publish_editions.run(desk)
        os.write(stage, PUBLISHED)
        deadly.reach("composed")
    os.close(stage)


def kill_at_statement(job: Job) -> None:
    """End this process behind a statement, before its unit commits, if that is the place."""
    left = [job.nth]

    def count(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        left[0] -= bool(job.kill_at) and statement.startswith(job.kill_at)
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "after_cursor_execute", count)


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
    """Publish and send until it is cancelled."""
    kill_at_statement(job)
    store = await Store.open(job.database, clock=SystemClock())
    timing = Timing(lease=job.lease, beat=job.lease / 4, poll=0.05, drain=20)
    try:
        async with transport_of(job, store) as transport, asyncio.TaskGroup() as group:
            desk, deadly = desk_on(store, SystemClock()), Deadly(transport, job)
            group.create_task(publish(job, store, transport))
            group.create_task(Sender(desk, deadly, sleep=asyncio.sleep, timing=timing).run())
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
    asyncio.run(main(Job(**{**given, "chats": tuple(given["chats"]), "hours": tuple(given["hours"])})))


if __name__ == "__main__":
    run(sys.argv[1])
