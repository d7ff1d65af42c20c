"""How posts go out: what may go, that it leaves, and how that ended.

All of it is written under a lease and refused to a holder that lost it. `leave` is committed before a post leaves, so
whatever happens to the process, at most the posts that were on their way are uncertain.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.chat import ChatRef, Platform
from domain.delivery import Delivery, DeliveryState, Lease, Settled
from storage.database import Database
from storage.leases import refuse_lost
from storage.outbox import give_up
from storage.outbox_rows import OPEN, read_deliveries
from storage.rows import Values, insert_rows
from storage.subscriptions import pause_left
from storage.tables import chats, outbox, posts


class Deliveries:
    """The outbox as a sender has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ready(self, platform: Platform, *, apart_from: Collection[str], most: int) -> tuple[Delivery, ...]:
        """The next posts of a platform that have not left: broadcasts last, else in the order in which they came.

        `apart_from` are chats of which none is wanted.
        """
        order = (outbox.c.is_broadcast, outbox.c.outbox_id)
        passed_over = select(chats.c.chat_id).where(chats.c.platform == platform, chats.c.chat.in_(apart_from))
        found: list[Delivery] = []
        async with self._database.read() as connection:
            chat_ids = (await connection.execute(passed_over)).scalars().all()
            # One query a state follows the index; both at once would sort everything that waits.
            for state in OPEN:
                is_wanted = (outbox.c.platform == platform, outbox.c.state == state, ~outbox.c.chat_id.in_(chat_ids))
                found += await read_deliveries(connection, *is_wanted, order=order, most=most)
        in_order = sorted(found, key=lambda one: (one.broadcast_id is not None, one.outbox_id))
        return tuple(one for one in in_order if one.chat.chat not in apart_from)[:most]

    async def on_the_way(self, platform: Platform) -> tuple[Delivery, ...]:
        """Posts that left, and of which nobody knows how that ended: who sent them stopped."""
        is_sending = (outbox.c.platform == platform, outbox.c.state == DeliveryState.SENDING)
        async with self._database.read() as connection:
            return tuple(await read_deliveries(connection, *is_sending))

    async def resting_until(self, platform: Platform) -> datetime | None:
        """When the platform may be asked again, as far as posts that wait for that know; None where none does."""
        is_waiting = (outbox.c.platform == platform, outbox.c.state == DeliveryState.RETRY_AT)
        async with self._database.read() as connection:
            latest: datetime | None = await connection.scalar(select(func.max(outbox.c.retry_at)).where(*is_waiting))
            return latest

    async def write(
        self, lease: Lease, *, leaving: Sequence[int], settled: Sequence[Settled], now: datetime
    ) -> frozenset[int]:
        """Write down how posts ended and that others leave; gives which of these may: the others have another state.

        Raises:
            LeaseLostError: If another one took the lease over; nothing is written.
        """
        async with self._database.write() as connection:
            await refuse_lost(connection, lease)
            await _settle(connection, lease, settled, now=now)
            return await _leave(connection, lease, leaving, now=now)


async def _leave(connection: AsyncConnection, lease: Lease, ids: Sequence[int], *, now: datetime) -> frozenset[int]:
    if not ids:
        return frozenset()
    # A commit whose answer was lost is made again: what it marked is its own.
    is_own = and_(outbox.c.state == DeliveryState.SENDING, outbox.c.fence == lease.fence)
    query = select(outbox.c.outbox_id).where(outbox.c.outbox_id.in_(ids), or_(outbox.c.state.in_(OPEN), is_own))
    found = list((await connection.execute(query)).scalars())
    values: Values = {"state": DeliveryState.SENDING, "fence": lease.fence, "retry_at": None, "changed_at": now}
    values["attempts"] = outbox.c.attempts + 1
    await connection.execute(update(outbox).where(outbox.c.outbox_id.in_(found)).values(values))
    return frozenset(found)


async def _settle(connection: AsyncConnection, lease: Lease, settled: Sequence[Settled], *, now: datetime) -> None:
    if not settled:
        return
    # A list of states cannot be bound where many rows are updated at once.
    is_unsettled = or_(*(outbox.c.state == state for state in (*OPEN, DeliveryState.SENDING)))
    statement = (
        update(outbox)
        .where(outbox.c.outbox_id == bindparam("settled_id"), is_unsettled)
        .values(fence=lease.fence, changed_at=now)
    )
    await connection.execute(
        statement,
        [
            {
                "settled_id": one.delivery.outbox_id,
                "state": one.state,
                "why": one.why,
                "retry_at": one.retry_at,
                "post_ids": one.post_ids,
                "is_simplified": one.is_simplified,
                "resends": one.resends,
            }
            for one in settled
        ],
    )
    await _tie(connection, settled)
    for one in settled:
        if one.is_chat_gone:
            await give_up(connection, *_is_open_in(one.delivery.chat), why=str(one.why), now=now)
            await pause_left(connection, one.delivery.chat, str(one.why))


def _is_open_in(chat: ChatRef) -> tuple[ColumnElement[bool], ...]:
    """What waits for a chat, with all its threads, or for one thread."""
    of_chat = select(chats.c.chat_id).where(chats.c.platform == chat.platform, chats.c.chat == chat.chat)
    if chat.thread:
        of_chat = of_chat.where(chats.c.thread == chat.thread)
    return outbox.c.chat_id.in_(of_chat), outbox.c.state.in_(OPEN)


async def _tie(connection: AsyncConnection, settled: Sequence[Settled]) -> None:
    """Let the posts of editions be known, so that a reply finds its line."""
    rows = [
        {
            "platform": one.delivery.chat.platform,
            "chat": one.delivery.chat.chat,
            "post_id": post_id,
            "edition_id": one.delivery.edition_id,
        }
        for one in settled
        if one.delivery.edition_id is not None
        for post_id in one.post_ids
    ]
    if rows:
        is_post = [posts.c[name] == bindparam(f"the_{name}") for name in ("platform", "chat", "post_id")]
        keys = [{f"the_{name}": row[name] for name in ("platform", "chat", "post_id")} for row in rows]
        await connection.execute(delete(posts).where(*is_post), keys)
        await insert_rows(connection, posts, rows)
