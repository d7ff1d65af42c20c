"""Sends the outbox of one platform: one process at a time, in order within a chat and in parallel between chats.

What keeps it from losing or repeating a post: it decides nothing in memory. That a post leaves is committed before it
does, how it ended is committed before the next one for the chat leaves, and both only while the lease is held. A post
that was on its way when a process ended is sent again with the same key where the platform knows keys, else it is
uncertain.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from desk.desk import Desk
from desk.insist import Sleep, insist
from desk.outbox.lane import Lane, Way, rules_of
from desk.outbox.ledger import Ledger
from desk.outbox.pace import Pace
from desk.outbox.settle_delivery import settle_delivery
from desk.outbox.stand_by import StandBy
from domain.chat import Platform
from domain.delivery import Delivery, Lease
from domain.errors import LeaseLostError, StoreError
from domain.transport import Transport, Uncertain

CHATS_AT_ONCE: Final = 500
"""More than enough for the limits of every platform, also where most of these chats have to wait."""
POSTS_AT_ONCE: Final = 1_000
INTERRUPTED: Final = "Byline was stopped before an answer came"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a sender waits for what, in seconds.

    Who sees no beat for `lease` takes over. `drain` is the time to end what is on its way when Byline stops.
    """

    lease: float = 30.0
    beat: float = 8.0
    poll: float = 1.0
    drain: float = 25.0


USUAL: Final = Timing()


class Sender:
    """Sends to one platform, once it is its turn among all processes that have the same database."""

    def __init__(self, desk: Desk, transport: Transport, *, sleep: Sleep, timing: Timing = USUAL) -> None:
        self._desk = desk
        self._transport = transport
        self._sleep = sleep
        self._timing = timing
        self._stopping = asyncio.Event()
        self._wake = asyncio.Event()
        self._lanes: dict[str, Lane] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Send until it is cancelled; what is on its way then is ended and written down first."""
        inner = asyncio.create_task(self._run())
        try:
            await asyncio.shield(inner)
        except asyncio.CancelledError:
            self._stopping.set()
            self._wake.set()
            await self._end(inner)
            raise

    async def _end(self, inner: asyncio.Task[None]) -> None:
        """Give a task its time to end; being told to stop again is no reason to lose what is on its way."""
        now = asyncio.get_running_loop().time
        until = now() + self._timing.drain
        while not inner.done() and now() < until:
            with suppress(asyncio.CancelledError):
                await asyncio.wait({inner}, timeout=until - now())
        inner.cancel()
        await asyncio.wait({inner})

    async def _run(self) -> None:
        while not self._stopping.is_set():
            lease = await self._take_over()
            if lease is None:
                return
            log.info("This process sends to %s now.", self._transport.platform)
            try:
                await self._lead(lease)
            except* LeaseLostError:
                log.warning("Another process sends to %s now.", self._transport.platform)
            else:
                # A database that is away keeps the lease, and the next process waits a little longer.
                with suppress(StoreError):
                    await self._desk.store.leases.give_back(lease)

    async def _take_over(self) -> Lease | None:
        """Stand by until nobody beats; None if Byline stops meanwhile."""
        name, silent_seconds = lease_to_send(self._transport.platform), self._timing.lease
        standby = StandBy(self._desk, [name], silent_seconds=silent_seconds, sleep=self._sleep)
        while not self._stopping.is_set():
            if leases := await standby.take():
                return leases[0]
            await self._rest(self._timing.beat / 2)
        return None

    async def _lead(self, lease: Lease) -> None:
        """Send while the lease is held, until Byline stops.

        Raises:
            ExceptionGroup: With a LeaseLostError, if another process has taken over.
        """
        store, clock = self._desk.store, self._desk.clock
        ledger = Ledger(store.deliveries, lease, lease_seconds=self._timing.lease, clock=clock, sleep=self._sleep)
        pace = Pace(CHATS_AT_ONCE, clock, self._sleep)
        way = Way(self._desk, self._transport, ledger, pace, self._stopping, self._sleep)
        self._lanes.clear()
        self._tasks.clear()
        async with asyncio.TaskGroup() as group:
            keeping = [group.create_task(ledger.run()), group.create_task(self._beat(lease))]
            await self._recover(way)
            while not self._stopping.is_set():
                await self._fill(way, group)
                await self._rest(self._timing.poll)
            await self._drain()
            for task in keeping:
                task.cancel()

    async def _beat(self, lease: Lease) -> None:
        leases, clock = self._desk.store.leases, self._desk.clock
        while True:
            await self._sleep(self._timing.beat)
            await insist(lambda: leases.beat(lease, now=clock.now()), self._sleep)

    async def _recover(self, way: Way) -> None:
        """Settle what the last holder left on its way, and let the platform rest for as long as it asked it to."""
        deliveries, platform = self._desk.store.deliveries, self._transport.platform
        left = await insist(lambda: deliveries.on_the_way(platform), self._sleep)
        settled = [settle_delivery(one, Uncertain(INTERRUPTED), await rules_of(way, one)) for one in left]
        await asyncio.gather(*(way.ledger.settle(one) for one in settled))
        until = await insist(lambda: deliveries.resting_until(platform), self._sleep)
        if until is not None and (seconds := (until - self._desk.clock.now()).total_seconds()) > 0:
            way.pace.rest(self._desk.clock.monotonic(), seconds)

    async def _fill(self, way: Way, group: asyncio.TaskGroup) -> None:
        """Open lanes for chats for which something waits."""
        free = CHATS_AT_ONCE - len(self._lanes)
        if free <= 0:
            return
        deliveries, platform, busy = self._desk.store.deliveries, self._transport.platform, tuple(self._lanes)
        ready = await insist(lambda: deliveries.ready(platform, apart_from=busy, most=POSTS_AT_ONCE), self._sleep)
        for chat, waiting in _by_chat(ready)[:free]:
            self._lanes[chat] = Lane(way, waiting)
            self._tasks[chat] = group.create_task(self._lanes[chat].run())
            self._tasks[chat].add_done_callback(partial(self._close, chat))

    def _close(self, chat: str, _task: asyncio.Task[None]) -> None:
        del self._lanes[chat], self._tasks[chat]
        if len(self._lanes) < CHATS_AT_ONCE // 2:
            self._wake.set()

    async def _rest(self, seconds: float) -> None:
        """Wait, or until something is to be done."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        self._wake.clear()

    async def _drain(self) -> None:
        """Let posts that may have left end, and no other leave."""
        tasks = dict(self._tasks)
        for chat, task in tasks.items():
            if not self._lanes[chat].is_on_the_way:
                task.cancel()
        if tasks:
            await asyncio.wait(tasks.values())


def lease_to_send(platform: Platform) -> str:
    """The name of the lease of who sends to a platform."""
    return f"send to {platform}"


def _by_chat(deliveries: Sequence[Delivery]) -> list[tuple[str, list[Delivery]]]:
    """The deliveries of each chat in their order; the chats in the order of their first."""
    chats: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        chats.setdefault(delivery.chat.chat, []).append(delivery)
    return list(chats.items())
