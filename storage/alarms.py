"""Alarms: a row for each thing that can go wrong, and whether the admins were told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.alarm import Alarm, Untold
from domain.delivery import Draft
from storage.database import Database
from storage.outbox import add_drafts
from storage.rows import AnyRow, Values
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

    async def end_untold(self, key: str, sentence: str, *, now: datetime) -> None:
        """Note that it is over; who was told that it is wrong hears this sentence with what else is `untold`."""
        is_meant = (alarms.c.key == key, alarms.c.ended_at.is_(None))
        async with self._database.write() as connection:
            await connection.execute(update(alarms).where(*is_meant).values(ended_at=now, sentence=sentence))

    async def untold(self, pattern: str) -> Untold:
        """What the admins do not know of the alarms whose keys are like this, the longest first."""
        query = select(alarms).where(alarms.c.key.like(pattern)).order_by(alarms.c.raised_at, alarms.c.key)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return Untold(
            begun=tuple(_alarm(row) for row in rows if row.ended_at is None and not row.is_told),
            over=tuple(_alarm(row) for row in rows if row.ended_at is not None and row.is_told),
            told_at=max((row.told_at for row in rows if row.told_at is not None), default=None),
        )

    async def tell(self, untold: Untold, *, now: datetime, drafts: Sequence[Draft]) -> None:
        """Put the posts that tell it in the outbox, unless another process did, and note that the admins know."""
        news = 0
        async with self._database.write() as connection:
            for told, is_wrong in ((untold.begun, True), (untold.over, False)):
                is_news = (alarms.c.key.in_([alarm.key for alarm in told]), alarms.c.is_told.is_not(is_wrong))
                values: Values = {"told_at": now, "is_told": is_wrong}
                news += (await connection.execute(update(alarms).where(*is_news).values(values))).rowcount
            if news:
                await add_drafts(connection, drafts, now=now)

    async def drop(self, prefix: str) -> None:
        """Forget the alarms whose keys begin so: what they were about is no more."""
        async with self._database.write() as connection:
            await connection.execute(alarms.delete().where(alarms.c.key.startswith(prefix, autoescape=True)))

    async def current(self, prefix: str = "") -> tuple[Alarm, ...]:
        """What is wrong now, the longest first."""
        is_meant = (alarms.c.ended_at.is_(None), alarms.c.key.startswith(prefix, autoescape=True))
        async with self._database.read() as connection:
            rows = await connection.execute(select(alarms).where(*is_meant).order_by(alarms.c.raised_at, alarms.c.key))
            return tuple(_alarm(row) for row in rows)


def _alarm(row: AnyRow) -> Alarm:
    return Alarm(row.key, row.sentence, row.raised_at)


async def _is_followed(connection: AsyncConnection, feed_id: int) -> bool:
    found = await connection.execute(select(feeds.c.feed_id).where(feeds.c.feed_id == feed_id, feeds.c.is_active))
    return found.first() is not None


async def _update(connection: AsyncConnection, key: str, values: Values) -> None:
    await connection.execute(update(alarms).where(alarms.c.key == key).values(values))
