"""Many subscribed chats, made at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from domain.chat import Platform
from domain.subscription import Schedule
from storage.database import Database
from storage.tables import chats, subscriptions


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
