"""Feeds in the store: what is due, who may poll, what is remembered."""

import asyncio

import pytest

from domain.feed import Sighting
from domain.fetched import Validators
from domain.followed import FailedPoll, Feed, GoodPoll
from storage.store import Store
from tests.storage.building import NOON, FixedClock, an_article, hours
from tests.storage.building import statements_of as said


async def followed(store: Store, path: str = "news.xml", host: str = "harbourpost.example") -> Feed:
    """A feed of the Harbour Post."""
    outlet = await store.outlets.add("Harbour Post", domains=("harbourpost.example",))
    return await store.feeds.add(f"https://{host}/{path}", host=host, outlet_id=outlet.outlet_id, now=NOON)


async def stored(store: Store, text: str) -> int:
    """The id of an article."""
    saved = await store.articles.save(an_article(text), said(text), outlet_id=None, people={}, now=NOON)
    return saved.ref.article_id


async def test_a_new_feed_is_due_at_once(store: Store) -> None:
    """What is added is due now, and belongs to its outlet."""
    feed = await followed(store)
    assert (feed.outlet_name, feed.next_poll_at, feed.is_active) == ("Harbour Post", NOON, True)
    assert await store.feeds.get(feed.feed_id) == feed
    assert await store.feeds.by_url(feed.url) == feed


async def test_a_feed_that_is_claimed_is_nobody_elses(url: str) -> None:
    """Of two processes that ask at once for what is due, one gets the feed; after the claim's end it is due again."""
    one, other = [await Store.open(url, clock=FixedClock()) for _ in range(2)]
    feed = await followed(one)
    claims = await asyncio.gather(
        *(store.feeds.claim_due(now=hours(1), until=hours(2), most=5, most_of_host=9) for store in (one, other))
    )
    assert sorted(len(claim) for claim in claims) == [0, 1]
    assert await one.feeds.claim_due(now=hours(1.9), until=hours(3), most=5, most_of_host=9) == ()
    (again,) = await other.feeds.claim_due(now=hours(2), until=hours(3), most=5, most_of_host=9)
    assert again.feed_id == feed.feed_id
    for store in (one, other):
        await store.close()


async def test_hosts_take_turns(store: Store) -> None:
    """A host with many feeds does not keep another one waiting."""
    many = [await followed(store, f"{number}.xml") for number in range(4)]
    lone = await followed(store, "a.xml", host="kestrel.example")
    taken = await store.feeds.claim_due(now=NOON, until=hours(1), most=2, most_of_host=9)
    assert [feed.feed_id for feed in taken] == [many[0].feed_id, lone.feed_id]


async def test_a_host_has_few_claims_at_once(store: Store) -> None:
    """Of one with many feeds only so many are taken as it can be asked for, and none while it has enough."""
    many = [await followed(store, f"{number}.xml") for number in range(4)]
    lone = await followed(store, "a.xml", host="kestrel.example")
    taken = await store.feeds.claim_due(now=NOON, until=hours(1), most=9, most_of_host=2)
    assert {feed.feed_id for feed in taken} == {many[0].feed_id, many[1].feed_id, lone.feed_id}
    full = ["harbourpost.example"]
    assert await store.feeds.claim_due(now=NOON, until=hours(1), most=9, most_of_host=2, without=full) == ()
    taken = await store.feeds.claim_due(now=NOON, until=hours(1), most=9, most_of_host=2)
    assert [feed.feed_id for feed in taken] == [many[2].feed_id, many[3].feed_id]


async def test_feeds_that_wait_for_a_slow_host_are_not_overdue(store: Store) -> None:
    """While any feed of a host is polled the others wait for their turn; where none is, nobody polls."""
    polled, _ = await followed(store, "a.xml"), await followed(store, "b.xml")
    await followed(store, "a.xml", host="kestrel.example")
    await store.feeds.note_failure(polled.feed_id, FailedPoll(hours(3), hours(4), "It is slow."))
    assert await store.feeds.overdue(hours(2)) == (1, NOON)
    assert await store.feeds.overdue(hours(3.5)) == (2, NOON)


@pytest.mark.parametrize(("ahead", "is_polled"), [(24 * 400, True), (24 * 400, False), (5, True), (24 * 9, False)])
async def test_a_clock_that_was_ahead_stops_no_feed(ahead: float, store: Store, *, is_polled: bool) -> None:
    """What was polled or claimed in the future is due at once, and nobody else's while it is polled."""
    feed = await followed(store)
    await store.feeds.claim_due(now=hours(ahead), until=hours(ahead + 0.5), most=5, most_of_host=9)
    if is_polled:
        await store.feeds.note_failure(feed.feed_id, FailedPoll(hours(ahead), hours(ahead + 1), "It is down."))
    (again,) = await store.feeds.claim_due(now=hours(1), until=hours(2), most=5, most_of_host=9)
    assert again.feed_id == feed.feed_id
    assert await store.feeds.claim_due(now=hours(1.1), until=hours(3), most=5, most_of_host=9) == ()
    await store.feeds.note_failure(feed.feed_id, FailedPoll(hours(1.2), hours(2), "It is down."))
    failed = await store.feeds.get(feed.feed_id)
    assert failed is not None
    assert (failed.failing_since, failed.last_polled_at) == (hours(1.2), hours(1.2))


async def test_a_server_that_asks_for_a_week_gets_it(store: Store) -> None:
    """A poll that is far away, but not further than any can be, is not due before."""
    feed = await followed(store)
    await store.feeds.note_failure(feed.feed_id, FailedPoll(NOON, hours(24 * 7), "It asks to wait."))
    assert await store.feeds.claim_due(now=hours(0.1), until=hours(1), most=5, most_of_host=9) == ()
    assert len(await store.feeds.claim_due(now=hours(24 * 7), until=hours(24 * 7 + 1), most=5, most_of_host=9)) == 1


async def test_polls_leave_their_outcome(store: Store) -> None:
    """Failures add up with their last cause and first time, a good poll ends them; a title stays."""
    feed = await followed(store)
    for number in (1, 2):
        await store.feeds.note_failure(feed.feed_id, FailedPoll(hours(number), hours(number + 1), "It is down."))
    failed = await store.feeds.get(feed.feed_id)
    assert failed is not None
    assert (failed.failures, failed.last_error, failed.last_good_at) == (2, "It is down.", None)
    assert failed.failing_since == hours(1)
    good = GoodPoll(hours(3), hours(4), Validators('"a"', None), title="News", moved_to="https://b.example/")
    await store.feeds.note_good(feed.feed_id, good)
    await store.feeds.note_good(feed.feed_id, GoodPoll(hours(4), hours(5), Validators('"b"', None)))
    now = await store.feeds.get(feed.feed_id)
    assert now is not None
    assert (now.failures, now.last_error, now.last_good_at, now.next_poll_at) == (0, None, hours(4), hours(5))
    assert (now.failing_since, now.title, now.moved_to) == (None, "News", None)
    assert now.validators == Validators('"b"', None)


async def test_a_feed_that_is_over_is_never_due_until_it_is_added_again(store: Store) -> None:
    """A feed that its server calls gone is polled no more; adding it again starts it anew."""
    feed = await followed(store)
    await store.feeds.note_failure(feed.feed_id, FailedPoll(NOON, NOON, "It is gone.", is_over=True))
    assert await store.feeds.claim_due(now=hours(99), until=hours(100), most=5, most_of_host=9) == ()
    again = await followed(store)
    assert (again.feed_id, again.is_active, again.last_error) == (feed.feed_id, True, None)
    assert len(await store.feeds.claim_due(now=hours(99), until=hours(100), most=5, most_of_host=9)) == 1


async def test_the_id_of_a_feed_is_never_given_again(store: Store) -> None:
    """Whatever still names one that was removed never means another."""
    feed = await followed(store)
    await store.feeds.remove(feed.feed_id)
    assert (await followed(store, "other.xml")).feed_id > feed.feed_id


async def test_sightings_are_found_by_any_key(store: Store) -> None:
    """Keys add up over sightings of one article in one feed; the words are the last ones."""
    feed = await followed(store)
    article_id = await stored(store, "The ferry sails.")
    first = Sighting(article_id, feed.feed_id, feed.outlet_id, frozenset({"guid:1", "link:1"}), "Ferry", "It sails.")
    later = Sighting(article_id, feed.feed_id, feed.outlet_id, frozenset({"guid:2", "link:1"}), "Ferry", "It sailed.")
    await store.feed_entries.remember(first, now=NOON)
    await store.feed_entries.remember(later, now=hours(1))
    for key in ("guid:1", "guid:2"):
        (found,) = await store.feed_entries.having([key, "link:other"], feed_id=feed.feed_id)
        assert found.keys == {"guid:1", "guid:2", "link:1"}
        assert (found.article_id, found.outlet_id, found.text) == (article_id, feed.outlet_id, "It sailed.")
    assert await store.feed_entries.having(["guid:3"], feed_id=feed.feed_id) == ()


async def test_what_was_passed_over_is_known_to_its_feed_only(store: Store) -> None:
    """An entry that became no article is known with its title, and another feed may take it."""
    feed, other = await followed(store), await followed(store, "other.xml")
    gone = Sighting(None, feed.feed_id, feed.outlet_id, frozenset({"guid:1", "link:1"}), "Ferry", "")
    await store.feed_entries.pass_over([gone], now=NOON)
    assert await store.feed_entries.having(["guid:1", "guid:2"], feed_id=feed.feed_id) == (gone,)
    assert await store.feed_entries.having(["guid:1"], feed_id=other.feed_id) == ()


@pytest.mark.parametrize("age", [1, 24 * 8])
async def test_a_list_counts_articles(age: int, store: Store) -> None:
    """The list says how many articles came, in all and in the last week; a removed feed is not in it."""
    feed = await followed(store)
    article_id = await stored(store, "The ferry sails.")
    await store.feed_entries.remember(
        Sighting(article_id, feed.feed_id, feed.outlet_id, frozenset({"guid:1"}), "", ""), now=hours(-age)
    )
    gone = Sighting(None, feed.feed_id, feed.outlet_id, frozenset({"guid:2"}), "", "")
    await store.feed_entries.pass_over([gone], now=NOON)
    (health,) = await store.feeds.listed(now=NOON)
    assert (health.articles, health.articles_lately, health.passed_over) == (1, int(age == 1), 1)
    await store.feeds.remove(feed.feed_id)
    assert await store.feeds.listed(now=NOON) == ()
    assert await store.articles.get(article_id) is not None


async def test_words_that_no_database_takes_are_stored_without_them(store: Store) -> None:
    """NUL and half characters of a broken feed stop nothing."""
    feed = await followed(store)
    article_id = await stored(store, "The ferry sails.")
    broken = Sighting(article_id, feed.feed_id, feed.outlet_id, frozenset({"guid:1"}), "A\x00b", "c\ud800d")
    await store.feed_entries.remember(broken, now=NOON)
    (found,) = await store.feed_entries.having(["guid:1"], feed_id=feed.feed_id)
    assert (found.title, found.text) == ("Ab", "cd")
