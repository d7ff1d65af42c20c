"""Places for requests."""

import asyncio
from collections import Counter

import pytest

from domain.fetched import HostBusyError
from ingest.fetching.slots import Slots


class Visits:
    """Requests that run until they are let go, counted by host."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.running: Counter[str] = Counter()
        self.may_end = asyncio.Event()

    async def visit(self, host: str) -> None:
        """Take a place and keep it until all may end."""
        async with self.slots.hold(host):
            self.running[host] += 1
            await self.may_end.wait()


async def settle() -> None:
    """Let every task come as far as it can."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_slow_host_delays_nobody() -> None:
    """Two requests at once a host, and who waits for one takes no place from others."""
    visits = Visits(Slots(at_once=4))
    async with asyncio.TaskGroup() as group:
        for host in ["slow"] * 10 + ["quick", "other", "third"]:
            group.create_task(visits.visit(host))
        await settle()
        assert visits.running == {"slow": 2, "quick": 1, "other": 1}
        visits.may_end.set()
    assert visits.running.total() == 13


async def test_places_are_given_back_and_hosts_forgotten() -> None:
    """A request that is cancelled, running or waiting, leaves its place, and nothing of its host is kept."""
    slots = Slots(at_once=1)
    visits = Visits(slots)
    tasks = [asyncio.create_task(visits.visit(host)) for host in ("a", "a", "b", "c")]
    await settle()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    visits.may_end.set()
    await visits.visit("d")
    assert slots.hosts == ()


async def test_nobody_waits_for_ever_for_a_busy_host() -> None:
    """Who finds no place in time hears that, and leaves nothing behind; who comes later is served."""
    visits = Visits(Slots(at_once=4, wait_seconds=0.01))
    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(visits.visit("slow"))
        await settle()
        with pytest.raises(HostBusyError, match="slow keeps other requests of Byline waiting"):
            await visits.visit("slow")
        visits.may_end.set()
    await visits.visit("slow")
    assert visits.slots.hosts == ()


async def test_slow_requests_make_room_for_others() -> None:
    """Who is slow leaves his place, as far as there are places for slow ones, and all places are free again after."""
    visits = Visits(Slots(at_once=2, slow=3, patience_seconds=0))
    async with asyncio.TaskGroup() as group:
        for number in range(8):
            group.create_task(visits.visit(f"host{number}"))
        await settle()
        assert visits.running.total() == 5
        visits.may_end.set()
    visits.may_end.clear()
    async with asyncio.TaskGroup() as group:
        for number in range(8):
            group.create_task(visits.visit(f"host{number}"))
        await settle()
        assert visits.running.total() == 13
        visits.may_end.set()
