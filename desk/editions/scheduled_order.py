"""What a scheduled edition has to be like: chats whose orders are equal get one body."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from desk.desk import Desk
from desk.editions.choose_articles import Taste
from desk.editions.compose_from import compose_from
from desk.editions.edition_material import EditionMaterial
from digest.material import Form
from domain.edition import Edition, Length, Window
from domain.history import History
from domain.records import Shown
from domain.subscription import Due, Subscription

LATE: Final = timedelta(minutes=15)
"""An edition that comes later than this after it was due says so."""

DAY: Final = timedelta(days=1)
ABOUT_A_DAY: Final = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Order:
    """What makes two scheduled editions the same."""

    taste: Taste
    length: Length
    zone: str
    since: datetime
    history: History
    due_at: datetime | None = None


def window_since(subscription: Subscription, now: datetime) -> datetime:
    """Where the next window begins: where the last one ended, unless a clock was wrong then and that is yet to come."""
    return subscription.window_until if subscription.window_until < now else now - DAY


def late_since(due: Due, now: datetime) -> datetime | None:
    """When an edition was due that is late."""
    return due.first_due_at if now - due.first_due_at > LATE else None


async def compose_order(
    desk: Desk, material: EditionMaterial, order: Order, *, chat_id: int | None, now: datetime
) -> Edition:
    """Compose what all chats with this order get; `chat_id` is any of them, None where it was shown nothing yet.

    Raises:
        NotVerbatimError: If a line's words are not the stored ones, which is a defect.
    """
    has_history = chat_id is not None and bool(order.history.before or order.history.within)
    shown = await desk.store.publishing.shown(chat_id, now=now) if has_history and chat_id is not None else Shown()
    is_silent = not await material.articles(order.since)
    form = Form(
        length=order.length,
        zone=order.zone,
        window=Window(order.since, now, by_stored_at=True),
        now=now,
        has_names_held=desk.preferences.has_names_held,
        due_at=order.due_at,
        dead_feeds=await _dead_feeds(desk, order.since, now) if is_silent else 0,
        words_of_outlets=await desk.store.outlets.words_per_edition(),
    )
    old_after = timedelta(days=desk.preferences.old_after_days)
    return await compose_from(material, form, order.taste, shown=shown, old_after=old_after)


async def _dead_feeds(desk: Desk, since: datetime, now: datetime) -> int:
    """How many feeds there are where all of them seem dead, since no article came in the window; else 0.

    A short window without one is quiet, unless no feed could be read in it. It is said for a day, and not for ever.
    """
    listed = await desk.store.feeds.listed(now=now)
    feeds = [one.feed for one in listed if one.feed.is_active and not one.is_disabled]
    if not feeds:
        return 0
    last_at = await desk.store.publishing.newest_stored_at() or min(feed.added_at for feed in feeds)
    if last_at >= since:
        return 0
    was_said = last_at < since - max(now - since, DAY)
    was_read = any(feed.last_good_at is not None and feed.last_good_at >= since for feed in feeds)
    is_quiet = was_read and now - since < ABOUT_A_DAY
    return 0 if was_said or is_quiet else len(feeds)
