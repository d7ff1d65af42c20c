"""Forgets what nobody will ask for again, in batches, so that nobody else waits for long."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, delete, exists, select

from storage.database import Database
from storage.rows import AnySelect
from storage.tables import alarms, buttons, feed_entries, feed_entry_keys, updates_seen

AT_ONCE: Final = 500
LEFT_FOR: Final = timedelta(days=400)
"""So long a feed has to come without an entry until it is forgotten."""
FINISHED_FOR: Final = timedelta(days=30)
"""Updates that were answered, alarms that ended and buttons that expired stay for so long."""


class Pruning:
    """Deletes of old rows; each batch is its own unit."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prune(self, *, now: datetime) -> dict[str, int]:
        """Delete what is old; how many rows of each table went."""
        before = now - FINISHED_FOR
        finished = and_(updates_seen.c.payload.is_(None), updates_seen.c.taken_at < before)
        return {
            "feed_entries": await self._prune_entries(now),
            "updates_seen": await self._prune(updates_seen, "seen_id", finished),
            "buttons": await self._prune(buttons, "button_id", buttons.c.expires_at < before),
            "alarms": await self._prune(alarms, "key", alarms.c.ended_at < before),
        }

    async def _prune_entries(self, now: datetime) -> int:
        """Delete entries that their feed came without for long; one that is not read any more keeps all of its own."""
        later = feed_entries.alias("later")
        came_later = exists().where(later.c.feed_id == feed_entries.c.feed_id, later.c.last_seen_at >= now - LEFT_FOR)
        is_old = and_(feed_entries.c.last_seen_at < now - LEFT_FOR, came_later)
        gone = 0
        while batch := await self._batch(select(feed_entries.c.entry_id).where(is_old)):
            async with self._database.write() as connection:
                for table in (feed_entry_keys, feed_entries):
                    await connection.execute(delete(table).where(table.c.entry_id.in_(batch)))
            gone += len(batch)
        return gone

    async def _prune(self, table: Table, key: str, is_old: ColumnElement[bool]) -> int:
        gone = 0
        while batch := await self._batch(select(table.c[key]).where(is_old)):
            async with self._database.write() as connection:
                await connection.execute(delete(table).where(table.c[key].in_(batch), is_old))
            gone += len(batch)
        return gone

    async def _batch(self, query: AnySelect) -> list[object]:
        async with self._database.read() as connection:
            return list((await connection.execute(query.limit(AT_ONCE))).scalars())
