"""Broadcasts: whom they reach, and that nobody gets one twice or after it was stopped."""

from datetime import time, timedelta

import pytest

from domain.broadcast import Audience, BroadcastState
from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState, Draft
from domain.errors import NotFoundError, UsageError
from domain.follow import Filter, FilterKind
from domain.message import Message, Paragraph, Text
from domain.subscription import Schedule, Slot
from domain.trust import PersonRef
from storage.store import Store
from tests.storage.building import NOON

WORDS = Message((Paragraph((Text("We rest on Sunday."),)),))
ADMIN = ChatRef(Platform.TELEGRAM, "7")
ANN, BEN = ChatRef(Platform.TELEGRAM, "1"), ChatRef(Platform.TELEGRAM, "2", "9")
ROOM = ChatRef(Platform.MATRIX, "!quay:tarn.example")
DAILY = Schedule((Slot(time(8), frozenset(range(1, 8))),))
PARTS = {Platform.TELEGRAM: (WORDS,), Platform.MATRIX: (WORDS, WORDS)}


async def subscribe(store: Store, *chats: ChatRef) -> None:
    """Let chats have a subscription."""
    for chat in chats:
        await store.subscriptions.subscribe(chat, "UTC", DAILY, now=NOON)


async def drafted(store: Store) -> int:
    """A draft of the admin's."""
    return await store.broadcasts.draft(WORDS, Audience(), PersonRef(Platform.TELEGRAM, "7"), ADMIN, now=NOON)


async def test_it_reaches_who_subscribed_and_is_not_paused(store: Store) -> None:
    """By platform and by follow too; threads are reached in their thread, who ended his subscription is not."""
    gone = ChatRef(Platform.TELEGRAM, "4")
    await subscribe(store, ANN, BEN, ROOM, gone)
    await store.subscriptions.unsubscribe(gone)
    await store.subscriptions.pause(ANN, NOON + timedelta(hours=1))
    ferry = Filter(FilterKind.WORDS, "ferry", words=("ferry",))
    await store.follows.add(BEN, ferry, is_mute=False, now=NOON, most=5)
    await store.follows.add(ROOM, ferry, is_mute=True, now=NOON, most=5)
    platforms = tuple(PARTS)
    assert await store.broadcasts.audience(Audience(), platforms, now=NOON) == ((BEN, ROOM), 1)
    assert await store.broadcasts.audience(Audience(Platform.MATRIX), platforms, now=NOON) == ((ROOM,), 0)
    assert await store.broadcasts.audience(Audience(follows="Ferry"), platforms, now=NOON) == ((BEN,), 0)
    later = NOON + timedelta(hours=2)
    assert (await store.broadcasts.audience(Audience(), [Platform.TELEGRAM], now=later))[0] == (ANN, BEN)


async def test_it_is_begun_once(store: Store) -> None:
    """All its posts and the one that tells how far it is are in the outbox together; a second begin is refused."""
    await subscribe(store, ANN, ROOM)
    number = await drafted(store)
    assert await store.broadcasts.begin(number, PARTS, Draft(ADMIN, (WORDS,)), now=NOON) == 2
    with pytest.raises(UsageError, match="nobody gets it twice"):
        await store.broadcasts.begin(number, PARTS, None, now=NOON)
    with pytest.raises(NotFoundError):
        await store.broadcasts.begin(number + 1, PARTS, None, now=NOON)
    (progress,) = await store.broadcasts.listed(BroadcastState.RUNNING)
    assert (progress.waiting, progress.sent, progress.failed, progress.total) == (3, 0, 0, 3)
    waiting = await store.outbox.listed(DeliveryState.PENDING)
    assert sorted((one.chat.chat, one.n, one.broadcast_id) for one in waiting if one.broadcast_id) == [
        ("!quay:tarn.example", 0, number),
        ("!quay:tarn.example", 1, number),
        ("1", 0, number),
    ]


async def test_what_has_left_is_not_stopped(store: Store) -> None:
    """The rest is dead and says why; one that is stopped stays so, and cannot be stopped again."""
    await subscribe(store, ANN, BEN)
    number = await drafted(store)
    await store.broadcasts.begin(number, PARTS, None, now=NOON)
    (first, _) = sorted(await store.outbox.listed(DeliveryState.PENDING), key=lambda one: one.outbox_id)
    lease = await store.leases.take(await store.leases.look("send to telegram"), "somebody", now=NOON)
    assert lease is not None
    await store.deliveries.write(lease, leaving=[first.outbox_id], settled=[], now=NOON)
    assert await store.broadcasts.stop(number, now=NOON) == 1
    (dead,) = await store.outbox.listed(DeliveryState.DEAD)
    assert (dead.chat, dead.why) == (BEN, "stopped by an admin")
    with pytest.raises(UsageError, match="is not on its way"):
        await store.broadcasts.stop(number, now=NOON)
    await store.broadcasts.note(number, shown="over", is_over=True)
    assert await store.broadcasts.unfinished() == ()
    progress = await store.broadcasts.get(number)
    assert (progress.broadcast.state, progress.shown) == (BroadcastState.STOPPED, "over")
