"""What the next scheduled edition of a chat would be, if it came now."""

from dataclasses import dataclass
from datetime import datetime

from desk.chat_options import options_of
from desk.compose_edition import ComposedEdition
from desk.desk import Desk
from desk.edition_material import EditionMaterial
from desk.scheduled_order import Order, compose_order, window_since
from desk.subscriptions import coming_times
from domain.chat import ChatRef
from domain.errors import NotFoundError

NOTHING_COMES = "No edition comes here by itself. /subscribe changes that; /digest gives one now."


@dataclass(frozen=True, slots=True)
class Preview:
    """The edition as it would be now, and when it is due; None where it is off or paused without an end."""

    made: ComposedEdition
    due_at: datetime | None
    zone: str


async def preview_edition(desk: Desk, chat: ChatRef) -> Preview:
    """Compose what the chat's next scheduled edition would be: the same window, and nothing that it was shown.

    It is saved as any answer, so that its numbers can be asked for, and counts for nothing else.

    Raises:
        NotFoundError: If no edition comes to the chat by itself.
    """
    subscription = await desk.store.subscriptions.get(chat)
    if subscription is None or not subscription.is_active:
        raise NotFoundError(NOTHING_COMES)
    now = desk.clock.now()
    reader = (await desk.store.publishing.readers([subscription.subscription_id]))[subscription.subscription_id]
    material = EditionMaterial(desk, now, by_stored_at=True)
    order = Order(
        material.learn(reader.follows),
        options_of(desk, chat.platform, reader.chosen).length,
        subscription.zone,
        window_since(subscription, now),
        reader.history.at(now),
    )
    edition = await compose_order(desk, material, order, chat_id=reader.chat_id, now=now)
    made = ComposedEdition(edition, await desk.store.editions.save(edition, chat), bool(reader.follows))
    coming = await coming_times(desk, subscription, now)
    due_at = now if coming.is_due else next(iter(coming.times), None)
    return Preview(made, due_at, subscription.zone)
