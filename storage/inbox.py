"""Which updates of a platform arrived, and which of them are not answered yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from domain.chat import Platform
from domain.ports import Arrival
from storage.database import Database
from storage.rows import insert_rows
from storage.tables import updates_seen


class StoredInbox:
    """The inbox of every transport."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, platform: Platform, arrivals: Sequence[Arrival], *, now: datetime) -> tuple[Arrival, ...]:
        """Store what is new, all or nothing; gives what was new, in order."""
        by_id = {arrival.update_id: arrival for arrival in arrivals}
        is_known = (updates_seen.c.platform == platform, updates_seen.c.update_id.in_(by_id))
        async with self._database.write() as connection:
            known = set((await connection.execute(select(updates_seen.c.update_id).where(*is_known))).scalars())
            new = tuple(arrival for arrival in by_id.values() if arrival.update_id not in known)
            rows = [
                {"platform": platform, "update_id": one.update_id, "payload": one.payload, "taken_at": now}
                for one in new
            ]
            await insert_rows(connection, updates_seen, rows)
        return new

    async def waiting(self, platform: Platform) -> tuple[Arrival, ...]:
        """What was taken and not finished, in the order of its arrival."""
        query = (
            select(updates_seen.c.update_id, updates_seen.c.payload)
            .where(updates_seen.c.platform == platform, updates_seen.c.payload.is_not(None))
            .order_by(updates_seen.c.seen_id)
        )
        async with self._database.read() as connection:
            return tuple(Arrival(row.update_id, row.payload) for row in await connection.execute(query))

    async def finish(self, platform: Platform, update_id: str) -> None:
        """Remember that an update is answered; its payload is forgotten, its id is not."""
        is_update = (updates_seen.c.platform == platform, updates_seen.c.update_id == update_id)
        async with self._database.write() as connection:
            await connection.execute(update(updates_seen).where(*is_update).values(payload=None))
