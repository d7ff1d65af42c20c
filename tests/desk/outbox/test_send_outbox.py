"""The sender on a platform that does what a test says."""

import asyncio
import gc
import resource
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from desk.outbox.word_delivery import MARK
from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState
from domain.subscription import Schedule, Slot
from domain.transport import Abilities, ChatGone, Refused, RetryAfter, Uncertain
from storage.store import Store
from tests.desk.sending import ANN, BEN, QUICK, SOON_SECONDS, Room, Stage
from tests.storage.building import FixedClock
from tests.storage.conftest import postgres, postgres_url, sqlite_template, sqlite_url, url

__all__ = ["postgres", "postgres_url", "sqlite_template", "sqlite_url", "url"]


@pytest.fixture
async def room(sqlite_url: str) -> AsyncIterator[Room]:
    """A desk on an empty store."""
    store = await Store.open(sqlite_url, clock=FixedClock())
    yield Room(store, Stage())
    await store.close()


async def test_parts_arrive_once_and_in_order(room: Room) -> None:
    """In each chat; and the platform's ids are kept."""
    await room.put(ANN, "one", "two", "three")
    await room.put(BEN, "eins", "zwei")
    await room.put(ANN, "four")
    async with room.sending():
        found = await room.settled()
    assert room.stage.said_to(ANN) == ["one", "two", "three", "four"]
    assert room.stage.said_to(BEN) == ["eins", "zwei"]
    assert len({one.post_ids for one in found}) == 6
    assert len({manner.key for manner in room.stage.manners}) == 6
    assert all(one.state == DeliveryState.SENT and one.attempts == 1 for one in found)


async def test_editions_go_before_broadcasts(room: Room) -> None:
    """Also where the broadcast was there first."""
    await room.put(ANN, "to all", broadcast_id=1)
    await room.put(ANN, "news")
    async with room.sending():
        await room.settled()
    assert room.stage.said_to(ANN) == ["news", "to all"]
    assert [manner.is_broadcast for manner in room.stage.manners] == [False, True]
    assert not any(manner.is_answer for manner in room.stage.manners)


async def test_a_chat_that_is_gone_takes_its_posts_along_and_keeps_its_settings(room: Room) -> None:
    """They are dead with the reason, the subscription is paused, and others get theirs."""
    schedule = Schedule((Slot(time(8), frozenset(range(1, 8))),))
    now = datetime(2026, 3, 16, tzinfo=UTC)
    await room.store.subscriptions.subscribe(ANN, "UTC", schedule, now=now)
    await room.store.chats.set_option(ANN, "length", "full")
    await room.put(ANN, "one", "two")
    await room.put(BEN, "eins")
    room.stage.outcomes[ANN.chat].append(ChatGone("bot was blocked by the user"))
    async with room.sending():
        found = await room.settled()
    assert [(one.state, one.why) for one in found if one.chat == ANN] == [
        (DeliveryState.DEAD, "bot was blocked by the user")
    ] * 2
    assert room.stage.said_to(BEN) == ["eins"]
    subscription = await room.store.subscriptions.get(ANN)
    assert subscription is not None
    assert subscription.paused_why == "bot was blocked by the user"
    assert await room.store.chats.option(ANN, "length") == "full"


async def test_a_topic_that_is_gone_takes_no_other_along(room: Room) -> None:
    """What waits for the rest of its group is sent."""
    group, topic = ChatRef(Platform.TELEGRAM, "-1"), ChatRef(Platform.TELEGRAM, "-1", "5")
    await room.put(topic, "one", "two")
    await room.put(group, "three")
    room.stage.outcomes[group.chat].append(ChatGone("The topic is closed."))
    async with room.sending():
        found = await room.settled()
    assert [one.state for one in found] == [DeliveryState.DEAD, DeliveryState.DEAD, DeliveryState.SENT]
    assert room.stage.said_to(group) == ["three"]


async def test_a_refused_post_is_simplified_once(room: Room) -> None:
    """And may become several posts, if its plain words need the room."""
    room.stage.most_chars = 10
    await room.put(ANN, "a long word here", "next")
    room.stage.outcomes[ANN.chat].append(Refused("can't parse entities"))
    async with room.sending():
        found = await room.settled()
    assert room.stage.said_to(ANN) == ["a long wor", "d here", "next"]
    assert [(one.state, len(one.post_ids)) for one in found] == [(DeliveryState.SENT, 2), (DeliveryState.SENT, 1)]
    assert len({manner.key for manner in room.stage.manners}) == 4


async def test_a_post_that_is_refused_again_is_dead_and_stops_nobody(room: Room) -> None:
    """The reason is kept for the admins."""
    await room.put(ANN, "one", "two")
    room.stage.outcomes[ANN.chat] += [Refused("no"), Refused("still no")]
    async with room.sending():
        found = await room.settled()
    assert [(one.state, one.why) for one in found] == [(DeliveryState.DEAD, "still no"), (DeliveryState.SENT, None)]


async def test_a_post_that_may_be_there_is_repeated_with_a_mark(room: Room) -> None:
    """Nobody else is marked."""
    await room.put(ANN, "one", "two")
    room.stage.outcomes[ANN.chat].append(Uncertain("no answer"))
    async with room.sending():
        found = await room.settled()
    assert room.stage.said_to(ANN) == [f"{MARK}\none", "two"]
    assert [one.resends for one in found] == [1, 0]


async def test_a_chat_may_have_such_posts_parked(room: Room) -> None:
    """They are shown as uncertain and do not stop the rest; /retry repeats one with its mark."""
    await room.store.chats.set_option(ANN, "uncertain", "park")
    await room.put(ANN, "one", "two")
    room.stage.outcomes[ANN.chat].append(Uncertain("no answer"))
    async with room.sending():
        found = await room.settled()
        assert [one.state for one in found] == [DeliveryState.UNCERTAIN, DeliveryState.SENT]
        await room.store.outbox.retry(found[0].outbox_id, now=room.clock.now())
        await room.settled(DeliveryState.SENT)
    assert room.stage.said_to(ANN) == ["two", f"{MARK}\none"]


async def test_what_never_has_an_answer_is_parked_in_the_end(room: Room) -> None:
    """A post is repeated five times at most, and ever more seldom."""
    await room.put(ANN, "one")
    room.stage.outcomes[ANN.chat] += [Uncertain("no answer")] * 10
    async with room.sending():
        (found,) = await room.settled()
    assert (found.state, found.resends, found.why) == (DeliveryState.UNCERTAIN, 5, "no answer")
    assert room.rests == sorted(room.rests)
    assert room.rests[-1] >= 16


async def test_the_same_key_is_sent_again_where_it_is_the_same_post(sqlite_url: str) -> None:
    """Without a mark, because the platform knows the key."""
    store = await Store.open(sqlite_url, clock=FixedClock())
    room = Room(store, Stage(Abilities(has_idempotent_posts=True), Platform.MATRIX))
    chat = ChatRef(Platform.MATRIX, "!a")
    await room.put(chat, "one")
    room.stage.outcomes[chat.chat].append(Uncertain("no answer"))
    async with room.sending():
        await room.settled()
    await store.close()
    assert room.stage.said_to(chat) == ["one"]
    assert len({manner.key for manner in room.stage.manners}) == 1


async def test_a_platform_that_wants_to_rest_is_left_alone(room: Room) -> None:
    """By every chat; the post waits with its time, which a new process keeps to."""
    await room.put(ANN, "one")
    room.stage.outcomes[ANN.chat].append(RetryAfter(600))
    async with room.sending(asyncio.sleep):
        (waiting,) = await room.settled(DeliveryState.RETRY_AT)
        assert waiting.retry_at is not None
        assert waiting.retry_at - room.clock.now() > timedelta(seconds=590)
    await room.put(BEN, "eins")
    resting = asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds > 590:
            resting.set()
        await asyncio.sleep(seconds)

    async with room.sending(sleep):
        await asyncio.wait_for(resting.wait(), SOON_SECONDS)
    assert (room.stage.posts, room.stage.arrived) == ([], 1)


async def test_a_chat_that_wants_to_rest_is_left_alone(room: Room) -> None:
    """The others go on, and no rest of the platform is written down; its own posts keep their order."""
    await room.put(ANN, "one", "two")
    room.stage.outcomes[ANN.chat].append(RetryAfter(600, is_for_chat=True))
    asleep, awake = asyncio.Event(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds == 600:
            asleep.set()
            await awake.wait()
        await asyncio.sleep(min(seconds, 0.1))

    async with room.sending(sleep):
        await asyncio.wait_for(asleep.wait(), SOON_SECONDS)
        await room.put(BEN, "eins")
        await room.stage.wait_until(lambda: room.stage.said_to(BEN) == ["eins"])
        assert room.stage.said_to(ANN) == []
        assert await room.store.deliveries.resting_until(ANN.platform) is None
        awake.set()
        await room.settled()
    assert room.stage.said_to(ANN) == ["one", "two"]


async def test_stopping_wakes_a_chat_that_rests(room: Room) -> None:
    """Its post stays pending."""
    await room.put(ANN, "one")
    room.stage.outcomes[ANN.chat].append(RetryAfter(600, is_for_chat=True))
    asleep = asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds == 600:
            asleep.set()
            await asyncio.Event().wait()
        await asyncio.sleep(min(seconds, 0.1))

    async with room.sending(sleep):
        await asyncio.wait_for(asleep.wait(), SOON_SECONDS)
    (post,) = await room.store.outbox.listed(*DeliveryState)
    assert (post.state, post.why) == (DeliveryState.PENDING, "the chat takes posts only now and then")


async def test_a_rest_of_a_chat_that_a_restart_forgot_costs_one_more_refusal(room: Room) -> None:
    """Its post is there once, without a mark."""
    await room.put(ANN, "one", "two")
    room.stage.outcomes[ANN.chat] += [RetryAfter(600, is_for_chat=True), RetryAfter(590, is_for_chat=True)]
    asleep = asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds == 600:
            asleep.set()
            await asyncio.Event().wait()
        await asyncio.sleep(min(seconds, 0.1))

    async with room.sending(sleep):
        await asyncio.wait_for(asleep.wait(), SOON_SECONDS)
    async with room.sending():
        found = await room.settled()
    assert room.stage.said_to(ANN) == ["one", "two"]
    assert [(one.attempts, one.resends) for one in found] == [(3, 0), (1, 0)]


async def test_a_defect_in_one_post_stops_no_other(room: Room) -> None:
    """It is shown, and not repeated, since it may be there."""
    await room.put(ANN, "one", "two")
    room.stage.outcomes[ANN.chat].append(ZeroDivisionError())
    async with room.sending():
        found = await room.settled()
    assert [one.state for one in found] == [DeliveryState.UNCERTAIN, DeliveryState.SENT]


async def test_stopping_ends_what_is_on_its_way(room: Room) -> None:
    """What had left is written down, what had not stays pending, and nothing is uncertain."""
    await room.put(BEN, "eins")
    room.stage.outcomes[BEN.chat].append(RetryAfter(600, is_for_chat=True))
    asleep, stopping = asyncio.Event(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds == 600:
            asleep.set()
            try:
                await asyncio.Event().wait()
            finally:
                stopping.set()
        await asyncio.sleep(min(seconds, 0.1))

    async with room.sending(sleep) as task:
        await asyncio.wait_for(asleep.wait(), SOON_SECONDS)
        room.stage.gate.clear()
        await room.put(ANN, "one", "two")
        await room.stage.wait_until(lambda: room.stage.arrived == 2)
        task.cancel()
        await asyncio.wait_for(stopping.wait(), SOON_SECONDS)
        room.stage.gate.set()
    found = await room.settled(*DeliveryState)
    assert [one.state for one in found] == [DeliveryState.PENDING, DeliveryState.SENT, DeliveryState.PENDING]


async def test_the_next_sender_begins_at_once_where_the_lease_was_given_back(room: Room) -> None:
    """And goes on with what is left."""
    await room.put(ANN, "one")
    async with room.sending():
        await room.settled()
    assert (await room.store.leases.look("send to telegram")).holder is None
    await room.put(ANN, "two")
    async with room.sending():
        await room.settled()
    assert room.stage.said_to(ANN) == ["one", "two"]


async def test_a_second_sender_stands_by(room: Room) -> None:
    """As long as the first one beats, and takes over when it is done."""
    other = Stage()
    second = Room(room.store, other)
    async with second.sending():
        async with room.sending():
            await room.put(ANN, "one")
            await room.settled()
            await room.put(ANN, "two")
            await room.settled()
        await room.put(ANN, "three")
        await room.settled()
    assert len(room.stage.posts) + len(other.posts) == 3
    assert not (room.stage.posts and other.posts[:-1])


async def test_who_lost_the_lease_writes_nothing(room: Room) -> None:
    """Somebody took over while a post was on its way: its end is not written by the first one."""
    await room.put(ANN, "one")
    room.stage.gate.clear()
    async with room.sending():
        await room.stage.wait_until(lambda: room.stage.arrived == 1)
        seen = await room.store.leases.look("send to telegram")
        lease = None
        while lease is None:
            seen = await room.store.leases.look("send to telegram")
            lease = await room.store.leases.take(seen, "somebody else", now=room.clock.now())
        room.stage.gate.set()
        await room.stage.wait_until(lambda: room.stage.said_to(ANN) == ["one"])
    (found,) = await room.store.deliveries.on_the_way(Platform.TELEGRAM)
    assert found.state == DeliveryState.SENDING


@pytest.mark.parametrize("hours", [1, -1])
async def test_a_clock_that_jumps_changes_nothing(room: Room, hours: int) -> None:
    """Neither is the lease lost nor a post repeated or left."""
    async with room.sending():
        await room.put(ANN, "one")
        await room.settled()
        held = await room.store.leases.look("send to telegram")
        room.clock.jump(timedelta(hours=hours))
        await room.put(ANN, "two")
        await room.settled()
        assert (await room.store.leases.look("send to telegram")).fence == held.fence
    assert room.stage.said_to(ANN) == ["one", "two"]


async def test_a_full_disk_is_waited_for(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    """How a post ended is written as soon as there is room, and nothing is repeated."""
    await room.put(ANN, "one", "two")
    room.stage.gate.clear()

    async def sleep(seconds: float) -> None:
        if seconds == QUICK.beat:  # Without beats only the end of the post is written.
            await asyncio.Event().wait()
        await room.rest(seconds)

    async with room.sending(sleep):
        await room.stage.wait_until(lambda: room.stage.arrived == 1)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
        try:
            room.stage.gate.set()
            await until_logged(caplog, "waits for the database")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        await room.settled(DeliveryState.SENT)
    assert room.stage.said_to(ANN) == ["one", "two"]


@pytest.mark.filterwarnings("ignore:unclosed transport:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_lost_connection_is_made_again(postgres_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """The server ends all of them while a post is on its way; nothing is lost or repeated."""
    store = await Store.open(postgres_url, clock=FixedClock())
    room = Room(store, Stage())
    await room.put(ANN, "one", "two")
    room.stage.gate.clear()
    async with room.sending():
        await room.stage.wait_until(lambda: room.stage.arrived == 1)
        await end_connections(postgres_url)
        # Whoever meets a lost connection first clears the pool, so that the sender alone uses this store.
        watcher = Room(await Store.open(postgres_url, clock=FixedClock()), room.stage)
        room.stage.gate.set()
        await watcher.settled(DeliveryState.SENT)
    await store.close()
    await watcher.store.close()
    # The driver leaves the sockets that the server closed to the collector, which shall come in this test.
    gc.collect()
    assert room.stage.said_to(ANN) == ["one", "two"]
    assert "waits for the database" in caplog.text


async def until_logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    """Wait until something is logged."""
    async with asyncio.timeout(SOON_SECONDS):
        while words not in caplog.text:  # noqa: ASYNC110 (a log has no event)
            await asyncio.sleep(0.01)


async def end_connections(url: str) -> None:
    """End every connection to a database."""
    parsed = make_url(url)
    connection = await asyncpg.connect(host=parsed.query["host"], user=parsed.username, database=parsed.database)
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()"
    await connection.execute(others, parsed.database)
    await connection.close()
