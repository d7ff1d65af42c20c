"""Posts in the outbox of a newsroom, in the states that a sender leaves them in."""

from datetime import datetime

from domain.chat import ChatRef, Platform
from domain.delivery import Delivery, DeliveryState, Draft, Settled
from domain.message import Message, Paragraph, Text
from tests.handlers.newsroom import Newsroom

WHY = "Telegram did not answer"


async def put(room: Newsroom, chat: str, words: str = "Ferries stay in port.") -> Delivery:
    """Put a post for a chat of Telegram into the outbox."""
    draft = Draft(ChatRef(Platform.TELEGRAM, chat), (Message((Paragraph((Text(words),)),)),))
    await room.desk.store.outbox.add([draft], now=room.desk.clock.now())
    return (await room.desk.store.outbox.listed(DeliveryState.PENDING))[0]


async def settle(room: Newsroom, delivery: Delivery, state: DeliveryState, *, retry_at: datetime | None = None) -> None:
    """Let an attempt to send it end so."""
    store, now = room.desk.store, room.desk.clock.now()
    lease = await store.leases.take(await store.leases.look("send to telegram"), "somebody", now=now)
    assert lease is not None
    await store.deliveries.write(lease, leaving=[delivery.outbox_id], settled=[], now=now)
    ended = Settled(
        delivery,
        state,
        why=WHY,
        retry_at=retry_at,
        post_ids=(),
        is_simplified=False,
        resends=delivery.resends,
        is_chat_gone=False,
    )
    await store.deliveries.write(lease, leaving=[], settled=[ended], now=now)
    await store.leases.give_back(lease)
