"""The outbox: posts go in with what they belong to, and are looked at and decided about by people.

How they go out stands in `storage.deliveries`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, TypeVar

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.chat import ChatRef, Platform
from domain.delivery import Backlog, Delivery, DeliveryState, Draft
from domain.errors import NotFoundError, UsageError
from domain.message import Message
from storage.chats import known_chat
from storage.database import Database
from storage.message_code import encode_message
from storage.outbox_rows import OPEN, read_deliveries
from storage.rows import Values, insert_rows
from storage.tables import chats, outbox, outbox_messages

T = TypeVar("T")

AT_ONCE: Final = 500
"""How many keys one query asks for."""


class Outbox:
    """What people do with the outbox."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, drafts: Sequence[Draft], *, now: datetime) -> None:
        """Decide on posts that belong to nothing else that has to be stored."""
        async with self._database.write() as connection:
            await add_drafts(connection, drafts, now=now)

    async def get(self, outbox_id: int) -> Delivery | None:
        """The post of a number."""
        async with self._database.read() as connection:
            return next(iter(await read_deliveries(connection, outbox.c.outbox_id == outbox_id)), None)

    async def listed(self, *states: DeliveryState, most: int = 50) -> tuple[Delivery, ...]:
        """Posts in one of these states, those that changed last first."""
        order = (outbox.c.changed_at.desc(), outbox.c.outbox_id.desc())
        async with self._database.read() as connection:
            return tuple(await read_deliveries(connection, outbox.c.state.in_(states), order=order, most=most))

    async def counts(self, *, broadcast_id: int | None = None) -> dict[tuple[Platform, DeliveryState], int]:
        """How many posts of each platform are in each state; of one broadcast, or of all."""
        query = select(outbox.c.platform, outbox.c.state, func.count().label("posts"))
        if broadcast_id is not None:
            query = query.where(outbox.c.broadcast_id == broadcast_id)
        async with self._database.read() as connection:
            rows = await connection.execute(query.group_by(outbox.c.platform, outbox.c.state))
            return {(Platform(row.platform), DeliveryState(row.state)): row.posts for row in rows}

    async def backlogs(self) -> tuple[Backlog, ...]:
        """What waits, for each platform for which something does."""
        of_chat = (
            select(
                outbox.c.platform,
                func.count().label("posts"),
                func.min(outbox.c.queued_at).label("oldest_at"),
            )
            .where(outbox.c.state.in_(OPEN))
            .group_by(outbox.c.platform, outbox.c.chat_id)
            .subquery()
        )
        query = select(
            of_chat.c.platform,
            func.sum(of_chat.c.posts).label("posts"),
            func.count().label("chats"),
            func.max(of_chat.c.posts).label("most"),
            func.min(of_chat.c.oldest_at).label("oldest_at"),
        ).group_by(of_chat.c.platform)
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(of_chat.c.platform))
            return tuple(
                Backlog(Platform(row.platform), int(row.posts), row.chats, row.most, row.oldest_at) for row in rows
            )

    async def retry(self, outbox_id: int, *, now: datetime) -> Delivery:
        """Let a post that is dead, uncertain or waiting for its time go now; one that may be there gets its mark.

        Raises:
            NotFoundError: If there is no post of this number.
            UsageError: If it is sent, or on its way.
        """
        async with self._database.write() as connection:
            found = await read_deliveries(connection, outbox.c.outbox_id == outbox_id)
            if not found:
                raise NotFoundError(f"There is no post {outbox_id} in the outbox; /outbox lists those that wait.")
            if found[0].state in {DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.PENDING}:
                raise UsageError(f"Post {outbox_id} is {found[0].state}; nothing has to be done.")
            is_repeated = found[0].state == DeliveryState.UNCERTAIN
            values: Values = {"state": DeliveryState.PENDING, "retry_at": None, "is_simplified": False}
            values |= {"resends": found[0].resends + is_repeated, "changed_at": now}
            await connection.execute(update(outbox).where(outbox.c.outbox_id == outbox_id).values(values))
            return (await read_deliveries(connection, outbox.c.outbox_id == outbox_id))[0]


async def add_drafts(connection: AsyncConnection, drafts: Sequence[Draft], *, now: datetime) -> None:
    """Put posts into the outbox in the writing unit that decides on them; in the order in which they shall go.

    Equal parts are stored once. A part that the edition or broadcast of this chat has already is refused.

    Raises:
        StoreError: If a part is in the outbox already.
    """
    chat_ids = await _chat_ids(connection, {draft.chat for draft in drafts})
    message_ids = await _message_ids(connection, [part for draft in drafts for part in draft.parts])
    ids = iter(message_ids)
    await insert_rows(
        connection,
        outbox,
        [
            {
                "edition_id": draft.edition_id,
                "broadcast_id": draft.broadcast_id,
                "chat_id": chat_ids[draft.chat],
                "platform": draft.chat.platform,
                "n": n,
                "of": len(draft.parts),
                "message_id": next(ids),
                "is_broadcast": draft.broadcast_id is not None,
                "is_silent": draft.is_silent,
                "has_previews": draft.has_previews,
                "is_simplified": False,
                "state": DeliveryState.PENDING,
                "attempts": 0,
                "resends": 0,
                "post_ids": (),
                "queued_at": now,
                "changed_at": now,
            }
            for draft in drafts
            for n in range(len(draft.parts))
        ],
    )


async def give_up(connection: AsyncConnection, *conditions: ColumnElement[bool], why: str, now: datetime) -> int:
    """Let posts be dead; gives how many."""
    values: Values = {"state": DeliveryState.DEAD, "why": why, "retry_at": None, "changed_at": now}
    return (await connection.execute(update(outbox).where(*conditions).values(values))).rowcount


async def _chat_ids(connection: AsyncConnection, wanted: Collection[ChatRef]) -> Mapping[ChatRef, int]:
    """The ids of chats; who has no row gets one."""
    found: dict[ChatRef, int] = {}
    by_platform: defaultdict[Platform, set[str]] = defaultdict(set)
    for chat in wanted:
        by_platform[chat.platform].add(chat.chat)
    for platform, names in by_platform.items():
        for some in _chunks(sorted(names)):
            query = select(chats).where(chats.c.platform == platform, chats.c.chat.in_(some))
            for row in await connection.execute(query):
                found[ChatRef(platform, row.chat, row.thread)] = row.chat_id
    for chat in wanted:
        if chat not in found:
            found[chat] = await known_chat(connection, chat)
    return found


async def _message_ids(connection: AsyncConnection, parts: Sequence[Message]) -> list[int]:
    """The ids of messages, in order; what is not stored yet is now."""
    words = {id(part): encode_message(part) for part in {id(part): part for part in parts}.values()}
    keys = {at: sha256(said.encode()).hexdigest() for at, said in words.items()}
    by_key = {keys[at]: said for at, said in words.items()}
    known = await _known_messages(connection, by_key)
    missing = [{"content_key": key, "message": by_key[key]} for key in by_key if key not in known]
    await insert_rows(connection, outbox_messages, missing)
    known |= await _known_messages(connection, [row["content_key"] for row in missing])
    return [known[keys[id(part)]] for part in parts]


async def _known_messages(connection: AsyncConnection, keys: Iterable[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for some in _chunks(sorted(keys)):
        query = select(outbox_messages.c.content_key, outbox_messages.c.message_id)
        rows = await connection.execute(query.where(outbox_messages.c.content_key.in_(some)))
        known |= {row.content_key: row.message_id for row in rows}
    return known


def _chunks(whole: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(whole), AT_ONCE):
        yield whole[at : at + AT_ONCE]
