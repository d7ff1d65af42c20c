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
from storage.tables import alarms

QUIET: Final = timedelta(hours=1)
"""What comes again within this time is not told again, so that what comes and goes does not fill a chat."""


class Alarms:
    """What is stored of alarms; whether to tell and the posts that tell it are one unit."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, key: str, sentence: str, *, now: datetime, drafts: Sequence[Draft]) -> bool:
        """Note that something is wrong; True and `drafts` are in the outbox if that is to be told now."""
        async with self._database.write() as connection:
            row = (await connection.execute(select(alarms).where(alarms.c.key == key))).first()
            if row is None:
                new = {"key": key, "sentence": sentence, "raised_at": now, "told_at": now, "is_told": True}
                await connection.execute(insert(alarms).values(new))
            else:
                is_due = not row.is_told and (row.told_at is None or now - row.told_at >= QUIET)
                changed: Values = {"sentence": sentence}
                changed |= {} if row.ended_at is None else {"raised_at": now, "ended_at": None}
                changed |= {"told_at": now, "is_told": True} if is_due else {}
                await _update(connection, key, changed)
                if not is_due:
                    return False
            await add_drafts(connection, drafts, now=now)
            return True

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


async def _update(connection: AsyncConnection, key: str, values: Values) -> None:
    await connection.execute(update(alarms).where(alarms.c.key == key).values(values))
