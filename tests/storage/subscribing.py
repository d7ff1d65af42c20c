"""Subscriptions as no command makes them: many at once, and with a clock that nobody knows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import insert, select, update

from domain.chat import Platform
from domain.subscription import Schedule
from storage.database import Database
from storage.tables import chats, options, subscriptions

LOST: Final = "Sea/Atlantis"
"""A zone that the zone database has dropped."""


async def subscribe_many(url: str, schedules: Sequence[Schedule], *, now: datetime, zone: str = "UTC") -> None:
    """Subscribe as many chats of Telegram, called by their number from 0, each to its schedule."""
    database = Database(url)
    async with database.write() as connection:
        rows = [{"platform": Platform.TELEGRAM, "chat": str(n), "thread": ""} for n in range(len(schedules))]
        await connection.execute(insert(chats), rows)
        ids = (await connection.execute(select(chats.c.chat_id).order_by(chats.c.chat_id))).scalars().all()
        chosen = {"zone": zone, "is_active": True, "window_until": now, "planned_until": now}
        given = [
            {"chat_id": chat_id, "schedule": schedule} | chosen
            for chat_id, schedule in zip(ids, schedules, strict=True)
        ]
        await connection.execute(insert(subscriptions), given)
    await database.close()


async def rename_zone(url: str, old: str, new: str) -> None:
    """Let everything that was chosen with one zone have another, without a look at it."""
    database = Database(url)
    async with database.write() as connection:
        await connection.execute(update(subscriptions).where(subscriptions.c.zone == old).values(zone=new))
        is_zone = (options.c.name == "zone", options.c.value == old)
        await connection.execute(update(options).where(*is_zone).values(value=new))
    await database.close()
