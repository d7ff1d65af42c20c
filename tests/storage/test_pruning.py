"""Pruning: what nobody asks for again goes, in batches."""

from datetime import timedelta

from domain.chat import Platform
from domain.feed import Sighting
from domain.ports import Arrival, ButtonRow
from storage.store import Store
from tests.storage.building import an_article, hours, save
from tests.storage.test_alarms import ROOM

YEARS = timedelta(days=500)


async def feed_of(store: Store) -> int:
    """A feed that is followed."""
    outlet = await store.outlets.add("Harbour Post")
    url = "https://post.example/f"
    feed = await store.feeds.add(url, host="post.example", outlet_id=outlet.outlet_id, now=hours(0))
    return feed.feed_id


async def test_entries_that_left_their_feed_long_ago_go(store: Store) -> None:
    """What the feed still holds stays, and so does all of a feed that brought nothing since."""
    feed_id = await feed_of(store)
    saved = await save(store, an_article("Text."))
    held = Sighting(saved.ref.article_id, feed_id, None, frozenset({"g:held"}), "Title", "Text.")
    await store.feed_entries.remember(held, now=hours(0))
    for number in range(9):
        await store.feed_entries.pass_over(feed_id, {f"g:{number}"}, now=hours(0))
    assert (await store.pruning.prune(now=hours(0) + YEARS))["feed_entries"] == 0
    await store.feed_entries.see_again(feed_id, held.keys, now=hours(0) + YEARS)
    assert (await store.pruning.prune(now=hours(1) + YEARS))["feed_entries"] == 9
    assert [one.keys for one in await store.feed_entries.having(held.keys)] == [held.keys]
    assert await store.feed_entries.passed_over(feed_id, {"g:5"}) == frozenset()


async def test_finished_updates_and_expired_buttons_go(store: Store) -> None:
    """An update that waits for its answer stays, however old."""
    arrivals = [Arrival(str(number), "{}") for number in range(2)]
    await store.inbox.take(Platform.TELEGRAM, arrivals, now=hours(0))
    await store.inbox.finish(Platform.TELEGRAM, "0")
    await store.buttons.put([ButtonRow("b", ROOM, None, "/help", hours(1))], now=hours(0))
    month = hours(2) + timedelta(days=30)
    gone = await store.pruning.prune(now=month)
    assert (gone["updates_seen"], gone["buttons"]) == (1, 1)
    assert [one.update_id for one in await store.inbox.waiting(Platform.TELEGRAM)] == ["1"]
    assert await store.buttons.get("b") is None
