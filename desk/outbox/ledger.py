"""The ledger of a sender: many posts that leave or have ended are written down in one unit."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NoReturn

from desk.insist import Sleep, insist
from domain.delivery import Delivery, Lease, Settled
from domain.ports import Clock
from storage.deliveries import Deliveries


@dataclass(frozen=True, slots=True)
class _Entry:
    """What somebody waits for to be written: that a post leaves, or how it ended."""

    what: int | Settled
    written: asyncio.Future[bool]


class Ledger:
    """Writes under one lease; whoever has something to write waits until it is committed.

    While one unit is written, the next gathers: the more there is to do, the fewer commits a post costs.
    """

    def __init__(
        self, deliveries: Deliveries, lease: Lease, *, lease_seconds: float, clock: Clock, sleep: Sleep
    ) -> None:
        self._deliveries = deliveries
        self._lease = lease
        self._lease_seconds = lease_seconds
        self._clock = clock
        self._sleep = sleep
        self._entries: list[_Entry] = []
        self._has_entries = asyncio.Event()
        self._sure_until = 0.0

    async def leave(self, delivery: Delivery) -> bool:
        """Write down that a post leaves; False where it may not any more.

        It is written again where that took so long that another process may have taken over meanwhile.
        """
        while await self._write_down(delivery.outbox_id):
            if self._clock.monotonic() < self._sure_until:
                return True
        return False

    async def settle(self, settled: Settled) -> None:
        """Write down how an attempt ended."""
        await self._write_down(settled)

    async def run(self) -> NoReturn:
        """Write until it is cancelled.

        Raises:
            LeaseLostError: If another process has taken over.
        """
        while True:
            await self._has_entries.wait()
            self._has_entries.clear()
            entries, self._entries = self._entries, []
            began = self._clock.monotonic()
            may_leave = await insist(self._unit(entries), self._sleep)
            self._sure_until = began + self._lease_seconds
            for entry in entries:
                if not entry.written.done():
                    entry.written.set_result(isinstance(entry.what, Settled) or entry.what in may_leave)

    async def _write_down(self, what: int | Settled) -> bool:
        entry = _Entry(what, asyncio.get_running_loop().create_future())
        self._entries.append(entry)
        self._has_entries.set()
        return await entry.written

    def _unit(self, entries: list[_Entry]) -> Callable[[], Awaitable[frozenset[int]]]:
        leaving = [entry.what for entry in entries if isinstance(entry.what, int)]
        settled = [entry.what for entry in entries if isinstance(entry.what, Settled)]

        async def write() -> frozenset[int]:
            return await self._deliveries.write(self._lease, leaving=leaving, settled=settled, now=self._clock.now())

        return write
