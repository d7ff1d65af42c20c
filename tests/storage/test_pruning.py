"""Pruning: what nobody asks for again goes, in batches, and what is needed stays."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Table, func, select

from domain.broadcast import Audience, BroadcastState
from domain.chat import Platform
from domain.delivery import DeliveryState, Draft
from domain.feed import Sighting
from domain.ports import Arrival, ButtonRow
from domain.records import SavedEdition
from domain.trust import PersonRef
from storage.database import Database
from storage.store import Store
from storage.tables import metadata, outbox_messages
from tests.desk.press import ANN, BEN, press_on
from tests.storage.building import an_article, hours, save
from tests.storage.test_alarms import KEY, ROOM
from tests.storage.test_editions import an_edition
from tests.storage.test_outbox import all_of, lease, settled, words

KEPT = timedelta(days=60)
YEARS = timedelta(days=500)
NEWS = "edition_lines edition_stories bodies body_lines body_stories editions outbox outbox_messages posts".split()


async def prune(store: Store, now: datetime) -> dict[str, int]:
    """Prune; what went, by table."""
    return {table: rows for table, rows in (await store.pruning.prune(now=now, editions_kept=KEPT)).items() if rows}


async def count(url: str, *tables: Table) -> list[int]:
    """How many rows there are."""
    database = Database(url)
    async with database.read() as connection:
        counts = [await connection.scalar(select(func.count()).select_from(table)) for table in tables]
    await database.close()
    return [one or 0 for one in counts]


async def feed_of(store: Store) -> int:
    """A feed that is followed."""
    outlet = await store.outlets.add("Harbour Post")
    url = "https://post.example/f"
    feed = await store.feeds.add(url, host="post.example", outlet_id=outlet.outlet_id, now=hours(0))
    return feed.feed_id


async def send(store: Store, now: datetime, state: DeliveryState = DeliveryState.SENT) -> None:
    """Let everything that waits end like this; a post that is sent gets an id of its own."""
    held = await lease(store)
    waiting = await store.outbox.listed(DeliveryState.PENDING, most=1_000)
    ends = [settled(one, state, post_ids=(f"p{one.outbox_id}",)) for one in waiting]
    await store.deliveries.write(held, leaving=[], settled=ends, now=now)


async def test_entries_that_left_their_feed_long_ago_go(store: Store) -> None:
    """What the feed still holds stays, and so does all of a feed that brought nothing since."""
    feed_id = await feed_of(store)
    saved = await save(store, an_article("Text."))
    held = Sighting(saved.ref.article_id, feed_id, None, frozenset({"g:held"}), "Title", "Text.")
    await store.feed_entries.remember(held, now=hours(0))
    for number in range(9):
        gone = Sighting(None, feed_id, None, frozenset({f"g:{number}"}), "Title", "")
        await store.feed_entries.pass_over([gone], now=hours(0))
    assert await prune(store, hours(0) + YEARS) == {}
    await store.feed_entries.see_again(feed_id, held.keys, now=hours(0) + YEARS)
    assert await prune(store, hours(1) + YEARS) == {"feed_entries": 9}
    left = await store.feed_entries.having({*held.keys, "g:5"}, feed_id=feed_id)
    assert [one.keys for one in left] == [held.keys]


async def test_answered_updates_go_after_a_week(store: Store) -> None:
    """One that waits for its answer stays, however old."""
    arrivals = [Arrival(str(number), "{}") for number in range(2)]
    await store.inbox.take(Platform.TELEGRAM, arrivals, now=hours(0))
    await store.inbox.finish(Platform.TELEGRAM, "0")
    assert await prune(store, hours(24 * 6)) == {}
    assert await prune(store, hours(24 * 8)) == {"updates_seen": 1}
    assert [one.update_id for one in await store.inbox.waiting(Platform.TELEGRAM)] == ["1"]


async def test_expired_buttons_go_after_a_month_however_many(store: Store) -> None:
    """More than one batch has too; one that is not that old stays."""
    old = [ButtonRow(f"b{n}", ROOM, None, "/help", hours(1)) for n in range(1_100)]
    await store.buttons.put([*old, ButtonRow("young", ROOM, None, "/help", hours(20))])
    assert await prune(store, hours(2) + timedelta(days=30)) == {"buttons": 1_100}
    assert await store.buttons.get("b7") is None
    assert await store.buttons.get("young") is not None


async def test_finished_alarms_go_after_a_month(store: Store) -> None:
    """Never while they last."""
    for key in (KEY, "feed/8/failing"):
        await store.alarms.begin(key, "It is down.", now=hours(0), drafts=[])
    await store.alarms.end(KEY, now=hours(1), drafts=[])
    assert await prune(store, hours(24 * 29)) == {}
    assert await prune(store, hours(1) + timedelta(days=31)) == {"alarms": 1}
    assert [alarm.key for alarm in await store.alarms.current()] == ["feed/8/failing"]


async def test_posts_that_ended_go_after_a_month(store: Store, url: str) -> None:
    """However they ended; what has not left stays, and so do its words."""
    for n, state in enumerate((DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.UNCERTAIN)):
        await store.outbox.add([Draft(ANN, words("to all", f"to {n}"))], now=hours(0))
        await send(store, hours(n), state)
    await store.outbox.add([Draft(BEN, words("to all"))], now=hours(0))
    assert await prune(store, hours(0) + timedelta(days=30)) == {}
    assert await prune(store, hours(3) + timedelta(days=30)) == {"outbox": 6, "outbox_messages": 3}
    assert [(one.chat, one.state) for one in await all_of(store)] == [(BEN, DeliveryState.PENDING)]
    assert await count(url, outbox_messages) == [1]


async def test_the_posts_of_a_broadcast_go_together_once_it_is_over(store: Store) -> None:
    """What it did is told as it was told last; a draft that nobody sent goes too."""
    person = PersonRef(Platform.TELEGRAM, "7")
    message = words("We rest on Sunday.")[0]
    await press_on(store).subscribe(ANN)
    sent, draft = [await store.broadcasts.draft(message, Audience(), person, ROOM, now=hours(0)) for _ in range(2)]
    await store.broadcasts.begin(sent, {Platform.TELEGRAM: (message,)}, Draft(ROOM, (message,)), now=hours(0))
    await send(store, hours(0))
    month = hours(1) + timedelta(days=31)
    assert await prune(store, month) == {"broadcasts": 1}
    assert [one.broadcast.broadcast_id for one in await store.broadcasts.listed(*BroadcastState)] == [sent]
    await store.broadcasts.note(sent, shown="1 of 1 posts sent", is_over=True)
    assert (await prune(store, month))["outbox"] == 2
    progress = await store.broadcasts.get(sent)
    assert (progress.total, progress.shown) == (0, "1 of 1 posts sent")
    assert draft != sent


async def test_an_edition_stays_as_long_as_something_of_it_waits(store: Store) -> None:
    """Nor does what it says go."""
    press = press_on(store)
    await press.subscribe(ANN)
    await press.print("Ferry", "The ferry stays in the harbour.")
    await press.tick(hours=1)
    assert await prune(store, press.clock.now() + YEARS) == {}
    edition = await store.editions.last(ANN)
    assert edition is not None
    assert edition.lines[1].shown == "The ferry stays in the harbour."


async def test_a_life_of_editions_holds_no_more_than_what_is_asked_for(store: Store, url: str) -> None:
    """Rows do not grow with the weeks, while each post of the time that is kept leads to its lines."""
    by_hand = await an_edition(store)
    press, tables = press_on(store), [metadata.tables[name] for name in NEWS]
    await press.subscribe(ANN, BEN)
    await press.follow(BEN, "ferry")
    lived: list[tuple[datetime, str, SavedEdition]] = []
    counted: list[list[int]] = []
    chat_id = (await store.publishing.readers([1]))[1].chat_id
    for week in range(14):
        await press.print(f"Ferry {week}", f"The ferry stays in harbour {week}.")
        await press.tick(hours=24 * 7)
        now = press.clock.now()
        await send(store, now)
        edition = await store.editions.last(ANN)
        assert edition is not None
        asked = await store.editions.save(replace(by_hand, composed_at=now), ANN)
        await store.editions.tie(asked, ANN, f"asked{week}")
        (post_id,) = next(one.post_ids for one in await all_of(store) if one.edition_id == edition.edition_id)
        lived.append((now, post_id, edition))
        shown = await store.publishing.shown(chat_id, now=now)
        await prune(store, now)
        assert await store.publishing.shown(chat_id, now=now) == shown
        counted.append(await count(url, *tables))
    assert counted[-1] == counted[-4]
    for at, post_id, edition in lived:
        found = await store.editions.by_post(ANN, post_id)
        assert found == (edition if press.clock.now() - at <= KEPT else None)
