"""`/health` and `/stats`, and what the admins are told of a Byline that stands still."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

from desk.desk import Desk
from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState
from domain.transport import Absence, Transport
from jobs import watch_over
from tests.fakes.board import Board
from tests.fakes.clock import TurnedClock
from tests.handlers.admin.outbox_rows import put, settle
from tests.handlers.newsroom import EVENING, Newsroom, make_router
from tests.storage.subscribing import LOST, rename_zone

ADMINS = ChatRef(Platform.MATRIX, "!desk:tarn.example")


def watched(room: Newsroom) -> tuple[Newsroom, TurnedClock]:
    """The newsroom with a chat for its admins, an account on Telegram and a clock that can be turned."""
    clock = TurnedClock(EVENING)
    preferences = replace(room.desk.preferences, admin_chats=(ADMINS,))
    board = cast("Transport", Board())
    desk = replace(room.desk, clock=clock, preferences=preferences, transports={Platform.TELEGRAM: board})
    return Newsroom(desk, make_router(desk)), clock


async def told(desk: Desk) -> list[str]:
    """What waits to be told to the admins, in order."""
    waiting = await desk.store.outbox.listed(DeliveryState.PENDING)
    return [one.message.blocks[0].children[0].text for one in reversed(waiting) if one.chat == ADMINS]  # type: ignore[union-attr]


async def test_all_is_well_where_nothing_waits(room: Newsroom) -> None:
    """Without feeds and posts there is nothing to look at."""
    assert (await room.text("/health")).splitlines() == [
        "All is well",
        "How it stands:",
        "- Editions and feeds are begun in time",
        "- No feed is followed: /feed add",
    ]


async def test_alarms_of_many_feeds_bury_no_other(room: Newsroom) -> None:
    """Of many feeds with trouble a few are named, behind what else is wrong, and the rest is counted."""
    wrong = {f"feed/{feed_id}/silent": f"Feed {feed_id} is silent." for feed_id in range(1, 10)}
    for key, sentence in (wrong | {"ticker": "Nothing ticks."}).items():
        await room.desk.store.alarms.begin(key, sentence, now=room.desk.clock.now(), drafts=())
    lines = (await room.text("/health")).splitlines()
    assert lines[:3] == ["10 things to look at", "- Nothing ticks.", "- Feed 1 is silent."]
    assert lines[7:9] == ["- 4 more alarms about feeds: /feed list", "How it stands:"]


async def test_nobody_who_sends_is_told_once_and_its_end_once(empty_room: Newsroom) -> None:
    """Posts that wait for minutes while no process beats are an alarm; it ends when they are gone."""
    room, clock = watched(empty_room)
    delivery = await put(room, "5")
    await watch_over.run(room.desk)
    assert await told(room.desk) == []
    for _ in range(3):
        clock.turn(timedelta(minutes=6))
        await watch_over.run(room.desk)
    words = "Nothing is sent to Telegram (posts that wait: 1): no process does it. See its log."
    assert await told(room.desk) == [words]
    assert "1 thing to look at" in await room.text("/health")
    assert "no process sends to it now" in await room.text("/health")
    await settle(room, delivery, DeliveryState.DEAD)
    await watch_over.run(room.desk)
    assert (await told(room.desk))[1:] == ["Posts go to Telegram again."]
    assert "1 dead: /outbox" in await room.text("/health")


async def test_a_platform_that_wants_a_long_rest_is_told(empty_room: Newsroom) -> None:
    """The admins hear until when."""
    room, clock = watched(empty_room)
    await settle(room, await put(room, "5"), DeliveryState.RETRY_AT, retry_at=clock.now() + timedelta(hours=2))
    await watch_over.run(room.desk)
    assert await told(room.desk) == ["Telegram wants to be left alone until 22:00 UTC; posts wait until then."]


async def test_a_platform_that_is_not_connected_is_told(empty_room: Newsroom) -> None:
    """`/health` says it at once, with since when and why; the admins hear it after five minutes, and its end."""
    room, clock = watched(empty_room)
    away = {Platform.MATRIX: Absence(clock.now(), "It gives no answer.")}
    desk = replace(room.desk, away=away)
    room = Newsroom(desk, make_router(desk))
    await watch_over.run(desk)
    assert await told(desk) == []
    for _ in range(2):
        assert (await room.text("/health")).splitlines()[:2] == [
            "1 thing to look at",
            "- Matrix is not connected since 16 Mar 20:00: It gives no answer.",
        ]
        assert "; not connected\n" in await room.text("/health")
        clock.turn(timedelta(minutes=6))
        await watch_over.run(desk)
    words = "Matrix is not connected since 20:00 UTC: It gives no answer."
    assert await told(desk) == [words]
    # After a restart it is away since then, which is no end.
    away[Platform.MATRIX] = Absence(clock.now(), "It gives no answer.")
    await watch_over.run(desk)
    assert await told(desk) == [words]
    del away[Platform.MATRIX]
    (waiting,) = await desk.store.outbox.listed(DeliveryState.PENDING)
    await settle(room, waiting, DeliveryState.SENT)
    await watch_over.run(replace(desk, transports={Platform.MATRIX: desk.transports[Platform.TELEGRAM]}))
    assert await told(desk) == ["Posts go to Matrix again."]


async def test_a_clock_that_nobody_knows_is_told(empty_room: Newsroom, tmp_path: Path) -> None:
    """Once, with the zone and what to do; and when every chat has a clock again."""
    room, _ = watched(empty_room)
    await room.text("/subscribe 9:00 Kyiv")
    await rename_zone(f"sqlite:///{tmp_path / 'empty.sqlite3'}", "Europe/Kyiv", LOST)
    for _ in range(2):
        await watch_over.run(room.desk)
    await room.text("/schedule Kyiv")
    await watch_over.run(room.desk)
    first, last = await told(room.desk)
    assert first.startswith(f"Subscriptions whose clock is not known here any more (1: {LOST}) get nothing until")
    assert last == "Every chat that subscribed has a clock again."


async def test_a_platform_that_falls_silent_is_told(empty_room: Newsroom) -> None:
    """What it is asked for is not answered, though it was connected to."""
    room, clock = watched(empty_room)
    cast("Board", room.desk.transports[Platform.TELEGRAM]).absence = Absence(clock.now(), "It gives no updates.")
    clock.turn(timedelta(minutes=6))
    await watch_over.run(room.desk)
    assert await told(room.desk) == ["Telegram is not connected since 20:00 UTC: It gives no updates."]
    assert "- Telegram is not connected since 16 Mar 20:00" in await room.text("/health")


async def test_a_ticker_that_stands_still_is_told(empty_room: Newsroom) -> None:
    """Feeds and editions that are long due show it, whichever process should have begun them."""
    room, clock = watched(empty_room)
    outlet = await room.desk.store.outlets.add("Harbour Post")
    await room.desk.store.feeds.add(
        "https://post.example/feed", host="post.example", outlet_id=outlet.outlet_id, title=None, now=clock.now()
    )
    clock.turn(timedelta(hours=1))
    await watch_over.run(room.desk)
    (sentence,) = await told(room.desk)
    assert sentence.startswith("Feeds are not begun since 20:00 UTC")
    assert "Not begun since 16 Mar 20:00: 1 feed" in await room.text("/health")


async def test_numbers_of_what_is_stored(room: Newsroom) -> None:
    """Chats, editions, deliveries and articles by outlet."""
    await room.text("/digest all")
    await settle(room, await put(room, "5"), DeliveryState.DEAD)
    text = await room.text("/stats")
    assert (
        "- Chats: 1 on Console, 1 on Telegram\n- Subscriptions: none\n- Editions: 1, 1 in the last 24 hours\n" in text
    )
    assert "- Deliveries in the last 30 days: 1 dead\n" in text
    assert "- Articles: 8, 8 in the last 24 hours, 1 of them of unknown outlets\n" in text
    assert "Most articles:\n- Harbour Post: " in text
