"""Two processes on one database: one serves the platforms, the other stands by."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest

from desk.outbox.send_outbox import USUAL, Sender, lease_to_send
from desk.outbox.serve_alone import STANDS_BY, serving_alone
from domain.chat import Platform
from domain.delivery import Lease
from domain.errors import LeaseLostError
from storage.store import Store
from tests.desk.sending import ANN, SOON_SECONDS, Room, Stage, desk_on
from tests.fakes.clock import TurnedClock
from tests.storage.conftest import sqlite_template, sqlite_url

__all__ = ["sqlite_template", "sqlite_url"]

BOTH = (Platform.TELEGRAM, Platform.MATRIX)


class Process:
    """A process with a clock of its own, whose rests last as long as the test lets them."""

    def __init__(self, store: Store, *platforms: Platform) -> None:
        self.store = store
        self.platforms = platforms
        self.clock = TurnedClock()
        self.said: list[str] = []
        self.serves = asyncio.Event()
        self.has_looked = asyncio.Event()
        self.may_go_on = asyncio.Semaphore(0)

    async def sleep(self, seconds: float) -> None:
        """Rest, as soon as the test says so."""
        self.has_looked.set()
        await self.may_go_on.acquire()
        self.clock.turn(timedelta(seconds=seconds))

    async def rest(self, times: int = 1) -> None:
        """Let it rest so often."""
        for _ in range(times):
            await asyncio.wait_for(self.has_looked.wait(), SOON_SECONDS)
            self.has_looked.clear()
            self.may_go_on.release()
        await asyncio.wait_for(self.has_looked.wait(), SOON_SECONDS)

    async def serve(self) -> None:
        """Serve until it is cancelled."""
        desk, platforms = desk_on(self.store, self.clock), self.platforms or BOTH
        async with serving_alone(desk, platforms, say=self.said.append, sleep=self.sleep, timing=USUAL):
            self.serves.set()
            await asyncio.Event().wait()


@asynccontextmanager
async def at_work(process: Process) -> AsyncIterator[asyncio.Task[None]]:
    """The process, until it is stopped."""
    task = asyncio.create_task(process.serve())
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, ExceptionGroup):
            await task


async def serves(process: Process) -> None:
    """Wait until a process serves."""
    await asyncio.wait_for(process.serves.wait(), SOON_SECONDS)


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[Store]:
    """An empty store."""
    opened = await Store.open(sqlite_url, clock=TurnedClock())
    yield opened
    await opened.close()


async def leave_behind(store: Store, *names: str) -> list[Lease]:
    """The leases of a process that was killed."""
    taken = [
        await store.leases.take(await store.leases.look(name), "killed", now=TurnedClock().now()) for name in names
    ]
    return [lease for lease in taken if lease is not None]


async def test_one_process_begins_at_once(store: Store) -> None:
    """Also after one that was stopped in good order."""
    for process in (Process(store), Process(store)):
        async with at_work(process):
            await serves(process)
        assert process.said == []


async def test_a_second_process_stands_by(store: Store) -> None:
    """However long the first one lives; who comes after that stopped serves at once."""
    first, second = Process(store), Process(store)
    async with at_work(first):
        await serves(first)
        async with at_work(second):
            for _ in range(10):
                await second.rest(8)
                await first.rest()
            assert not second.serves.is_set()
            assert second.said == [STANDS_BY]
            assert (await store.leases.look("serve telegram")).beats == 10
    third = Process(store)
    async with at_work(third):
        await serves(third)


async def test_who_was_killed_is_waited_for_half_a_minute(store: Store) -> None:
    """Not longer, though it served two platforms and sent to both; after that nobody waits for the sending again."""
    await leave_behind(store, *(f"serve {one}" for one in BOTH), *(lease_to_send(one) for one in BOTH))
    process = Process(store)
    async with at_work(process):
        await process.rest(29)
        assert not process.serves.is_set()
        process.may_go_on.release()
        await serves(process)
        seen = [await store.leases.look(lease_to_send(one)) for one in BOTH]
    assert process.said == [STANDS_BY]
    assert [one.holder for one in seen] == [None, None]


async def test_what_a_killed_process_did_not_send_leaves_within_a_minute(store: Store) -> None:
    """With the timing that a process has by itself, by the clock of the one that takes over."""
    await leave_behind(store, "serve telegram", lease_to_send(Platform.TELEGRAM))
    clock, stage, serves_now = TurnedClock(), Stage(), asyncio.Event()
    await Room(store, stage, clock).put(ANN, "one")

    async def rest(seconds: float) -> None:
        if serves_now.is_set():
            await asyncio.Event().wait()
        clock.turn(timedelta(seconds=seconds))

    desk = desk_on(store, clock)
    async with serving_alone(desk, [Platform.TELEGRAM], say=list[str]().append, sleep=rest, timing=USUAL):
        serves_now.set()
        sending = asyncio.create_task(Sender(desk, stage, sleep=rest).run())
        await stage.wait_until(lambda: bool(stage.posts))
        assert USUAL.lease <= clock.monotonic() < 60
        sending.cancel()
        await asyncio.wait({sending})


async def test_who_serves_one_platform_holds_up_who_serves_both(store: Store) -> None:
    """And that one takes nothing before it can have all."""
    telegram, both = Process(store, Platform.TELEGRAM), Process(store)
    async with at_work(telegram):
        await serves(telegram)
        async with at_work(both):
            await both.rest(5)
            assert (await store.leases.look("serve matrix")).holder is None
    assert not both.serves.is_set()


async def test_who_slept_for_too_long_serves_no_more(store: Store) -> None:
    """Its next sign of life tells it so, and what the other one holds stays."""
    sleeper, other = Process(store), Process(store)
    async with at_work(sleeper) as task:
        await serves(sleeper)
        async with at_work(other):
            await other.rest(29)
            other.may_go_on.release()
            await serves(other)
            sleeper.may_go_on.release()
            with pytest.raises(ExceptionGroup) as lost:
                await asyncio.wait_for(asyncio.shield(task), SOON_SECONDS)
            held = await store.leases.look("serve telegram")
    assert lost.group_contains(LeaseLostError)
    assert held.holder is not None
