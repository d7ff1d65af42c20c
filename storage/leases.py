"""Leases: who does what only one process may do.

No clock of a machine decides who holds a lease: a holder beats, and who watched for a while by its own monotonic clock
and saw no beat may take it over. So a clock that jumps moves nothing, and two machines need not agree about the time.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.delivery import Lease
from domain.errors import LeaseLostError
from storage.database import Database
from storage.rows import Values
from storage.tables import leases


@dataclass(frozen=True, slots=True)
class LeaseSeen:
    """A lease as somebody saw it; `holder` is None where it was given back or nobody ever had it."""

    name: str
    holder: str | None = None
    fence: int = 0
    beats: int = 0


class Leases:
    """Leases by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, name: str) -> LeaseSeen:
        """The lease as it is now."""
        async with self._database.read() as connection:
            return await _look(connection, name)

    async def beat_at(self, name: str) -> datetime | None:
        """When the holder of a lease showed last that it lives; None where nobody holds it."""
        async with self._database.read() as connection:
            query = select(leases.c.beat_at).where(leases.c.name == name, leases.c.holder.is_not(None))
            at: datetime | None = await connection.scalar(query)
            return at

    async def take(self, seen: LeaseSeen, holder: str, *, now: datetime) -> Lease | None:
        """Take over a lease that is still as it was seen; None where it is not."""
        async with self._database.write() as connection:
            if await _look(connection, seen.name) != seen:
                return None
            values: Values = {"holder": holder, "fence": seen.fence + 1, "beats": 0, "beat_at": now}
            if seen.fence == 0:
                await connection.execute(insert(leases).values(name=seen.name, **values))
            else:
                await connection.execute(update(leases).filter_by(name=seen.name).values(values))
            return Lease(seen.name, holder, seen.fence + 1)

    async def beat(self, lease: Lease, *, now: datetime) -> None:
        """Show the others that the holder lives.

        Raises:
            LeaseLostError: If another one took it over.
        """
        async with self._database.write() as connection:
            await refuse_lost(connection, lease)
            values: Values = {"beats": leases.c.beats + 1, "beat_at": now}
            await connection.execute(update(leases).filter_by(name=lease.name).values(values))

    async def give_back(self, lease: Lease) -> None:
        """Let the next one take it at once; does nothing where another one took it over."""
        async with self._database.write() as connection:
            query = update(leases).filter_by(name=lease.name, fence=lease.fence)
            await connection.execute(query.values(holder=None))


async def refuse_lost(connection: AsyncConnection, lease: Lease) -> None:
    """Let only the holder of a lease go on, in the writing unit in which it wants to write.

    Raises:
        LeaseLostError: If another one took it over.
    """
    seen = await _look(connection, lease.name)
    if (seen.holder, seen.fence) != (lease.holder, lease.fence):
        raise LeaseLostError(f"Another process does this now: {lease.name}.")


async def _look(connection: AsyncConnection, name: str) -> LeaseSeen:
    row = (await connection.execute(select(leases).filter_by(name=name))).first()
    return LeaseSeen(name) if row is None else LeaseSeen(name, row.holder, row.fence, row.beats)
