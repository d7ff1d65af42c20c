"""Alarms: a row for each thing that can go wrong, and whether the admins were told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.alarm import Alarm
from domain.delivery import Draft
from storage.database import Database
from storage.outbox import add_drafts
from storage.rows import Values
from storage.tables import alarms, feeds

QUIET: Final = timedelta(hours=1)
"""What comes again within this time is not told again, so that what comes and goes does not fill a chat."""


class Alarms:
    """What is stored of alarms; whether to tell and the posts that tell it are one unit."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self, key: str, sentence: str, *, now: datetime, drafts: Sequence[Draft], feed_id: int | None = None
    ) -> bool:
        """Note that something is wrong; True if that is news, and then `drafts` are in the outbox.

        Without drafts nobody is told; who hears of it later is told then. What is wrong with a feed is not noted where
        that is followed no more.
        """
        async with self._database.write() as connection:
            if feed_id is not None and not await _is_followed(connection, feed_id):
                return False
            row = (await connection.execute(select(alarms).where(alarms.c.key == key))).first()
            begins = row is None or row.ended_at is not None
            is_due = row is None or (not row.is_told and (row.told_at is None or now - row.told_at >= QUIET))
            values: Values = {"sentence": sentence}
            values |= {"raised_at": now, "ended_at": None} if begins else {}
            values |= {"told_at": now, "is_told": True} if is_due and drafts else {}
            if row is None:
                await connection.execute(insert(alarms).values({"key": key, "is_told": False} | values))
            else:
                await _update(connection, key, values)
            if not drafts:
                return begins
            if is_due:
                await add_drafts(connection, drafts, now=now)
            return is_due

    async def end(self, key: str, *, now: datetime, drafts: Sequence[Draft]) -> bool:
        """Note that it is over; True and `drafts` are in the outbox if the admins think that it is still wrong."""
        async with self._database.write() as connection:
            row = (await connection.execute(select(alarms).where(alarms.c.key == key))).first()
            if row is None or row.ended_at is not None:
                return False
            await _update(connection, key, {"ended_at": now, "is_told": False})
            if row.is_told:
                await add_drafts(connection, drafts, now=now)
            return bool(row.is_told)

    async def drop(self, prefix: str) -> None:
        """Forget the alarms whose keys begin so: what they were about is no more."""
        async with self._database.write() as connection:
            await connection.execute(alarms.delete().where(alarms.c.key.startswith(prefix, autoescape=True)))

    async def current(self, prefix: str = "") -> tuple[Alarm, ...]:
        """What is wrong now, the longest first."""
        is_meant = (alarms.c.ended_at.is_(None), alarms.c.key.startswith(prefix, autoescape=True))
        async with self._database.read() as connection:
            rows = await connection.execute(select(alarms).where(*is_meant).order_by(alarms.c.raised_at, alarms.c.key))
            return tuple(Alarm(row.key, row.sentence, row.raised_at) for row in rows)


async def _is_followed(connection: AsyncConnection, feed_id: int) -> bool:
    found = await connection.execute(select(feeds.c.feed_id).where(feeds.c.feed_id == feed_id, feeds.c.is_active))
    return found.first() is not None


async def _update(connection: AsyncConnection, key: str, values: Values) -> None:
    await connection.execute(update(alarms).where(alarms.c.key == key).values(values))
