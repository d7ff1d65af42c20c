"""Subscriptions: what each chat gets by itself, paused where it asked for that or is gone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import Page
from domain.chat import ChatRef, Platform
from domain.subscription import FOREVER, Schedule, Subscription
from storage.chats import known_chat
from storage.database import Database
from storage.replanning import forget_waiting, replan
from storage.rows import AnyRow, Values, insert_row
from storage.tables import chats, occurrences, subscriptions

FIRST_WINDOW: Final = timedelta(days=1)
"""What the first edition looks back on, so that who subscribes just before the hour gets more than minutes."""


class Subscriptions:
    """What is stored of subscriptions; `desk.chats.subscriptions` decides who may have one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, chat: ChatRef) -> Subscription | None:
        """The subscription of a chat and thread, also one that is not active; None where it never had one."""
        async with self._database.read() as connection:
            return await _of_chat(connection, chat)

    async def page(self, *, offset: int, limit: int) -> Page[Subscription]:
        """Those that are active, in the order in which they were made."""
        is_active = subscriptions.c.is_active
        async with self._database.read() as connection:
            total = (
                await connection.execute(select(func.count()).select_from(subscriptions).where(is_active))
            ).scalar()
            found = await read_subscriptions(connection, is_active, offset=offset, limit=limit)
        return Page(tuple(found), offset, total or 0)

    async def zones(self) -> dict[str, int]:
        """How many of those that are active have each zone."""
        query = select(subscriptions.c.zone, func.count()).where(subscriptions.c.is_active)
        async with self._database.read() as connection:
            rows = await connection.execute(query.group_by(subscriptions.c.zone))
            return {row[0]: row[1] for row in rows}

    async def subscribe(self, chat: ChatRef, zone: str, schedule: Schedule, *, now: datetime) -> Subscription:
        """Send editions from now on, as chosen; one that is there changes to this, and is paused no more."""
        async with self._database.write() as connection:
            before = await _of_chat(connection, chat)
            values: Values = {"zone": zone, "schedule": schedule, "is_active": True, "planned_until": now}
            values |= {"paused_until": None, "paused_why": None}
            if before is not None and before.is_active:
                return await _change(connection, chat, values, before=before, now=now)
            first = now - FIRST_WINDOW
            values["window_until"] = first if before is None else max(before.window_until, first)
            if before is None:
                chat_id = await known_chat(connection, chat)
                await insert_row(connection, subscriptions, values | {"chat_id": chat_id})
            return await _change(connection, chat, values, before=None, now=now)

    async def change(
        self, chat: ChatRef, *, zone: str | None = None, schedule: Schedule | None = None, now: datetime
    ) -> Subscription | None:
        """Change the zone, the schedule or both; it stays on, off or paused as it was. None where there is none."""
        async with self._database.write() as connection:
            before = await _of_chat(connection, chat)
            if before is None:
                return None
            changed = replace(before, zone=zone or before.zone, schedule=schedule or before.schedule)
            if changed == before:
                return before
            values = {"zone": changed.zone, "schedule": changed.schedule, "planned_until": now}
            if before.is_paused(now):
                values["planned_until"] = before.paused_until
            is_in_force = before.is_active and not before.is_paused(now)
            return await _change(connection, chat, values, before=before if is_in_force else None, now=now)

    async def unsubscribe(self, chat: ChatRef) -> bool:
        """Send nothing more and keep what was chosen; gives whether anything was sent until now."""
        async with self._database.write() as connection:
            before = await _of_chat(connection, chat)
            if before is None or not before.is_active:
                return False
            await _update(connection, [before.subscription_id], {"is_active": False})
            return True

    async def pause(self, chat: ChatRef, until: datetime = FOREVER) -> None:
        """Send nothing before `until`; the first edition after it covers what came meanwhile."""
        async with self._database.write() as connection:
            ids = await _ids(connection, chat)
            await _update(connection, ids, {"paused_until": until, "planned_until": until})

    async def resume(self, chat: ChatRef, *, now: datetime) -> None:
        """End a pause; what would have been due in it is not made up for by an edition of its own."""
        async with self._database.write() as connection:
            values = {"paused_until": None, "paused_why": None, "planned_until": now}
            await _update(connection, await _ids(connection, chat), values)

    async def left(self, chat: ChatRef, why: str) -> None:
        """Pause, because nothing reaches the chat (all its threads) or the thread any more; `why` is for the admins."""
        async with self._database.write() as connection:
            await pause_left(connection, chat, why)

    async def joined(self, chat: ChatRef) -> None:
        """Go on with what `left` paused, and with nothing else."""
        async with self._database.write() as connection:
            ids = await _ids(connection, chat, subscriptions.c.paused_why.is_not(None), has_threads=True)
            await _update(connection, ids, {"paused_why": None, "planned_until": None})


async def read_subscriptions(
    connection: AsyncConnection, condition: ColumnElement[bool], *, offset: int = 0, limit: int | None = None
) -> Sequence[Subscription]:
    """Those that a condition on their own columns or their chat's fits, in the order of their ids."""
    query = select(subscriptions, chats.c.platform, chats.c.chat, chats.c.thread).join(chats).where(condition)
    query = query.order_by(subscriptions.c.subscription_id).offset(offset).limit(limit)
    return [_subscription(row) for row in await connection.execute(query)]


async def pause_left(connection: AsyncConnection, chat: ChatRef, why: str) -> None:
    """What `Subscriptions.left` does, in the writing unit that finds out that nothing reaches the chat any more."""
    ids = await _ids(connection, chat, subscriptions.c.paused_why.is_(None), has_threads=True)
    await _update(connection, ids, {"paused_why": why})


async def move_subscription(connection: AsyncConnection, old_id: int, new_id: int) -> None:
    """Give a chat's subscription to another chat; what that one has already stays."""
    of_old = subscriptions.c.chat_id == old_id
    if (await connection.execute(select(subscriptions.c.chat_id).filter_by(chat_id=new_id))).first() is None:
        await connection.execute(update(subscriptions).where(of_old).values(chat_id=new_id))
        return
    ids = select(subscriptions.c.subscription_id).where(of_old)
    await connection.execute(delete(occurrences).where(occurrences.c.subscription_id.in_(ids)))
    await connection.execute(delete(subscriptions).where(of_old))


async def _of_chat(connection: AsyncConnection, chat: ChatRef) -> Subscription | None:
    query = select(subscriptions, chats.c.platform, chats.c.chat, chats.c.thread).join(chats)
    row = (await connection.execute(query.filter_by(**_key(chat)))).first()
    return None if row is None else _subscription(row)


async def _change(
    connection: AsyncConnection, chat: ChatRef, values: Values, *, before: Subscription | None, now: datetime
) -> Subscription:
    ids = await _ids(connection, chat)
    await connection.execute(update(subscriptions).where(subscriptions.c.subscription_id.in_(ids)).values(values))
    (changed,) = await read_subscriptions(connection, subscriptions.c.subscription_id.in_(ids))
    await replan(connection, changed, before=before, now=now)
    return changed


async def _ids(
    connection: AsyncConnection, chat: ChatRef, *conditions: ColumnElement[bool], has_threads: bool = False
) -> Sequence[int]:
    key = _key(chat)
    if has_threads and not chat.thread:
        del key["thread"]
    query = select(subscriptions.c.subscription_id).join(chats).where(*conditions)
    return (await connection.execute(query.filter_by(**key))).scalars().all()


async def _update(connection: AsyncConnection, ids: Sequence[int], values: Values) -> None:
    """Stop or go on: what waits is forgotten, since only the schedule says what comes next."""
    await forget_waiting(connection, occurrences.c.subscription_id.in_(ids))
    await connection.execute(update(subscriptions).where(subscriptions.c.subscription_id.in_(ids)).values(values))


def _key(chat: ChatRef) -> Values:
    return {"platform": chat.platform, "chat": chat.chat, "thread": chat.thread}


def _subscription(row: AnyRow) -> Subscription:
    return Subscription(
        subscription_id=row.subscription_id,
        chat=ChatRef(Platform(row.platform), row.chat, row.thread),
        zone=row.zone,
        schedule=row.schedule,
        window_until=row.window_until,
        paused_until=row.paused_until,
        paused_why=row.paused_why,
        is_active=row.is_active,
    )
