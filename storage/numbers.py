"""What is stored, in numbers."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Join, Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.chat import Platform
from domain.delivery import DeliveryState
from domain.numbers import Stats
from storage.database import Database
from storage.tables import articles, chats, editions, outbox, outlets, subscriptions

LATELY: Final = timedelta(days=1)
MOST_OUTLETS: Final = 10


class Numbers:
    """Counts over all that is stored; they read whole tables, so only people ask for them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def stats(self, now: datetime) -> Stats:
        """Everything that `/stats` shows."""
        is_on = subscriptions.c.is_active
        is_paused = or_(subscriptions.c.paused_until > now, subscriptions.c.paused_why.is_not(None))
        async with self._database.read() as connection:
            return Stats(
                chats=await _by_platform(connection, chats),
                subscriptions=await _by_platform(connection, chats.join(subscriptions), is_on),
                paused=await _count(connection, subscriptions, is_on, is_paused),
                editions=await _count(connection, editions),
                editions_lately=await _count(connection, editions, editions.c.composed_at > now - LATELY),
                deliveries=await _by_state(connection),
                articles=await _count(connection, articles),
                articles_lately=await _count(connection, articles, articles.c.stored_at > now - LATELY),
                articles_of_unknown=await _count(connection, articles, articles.c.outlet_id.is_(None)),
                by_outlet=await _by_outlet(connection),
            )


async def _count(connection: AsyncConnection, table: Table, *conditions: ColumnElement[bool]) -> int:
    return int(await connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0)


async def _by_platform(
    connection: AsyncConnection, source: Table | Join, *conditions: ColumnElement[bool]
) -> dict[Platform, int]:
    number = func.count().label("number")
    query = select(chats.c.platform, number).select_from(source).where(*conditions).group_by(chats.c.platform)
    rows = await connection.execute(query.order_by(number.desc(), chats.c.platform))
    return {Platform(row.platform): row.number for row in rows}


async def _by_state(connection: AsyncConnection) -> dict[DeliveryState, int]:
    rows = await connection.execute(select(outbox.c.state, func.count().label("number")).group_by(outbox.c.state))
    return {DeliveryState(row.state): row.number for row in rows}


async def _by_outlet(connection: AsyncConnection) -> tuple[tuple[str, int], ...]:
    number = func.count().label("number")
    query = select(outlets.c.name, number).select_from(articles.join(outlets)).group_by(outlets.c.outlet_id)
    rows = await connection.execute(query.order_by(number.desc(), outlets.c.name).limit(MOST_OUTLETS))
    return tuple((row.name, row.number) for row in rows)
