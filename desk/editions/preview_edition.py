"""What the next scheduled edition of a chat would be, if it came now."""

from dataclasses import dataclass
from datetime import datetime

from desk.chats.chat_options import options_of, read_options
from desk.chats.chat_zone import chat_zone
from desk.chats.subscriptions import coming_times
from desk.desk import Desk
from desk.editions.edition_material import EditionMaterial
from desk.editions.scheduled_order import DAY, Order, compose_order, window_since
from domain.chat import ChatRef
from domain.edition import Edition, Length
from domain.history import History
from domain.subscription import Subscription


@dataclass(frozen=True, slots=True)
class Preview:
    """The edition as it would be now, and the id that it was saved under; None where it has no story.

    `due_at` is when it is due, None where it is off or paused without an end. Where none `comes_by_itself` it is the
    first one that would.
    """

    edition: Edition
    edition_id: int | None
    due_at: datetime | None
    comes_by_itself: bool


async def preview_edition(desk: Desk, chat: ChatRef, *, most: Length = Length.FULL) -> Preview:
    """Compose what the chat's next scheduled edition would be: the same window, and nothing that it was shown.

    It is saved as any answer, so that its numbers can be asked for, and counts for nothing else. It is as long as the
    chat's editions are, but no longer than `most`.
    """
    edition = await foresee_edition(desk, chat, most=most)
    edition_id = await desk.store.editions.save(edition, chat) if edition.stories else None
    subscription = await _active(desk, chat)
    if subscription is None:
        return Preview(edition, edition_id, None, comes_by_itself=False)
    now = desk.clock.now()
    coming = await coming_times(desk, subscription, now)
    due_at = now if coming.is_due else next(iter(coming.times), None)
    return Preview(edition, edition_id, due_at, comes_by_itself=True)


async def foresee_edition(desk: Desk, chat: ChatRef, *, most: Length = Length.FULL) -> Edition:
    """Compose the same without saving it, so that its numbers mean nothing."""
    now, subscription = desk.clock.now(), await _active(desk, chat)
    material = EditionMaterial(desk, now, by_stored_at=True)
    if subscription is None:
        taste = material.learn(await desk.store.follows.of(chat))
        length = (await read_options(desk, chat)).length
        order = Order(taste, _within(length, most), await chat_zone(desk, chat), now - DAY, History())
        return await compose_order(desk, material, order, chat_id=None, now=now)
    reader = (await desk.store.publishing.readers([subscription.subscription_id]))[subscription.subscription_id]
    order = Order(
        material.learn(reader.follows),
        _within(options_of(desk, chat.platform, reader.chosen).length, most),
        subscription.zone if subscription.has_clock else await chat_zone(desk, chat),
        window_since(subscription, now),
        reader.history.at(now),
    )
    return await compose_order(desk, material, order, chat_id=reader.chat_id, now=now)


async def _active(desk: Desk, chat: ChatRef) -> Subscription | None:
    subscription = await desk.store.subscriptions.get(chat)
    return subscription if subscription is not None and subscription.is_active else None


def _within(length: Length, most: Length) -> Length:
    lengths = list(Length)
    return min(length, most, key=lengths.index)
