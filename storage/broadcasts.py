"""Broadcasts: a draft that can be looked at, then posts in the outbox, each chat's once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.broadcast import Audience, Broadcast, BroadcastState, Progress
from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState, Draft
from domain.errors import NotFoundError, UsageError
from domain.message import Message
from domain.trust import PersonRef
from storage.chats import known_chat
from storage.database import Database
from storage.folding import fold_key
from storage.follows import of_chats
from storage.message_code import decode_message, encode_message
from storage.outbox import add_drafts, give_up
from storage.outbox_rows import OPEN
from storage.rows import AnyRow, Values, insert_row
from storage.tables import broadcasts, chats, outbox, subscriptions

AT_ONCE: Final = 500
"""How many chats one query asks for."""
STOPPED: Final = "stopped by an admin"


class Broadcasts:
    """What is stored of broadcasts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def draft(
        self, message: Message, audience: Audience, person: PersonRef, chat: ChatRef, *, now: datetime
    ) -> int:
        """Remember what is to be sent, and to whom; nothing leaves. Gives its number."""
        values: Values = {
            "message": encode_message(message),
            "to_platform": audience.platform,
            "follows": audience.follows,
            "state": BroadcastState.DRAFT,
            "platform": chat.platform,
            "user": person.user,
            "chat": chat.chat,
            "thread": chat.thread,
            "made_at": now,
        }
        async with self._database.write() as connection:
            return await insert_row(connection, broadcasts, values)

    async def audience(
        self, audience: Audience, platforms: Collection[Platform], *, now: datetime
    ) -> tuple[tuple[ChatRef, ...], int]:
        """The chats that it would reach on these platforms, and how many are left out because they are paused."""
        async with self._database.read() as connection:
            return await _audience(connection, audience, platforms, now)

    async def get(self, broadcast_id: int) -> Progress:
        """How far a broadcast is.

        Raises:
            NotFoundError: If there is none of this number.
        """
        async with self._database.read() as connection:
            found = await _progress(connection, broadcasts.c.broadcast_id == broadcast_id)
        if not found:
            raise NotFoundError(f"There is no broadcast {broadcast_id}; /broadcast lists them.")
        return found[0]

    async def listed(self, *states: BroadcastState, most: int = 10) -> tuple[Progress, ...]:
        """Broadcasts in one of these states, the newest first."""
        async with self._database.read() as connection:
            return tuple(await _progress(connection, broadcasts.c.state.in_(states), most=most))

    async def begin(
        self, broadcast_id: int, parts: Mapping[Platform, tuple[Message, ...]], progress: Draft | None, *, now: datetime
    ) -> int:
        """Put it into the outbox for everybody whom it is to reach, and `progress` before that; gives how many chats.

        Raises:
            NotFoundError: If there is none of this number.
            UsageError: If it was begun already.
        """
        async with self._database.write() as connection:
            is_meant = broadcasts.c.broadcast_id == broadcast_id
            row = (await connection.execute(select(broadcasts).where(is_meant))).first()
            if row is None:
                raise NotFoundError(f"There is no broadcast {broadcast_id}; /broadcast lists them.")
            if row.state != BroadcastState.DRAFT:
                raise UsageError(f"Broadcast {broadcast_id} is {row.state} already; nobody gets it twice.")
            progress_id = await _show_progress(connection, progress, now) if progress else None
            reached, _ = await _audience(connection, _broadcast(row).audience, parts.keys(), now)
            drafts = [Draft(chat, parts[chat.platform], broadcast_id=broadcast_id) for chat in reached]
            await add_drafts(connection, drafts, now=now)
            values = {"state": BroadcastState.RUNNING, "begun_at": now, "progress_id": progress_id}
            await connection.execute(update(broadcasts).where(is_meant).values(values))
            return len(reached)

    async def stop(self, broadcast_id: int, *, now: datetime) -> int:
        """Let what has not left stay; gives how many posts that is.

        Raises:
            UsageError: If it is not on its way.
        """
        async with self._database.write() as connection:
            is_running = (broadcasts.c.broadcast_id == broadcast_id, broadcasts.c.state == BroadcastState.RUNNING)
            stopped = await connection.execute(
                update(broadcasts).where(*is_running).values(state=BroadcastState.STOPPED)
            )
            if not stopped.rowcount:
                raise UsageError(f"Broadcast {broadcast_id} is not on its way.")
            is_waiting = (outbox.c.broadcast_id == broadcast_id, outbox.c.state.in_(OPEN))
            return await give_up(connection, *is_waiting, why=STOPPED, now=now)

    async def unfinished(self) -> tuple[Progress, ...]:
        """Those that are on their way, and those that were stopped and whose post does not say how that ended."""
        is_stopping = and_(broadcasts.c.state == BroadcastState.STOPPED, broadcasts.c.progress_id.is_not(None))
        async with self._database.read() as connection:
            found = await _progress(connection, or_(broadcasts.c.state == BroadcastState.RUNNING, is_stopping))
        return tuple(found)

    async def note(self, broadcast_id: int, *, shown: str, is_over: bool) -> None:
        """Remember what its progress says now; one that is over is done, unless it was stopped, and says no more."""
        async with self._database.write() as connection:
            is_meant = broadcasts.c.broadcast_id == broadcast_id
            values: Values = {"shown": shown} | ({"progress_id": None} if is_over else {})
            await connection.execute(update(broadcasts).where(is_meant).values(values))
            if is_over:
                is_running = broadcasts.c.state == BroadcastState.RUNNING
                done = update(broadcasts).where(is_meant, is_running).values(state=BroadcastState.DONE)
                await connection.execute(done)


async def _audience(
    connection: AsyncConnection, audience: Audience, platforms: Collection[Platform], now: datetime
) -> tuple[tuple[ChatRef, ...], int]:
    wanted = [one for one in platforms if audience.platform in {None, one}]
    is_paused = or_(subscriptions.c.paused_until > now, subscriptions.c.paused_why.is_not(None))
    query = (
        select(chats, func.coalesce(is_paused, False).label("is_paused"))
        .join(subscriptions)
        .where(subscriptions.c.is_active, chats.c.platform.in_(wanted))
        .order_by(chats.c.chat_id)
    )
    rows = (await connection.execute(query)).all()
    if audience.follows is not None:
        following = await _following(connection, [row.chat_id for row in rows], audience.follows)
        rows = [row for row in rows if row.chat_id in following]
    reached = tuple(ChatRef(Platform(row.platform), row.chat, row.thread) for row in rows if not row.is_paused)
    return reached, len(rows) - len(reached)


async def _following(connection: AsyncConnection, chat_ids: Sequence[int], text: str) -> set[int]:
    """Those of some chats that follow what is called so."""
    key, found = fold_key(text), set()
    for at in range(0, len(chat_ids), AT_ONCE):
        chosen = await of_chats(connection, chat_ids[at : at + AT_ONCE])
        for chat_id, follows in chosen.items():
            if any(not one.is_mute and fold_key(one.filter.shown) == key for one in follows):
                found.add(chat_id)
    return found


async def _show_progress(connection: AsyncConnection, draft: Draft, now: datetime) -> int | None:
    """Put the post that shows the progress into the outbox; gives its number there."""
    await add_drafts(connection, [draft], now=now)
    of_chat = outbox.c.chat_id == await known_chat(connection, draft.chat)
    newest: int | None = await connection.scalar(select(func.max(outbox.c.outbox_id)).where(of_chat))
    return newest


async def _progress(
    connection: AsyncConnection, condition: ColumnElement[bool], *, most: int | None = None
) -> list[Progress]:
    query = select(broadcasts).where(condition).order_by(broadcasts.c.broadcast_id.desc()).limit(most)
    rows = (await connection.execute(query)).all()
    counted = select(outbox.c.broadcast_id, outbox.c.state, func.count().label("posts")).where(
        outbox.c.broadcast_id.in_([row.broadcast_id for row in rows])
    )
    counts: dict[tuple[int, str], int] = {}
    for row in await connection.execute(counted.group_by(outbox.c.broadcast_id, outbox.c.state)):
        counts[row.broadcast_id, row.state] = row.posts
    ids = [row.progress_id for row in rows if row.progress_id is not None]
    posted = select(outbox.c.outbox_id, outbox.c.post_ids).where(outbox.c.outbox_id.in_(ids))
    post_ids = {row.outbox_id: row.post_ids for row in await connection.execute(posted)}
    return [_progress_of(row, counts, post_ids.get(row.progress_id, ())) for row in rows]


def _progress_of(row: AnyRow, counts: Mapping[tuple[int, str], int], post_ids: Sequence[str]) -> Progress:
    def number(*states: DeliveryState) -> int:
        return sum(counts.get((row.broadcast_id, state), 0) for state in states)

    return Progress(
        _broadcast(row),
        sent=number(DeliveryState.SENT),
        waiting=number(*OPEN, DeliveryState.SENDING),
        failed=number(DeliveryState.DEAD, DeliveryState.UNCERTAIN),
        post_id=post_ids[0] if post_ids else None,
        shown=row.shown,
    )


def _broadcast(row: AnyRow) -> Broadcast:
    platform = Platform(row.platform)
    return Broadcast(
        row.broadcast_id,
        decode_message(row.message),
        Audience(Platform(row.to_platform) if row.to_platform else None, row.follows),
        BroadcastState(row.state),
        PersonRef(platform, row.user),
        ChatRef(platform, row.chat, row.thread),
        row.made_at,
        row.begun_at,
    )
