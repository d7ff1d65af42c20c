"""The outbox: what goes in, what people see of it, and who may write how it goes out."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from domain.chat import ChatRef, Platform
from domain.delivery import Backlog, Delivery, DeliveryState, Draft, Lease, Settled
from domain.errors import LeaseLostError, NotFoundError, StoreError, UsageError
from domain.message import Message, Paragraph, Text
from domain.subscription import Schedule, Slot
from storage.database import Database
from storage.leases import LeaseSeen
from storage.store import Store
from storage.tables import outbox_messages

NOW = datetime(2026, 3, 16, 8, tzinfo=UTC)
ANN, BEN = (ChatRef(Platform.TELEGRAM, name) for name in ("1", "2"))
ROOM = ChatRef(Platform.MATRIX, "!harbour")
GROUP, TOPIC = (ChatRef(Platform.TELEGRAM, "-1", thread) for thread in ("", "5"))
EVERY_MORNING = Schedule((Slot(time(8), frozenset(range(1, 8))),))
NAME = "send to telegram"


def words(*texts: str) -> tuple[Message, ...]:
    """Parts that say something."""
    return tuple(Message((Paragraph((Text(text),)),)) for text in texts)


async def lease(store: Store, name: str = NAME) -> Lease:
    """The lease, taken over from whoever has it."""
    taken = await store.leases.take(await store.leases.look(name), "somebody", now=NOW)
    assert taken is not None
    return taken


async def all_of(store: Store) -> list[Delivery]:
    """Every post, in the order of the numbers."""
    return sorted(await store.outbox.listed(*DeliveryState), key=lambda one: one.outbox_id)


def settled(delivery: Delivery, state: DeliveryState, why: str | None = None, **more: object) -> Settled:
    """An end of an attempt."""
    ended = Settled(delivery, state, why, None, (), is_simplified=False, resends=0, is_chat_gone=False)
    return replace(ended, **more)  # type: ignore[arg-type]


async def test_the_same_words_are_stored_once(store: Store, url: str) -> None:
    """However many chats get them, and however often."""
    await store.outbox.add([Draft(ANN, words("a", "b")), Draft(BEN, words("a", "b"))], now=NOW)
    await store.outbox.add([Draft(ROOM, words("b"))], now=NOW)
    database = Database(url)
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(outbox_messages)) == 2
    await database.close()
    assert [(one.chat, one.n, one.of) for one in await all_of(store)] == [
        *[(chat, n, 2) for chat in (ANN, BEN) for n in range(2)],
        (ROOM, 0, 1),
    ]


async def test_a_part_is_decided_on_once(store: Store) -> None:
    """A broadcast that is begun again reaches nobody twice, and the unit that tries it stores nothing."""
    await store.outbox.add([Draft(ANN, words("a"), broadcast_id=1)], now=NOW)
    with pytest.raises(StoreError):
        await store.outbox.add(
            [Draft(BEN, words("a"), broadcast_id=1), Draft(ANN, words("a"), broadcast_id=1)], now=NOW
        )
    assert len(await all_of(store)) == 1


async def test_keys_are_of_one_post(store: Store) -> None:
    """Also where a new database begins to count anew."""
    await store.outbox.add([Draft(ANN, words("a", "a"))], now=NOW)
    first, second = await all_of(store)
    later = replace(first, queued_at=NOW + timedelta(seconds=1))
    assert len({first.key, second.key, later.key, replace(first, resends=1).key}) == 4


async def test_what_waits_is_counted(store: Store) -> None:
    """By platform and state, and of one broadcast."""
    await store.outbox.add([Draft(ANN, words("a", "b")), Draft(ROOM, words("a"))], now=NOW)
    await store.outbox.add([Draft(BEN, words("c"), broadcast_id=3)], now=NOW + timedelta(minutes=1))
    assert await store.outbox.counts() == {
        (Platform.TELEGRAM, DeliveryState.PENDING): 3,
        (Platform.MATRIX, DeliveryState.PENDING): 1,
    }
    assert await store.outbox.counts(broadcast_id=3) == {(Platform.TELEGRAM, DeliveryState.PENDING): 1}
    assert await store.outbox.backlogs() == (
        Backlog(Platform.MATRIX, posts=1, chats=1, most_in_a_chat=1, oldest_at=NOW),
        Backlog(Platform.TELEGRAM, posts=3, chats=2, most_in_a_chat=2, oldest_at=NOW),
    )


async def test_a_dead_post_can_be_sent_after_all(store: Store) -> None:
    """One that is sent cannot, and one that is not there is named."""
    await store.outbox.add([Draft(ANN, words("a", "b"))], now=NOW)
    first, second = await all_of(store)
    held = await lease(store)
    ends = [settled(first, DeliveryState.DEAD, "no"), settled(second, DeliveryState.SENT)]
    await store.deliveries.write(held, leaving=(), settled=ends, now=NOW)
    again = await store.outbox.retry(first.outbox_id, now=NOW)
    assert (again.state, again.resends) == (DeliveryState.PENDING, 0)
    with pytest.raises(UsageError, match="sent"):
        await store.outbox.retry(second.outbox_id, now=NOW)
    with pytest.raises(NotFoundError, match="/outbox"):
        await store.outbox.retry(999, now=NOW)


async def test_only_the_holder_writes(store: Store) -> None:
    """An older fence is refused in the unit itself, and nothing of the unit is stored."""
    await store.outbox.add([Draft(ANN, words("a"))], now=NOW)
    (post,) = await all_of(store)
    first = await lease(store)
    second = await lease(store)
    assert second.fence == first.fence + 1
    with pytest.raises(LeaseLostError):
        await store.deliveries.write(first, leaving=[post.outbox_id], settled=(), now=NOW)
    with pytest.raises(LeaseLostError):
        await store.leases.beat(first, now=NOW)
    assert [one.state for one in await all_of(store)] == [DeliveryState.PENDING]
    assert await store.deliveries.write(second, leaving=[post.outbox_id], settled=(), now=NOW) == {post.outbox_id}


async def test_a_lease_is_taken_only_as_it_was_seen(store: Store) -> None:
    """Who beat meanwhile keeps it; who gave it back does not."""
    seen = await store.leases.look(NAME)
    assert seen == LeaseSeen(NAME)
    held = await lease(store)
    assert await store.leases.take(seen, "somebody else", now=NOW) is None
    seen = await store.leases.look(NAME)
    await store.leases.beat(held, now=NOW)
    assert await store.leases.take(seen, "somebody else", now=NOW) is None
    await store.leases.give_back(held)
    assert (await store.leases.look(NAME)).holder is None


async def test_what_left_is_known_after_a_crash(store: Store) -> None:
    """And that it may not leave once more, unless the commit of the same holder was lost with its answer only."""
    await store.outbox.add([Draft(ANN, words("a"))], now=NOW)
    (post,) = await all_of(store)
    first = await lease(store)
    for _ in range(2):
        assert await store.deliveries.write(first, leaving=[post.outbox_id], settled=(), now=NOW) == {post.outbox_id}
    assert [one.outbox_id for one in await store.deliveries.on_the_way(Platform.TELEGRAM)] == [post.outbox_id]
    second = await lease(store)
    assert await store.deliveries.write(second, leaving=[post.outbox_id], settled=(), now=NOW) == frozenset()


@pytest.mark.parametrize(("gone", "goes_along"), [(TOPIC, {TOPIC}), (GROUP, {GROUP, TOPIC})])
async def test_what_is_gone_takes_along_its_own(store: Store, gone: ChatRef, goes_along: set[ChatRef]) -> None:
    """In one unit its posts are dead and its subscription is paused; a topic leaves the rest of its group alone."""
    for chat in (ANN, GROUP, TOPIC):
        await store.subscriptions.subscribe(chat, "UTC", EVERY_MORNING, now=NOW)
    await store.outbox.add([Draft(chat, words("a", "b")) for chat in (ANN, GROUP, TOPIC)], now=NOW)
    first = next(one for one in await all_of(store) if one.chat == gone)
    end = settled(first, DeliveryState.DEAD, "It is gone.", is_chat_gone=True)
    await store.deliveries.write(await lease(store), leaving=(), settled=[end], now=NOW)
    dead = [one.chat for one in await all_of(store) if (one.state, one.why) == (DeliveryState.DEAD, "It is gone.")]
    found = [await store.subscriptions.get(chat) for chat in (ANN, GROUP, TOPIC)]
    assert set(dead) == {one.chat for one in found if one and one.paused_why == "It is gone."} == goes_along
    assert len(dead) == 2 * len(goes_along)


async def test_what_is_ready_passes_over_busy_chats(store: Store) -> None:
    """Broadcasts come last."""
    await store.outbox.add([Draft(ANN, words("to all"), broadcast_id=1), Draft(BEN, words("b"))], now=NOW)
    await store.outbox.add([Draft(ANN, words("a")), Draft(ROOM, words("c"))], now=NOW)
    ready = await store.deliveries.ready(Platform.TELEGRAM, apart_from=(), most=10)
    assert [(one.chat, one.broadcast_id) for one in ready] == [(BEN, None), (ANN, None), (ANN, 1)]
    assert {one.chat for one in await store.deliveries.ready(Platform.TELEGRAM, apart_from=("1",), most=10)} == {BEN}


async def test_waiting_posts_move_with_their_chat(store: Store) -> None:
    """To its new id, also where that is known already."""
    new = ChatRef(Platform.TELEGRAM, "-1001")
    await store.outbox.add([Draft(ANN, words("a", "b")), Draft(new, words("c"))], now=NOW)
    await store.outbox.add([Draft(ANN, words("d"), broadcast_id=1), Draft(new, words("d"), broadcast_id=1)], now=NOW)
    await store.chat_moves.move(Platform.TELEGRAM, ANN.chat, new.chat)
    assert [one.chat for one in await all_of(store)] == [new] * 4
