"""One process at a time is logged in to the platforms: it takes in what people ask, answers and sends.

Two would share what is remembered of a platform, and each would miss what the other one was told.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Final

from desk.desk import Desk
from desk.insist import Sleep, insist
from desk.outbox.send_outbox import Timing, lease_to_send
from desk.outbox.stand_by import StandBy
from domain.chat import Platform
from domain.delivery import Lease
from domain.errors import StoreError

STANDS_BY: Final = (
    "Another process serves this database, or was killed a moment ago. This one stands by, and takes over half a "
    "minute after the last sign of life."
)


@asynccontextmanager
async def serving_alone(
    desk: Desk, platforms: Collection[Platform], *, say: Callable[[str], None], sleep: Sleep, timing: Timing
) -> AsyncIterator[None]:
    """The time in which no other process on the database serves these platforms; `say` tells why it does not begin.

    Raises:
        ExceptionGroup: With a LeaseLostError, if another process has taken over.
    """
    leases = await _taken(desk, sorted(platforms), say, sleep, timing)
    try:
        async with asyncio.TaskGroup() as group:
            beating = group.create_task(_beat(desk, leases, sleep, timing))
            yield
            beating.cancel()
    finally:
        # A database that is away keeps them, and the next process waits a little longer.
        with suppress(StoreError):
            for lease in leases:
                await desk.store.leases.give_back(lease)


async def _taken(
    desk: Desk, platforms: Sequence[Platform], say: Callable[[str], None], sleep: Sleep, timing: Timing
) -> tuple[Lease, ...]:
    names = [f"serve {platform}" for platform in platforms]
    standby = StandBy(desk, names, silent_seconds=timing.lease, sleep=sleep)
    leases = await standby.take()
    if not leases:
        say(STANDS_BY)
    while not leases:
        await sleep(timing.poll)
        leases = await standby.take()
    for platform in platforms:
        await insist(partial(_free_sending, desk, platform), sleep)
    return leases


async def _free_sending(desk: Desk, platform: Platform) -> None:
    """Who serves sends too: with the one the last process has lost the other, and nobody waits for it once more."""
    seen = await desk.store.leases.look(lease_to_send(platform))
    if seen.holder is not None:
        await desk.store.leases.give_back(Lease(seen.name, seen.holder, seen.fence))


async def _beat(desk: Desk, leases: Sequence[Lease], sleep: Sleep, timing: Timing) -> None:
    """Show the others that this process lives.

    Raises:
        LeaseLostError: If another one has taken over.
    """
    while True:
        await sleep(timing.beat)
        for lease in leases:
            await insist(partial(desk.store.leases.beat, lease, now=desk.clock.now()), sleep)
