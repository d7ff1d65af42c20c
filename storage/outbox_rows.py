"""Rows of the outbox as deliveries."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.chat import ChatRef, Platform
from domain.delivery import Delivery, DeliveryState
from storage.message_code import decode_message
from storage.rows import AnyRow
from storage.tables import chats, outbox, outbox_messages

OPEN: Final = (DeliveryState.PENDING, DeliveryState.RETRY_AT)
"""The states of posts that have not left."""


async def read_deliveries(
    connection: AsyncConnection,
    *conditions: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]] = (outbox.c.outbox_id,),
    most: int | None = None,
) -> list[Delivery]:
    """Deliveries that fulfil the conditions, in order."""
    query = select(outbox, chats.c.chat, chats.c.thread, outbox_messages.c.message).join(chats).join(outbox_messages)
    return [_delivery(row) for row in await connection.execute(query.where(*conditions).order_by(*order).limit(most))]


def _delivery(row: AnyRow) -> Delivery:
    return Delivery(
        outbox_id=row.outbox_id,
        edition_id=row.edition_id,
        broadcast_id=row.broadcast_id,
        chat=ChatRef(Platform(row.platform), row.chat, row.thread),
        n=row.n,
        of=row.of,
        message=decode_message(row.message),
        is_silent=row.is_silent,
        has_previews=row.has_previews,
        state=DeliveryState(row.state),
        queued_at=row.queued_at,
        changed_at=row.changed_at,
        is_simplified=row.is_simplified,
        attempts=row.attempts,
        resends=row.resends,
        retry_at=row.retry_at,
        why=row.why,
        post_ids=row.post_ids,
    )
