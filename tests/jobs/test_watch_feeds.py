"""What the admins hear of feeds, and what becomes of feeds that move, end or give teasers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.feeds.claiming import Claims
from desk.feeds.follow_feeds import choose_pages
from desk.outlets.edit_outlets import disable_outlet
from domain.chat import ChatRef, Platform
from domain.delivery import DeliveryState
from domain.fetched import FetchError, FetchKind
from domain.followed import FailedPoll, Feed
from domain.message import plain_text
from tests.fakes.clock import START
from tests.fakes.web import answer
from tests.jobs.newsstand import Item, Newsstand
from tests.jobs.test_poll_feeds import PAGE

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TEASER = "The keeper of the light on Sorrel Point put out his lamp on Friday, and the town said farewell to him."


@pytest.fixture
def watched(stand: Newsstand) -> Newsstand:
    """A newsstand whose admins have a chat."""
    room = ChatRef(Platform.TELEGRAM, "12")
    stand.desk = replace(stand.desk, preferences=replace(stand.desk.preferences, admin_chats=(room,)))
    return stand


async def told(stand: Newsstand) -> list[str]:
    """What the admins were told, in order."""
    found = await stand.desk.store.outbox.listed(DeliveryState.PENDING)
    assert {one.chat.chat for one in found} <= {"12"}
    return [plain_text(one.message) for one in sorted(found, key=lambda one: one.outbox_id)]


async def feed_now(stand: Newsstand, feed: Feed) -> Feed:
    """The feed as it is stored."""
    return (await stand.health(feed)).feed


async def test_a_move_that_holds_is_adopted(watched: Newsstand) -> None:
    """After three polls over a day that a permanent redirect led elsewhere, the feed is asked there, and it is told."""
    feed = await watched.follow()
    watched.web.scripts["/feed"] = answer(308, Location="/new")
    watched.serve([Item(1)], path="/new")
    for _ in range(3):
        assert (await feed_now(watched, feed)).url == watched.web.url("/feed")
        await watched.tick(after=DAY)
    assert (await feed_now(watched, feed)).url == watched.web.url("/new")
    (words,) = await told(watched)
    assert words == f"Feed 1 of Harbour Post has moved for good and is asked at {watched.web.url('/new')} from now on."
    del watched.web.scripts["/feed"]
    watched.serve([Item(2), Item(1)], path="/new")
    await watched.tick(after=DAY)
    assert len(await watched.articles()) == 2
    assert len(await told(watched)) == 1


async def test_a_move_that_does_not_hold_is_not(watched: Newsstand) -> None:
    """Passing redirects never count, and a permanent one counts anew after a poll without it."""
    feed = await watched.follow()
    watched.serve([Item(1)], path="/new")
    watched.serve([Item(1)])
    stays = watched.web.scripts["/feed"]
    for status in (302, 307, 302, 307, 301, 301, None, 301, 301):
        watched.web.scripts["/feed"] = answer(status, Location="/new") if status else stays
        await watched.tick(after=DAY)
    assert (await feed_now(watched, feed)).url == watched.web.url("/feed")
    assert await told(watched) == []


async def test_a_move_onto_another_feed_ends_the_first(watched: Newsstand) -> None:
    """Two feeds that are one by now are polled once."""
    feed, other = await watched.follow(), await watched.follow(path="/new")
    watched.web.scripts["/feed"] = answer(301, Location="/new")
    watched.serve([Item(1)], path="/new")
    for _ in range(3):
        await watched.tick(after=DAY)
    assert not (await feed_now(watched, feed)).is_active
    assert (await feed_now(watched, other)).is_active
    assert "which is followed as another feed" in (await told(watched))[0]


@pytest.mark.parametrize("is_gone", [True, False])
async def test_a_move_onto_a_feed_that_is_not_polled_is_adopted(is_gone: bool, watched: Newsstand) -> None:
    """Whether that was stopped by a 410 or its outlet is disabled, the one that moved lives on and misses nothing."""
    feed, other = await watched.follow(), await watched.follow("kestrel.example", "/new")
    watched.web.scripts["/new"] = answer(410 if is_gone else 500)
    await watched.tick()
    if not is_gone:
        await watched.desk.store.outlets.disable(other.outlet_id)
    new = watched.web.url("/new", "kestrel.example")
    watched.web.scripts["/feed"] = answer(301, Location=new)
    for number in range(4):
        watched.serve([Item(n) for n in range(number + 1)], "kestrel.example", "/new")
        await watched.tick(after=DAY)
    now, then = await feed_now(watched, feed), await feed_now(watched, other)
    assert (now.url, now.is_active, now.failures) == (new, True, 0)
    assert (then.url, then.is_active) == (watched.web.url("/feed"), not is_gone)
    assert len(await watched.articles()) == 4
    assert (await told(watched))[-1] == f"Feed 1 of Harbour Post has moved for good and is asked at {new} from now on."


async def test_the_end_of_a_feed_is_told(watched: Newsstand) -> None:
    """410 stops the feed, and the admins hear of it once."""
    await watched.follow()
    watched.web.scripts["/feed"] = answer(410)
    for _ in range(3):
        await watched.tick(after=DAY)
    (words,) = await told(watched)
    assert words.startswith("Feed 1 of Harbour Post is not followed any more: ")
    assert "taken away for good" in words


async def test_a_feed_that_fails_for_a_day_is_told_once(watched: Newsstand) -> None:
    """Short trouble is nobody's business; a day of it is told once, with its cause, and so is the end."""
    await watched.follow()
    watched.serve([Item(1)])
    good = watched.web.scripts["/feed"]
    await watched.tick()
    watched.web.scripts["/feed"] = answer(500)
    for _ in range(7):
        await watched.tick(after=3 * HOUR)
    assert await told(watched) == []
    for _ in range(4):
        await watched.tick(after=DAY)
    (words,) = await told(watched)
    assert words.startswith("Feed 1 of Harbour Post cannot be read since 6 May 2024, 10:00 UTC: ")
    assert "500 Internal Server Error" in words
    watched.web.scripts["/feed"] = good
    for _ in range(2):
        await watched.tick(after=2 * DAY)
    assert (await told(watched))[1:] == ["Feed 1 of Harbour Post can be read again."]


async def test_a_day_between_two_polls_is_no_day_of_trouble(watched: Newsstand) -> None:
    """One poll that fails after a day without any, or a few of them, are nobody's business yet."""
    feed = await watched.follow()
    watched.serve([Item(1)])
    await watched.tick()
    watched.web.scripts["/feed"] = answer(502)
    for _ in range(2):
        await watched.tick(after=3 * DAY)
        assert await told(watched) == []
    await watched.tick(after=3 * DAY)
    assert len(await told(watched)) == 1
    watched.web.scripts["/feed"] = answer(410)
    await watched.tick(after=2 * DAY)
    assert len(await told(watched)) == 2
    again = await watched.follow()
    watched.web.scripts["/feed"] = answer(502)
    await watched.tick(after=30 * DAY)
    assert (again.feed_id, (await feed_now(watched, feed)).failures, len(await told(watched))) == (feed.feed_id, 1, 2)


async def test_what_fails_is_told_however_much_is_due(watched: Newsstand) -> None:
    """Also where there is always a feed to poll next, so that no round of polls ever ends."""
    failing, store = await watched.follow(), watched.desk.store
    claims = Claims(watched.desk)
    for hours in range(3):
        poll = FailedPoll(watched.clock.now() + hours * HOUR, watched.clock.now() + 9 * DAY, "It is away.")
        await store.feeds.note_failure(failing.feed_id, poll)
    watched.clock.turn(2 * DAY)
    await watched.follow(path="/due")
    assert await claims.next() is not None
    (words,) = await told(watched)
    assert words.startswith("Feed 1 of Harbour Post cannot be read since 6 May 2024, 07:00 UTC: It is away.")


async def test_nothing_is_wrong_with_the_feeds_of_a_disabled_outlet(watched: Newsstand) -> None:
    """They are not polled; who enables the outlet hears of them again if they still fail."""
    feed = await watched.follow()
    watched.web.scripts["/feed"] = answer(502)
    for _ in range(4):
        await watched.tick(after=DAY)
    outlet = await watched.desk.store.outlets.get(feed.outlet_id)
    assert outlet is not None
    await disable_outlet(watched.desk, outlet, is_disabled=True)
    assert await watched.desk.store.alarms.current() == ()
    await disable_outlet(watched.desk, outlet, is_disabled=False)
    await watched.tick(after=DAY)
    assert len(await told(watched)) == 2


async def test_many_feeds_that_fail_are_told_together(watched: Newsstand) -> None:
    """Of more than a few one post says how many they are and how to see them, another that they can be read again.

    What shows within some hours after a post waits for the next one.
    """
    paths = [f"/{number}" for number in range(6)]
    for number, path in enumerate(paths):
        await watched.follow(path=path)
        watched.web.scripts[path] = answer(502)
        if not number:
            await watched.tick()
            watched.clock.turn(3 * HOUR)
    for _ in range(60):
        await watched.tick(after=HOUR)
    first, many = await told(watched)
    assert first.startswith("Feed 1 of Harbour Post cannot be read since 6 May 2024, 07:00 UTC: ")
    assert many == "5 feeds cannot be read for a day or longer. /feed list shows them and why."
    for path in paths:
        watched.serve([Item(1)], path=path)
    await watched.tick(after=2 * DAY)
    assert (await told(watched))[2:] == ["6 feeds can be read again."]


async def test_a_feed_that_falls_silent_is_told_once(watched: Newsstand) -> None:
    """A feed of every few hours that brings nothing for days, though its server answers, is told of, and its return."""
    await watched.follow()
    for number in range(8):
        watched.serve([Item(n, START + n * 4 * HOUR) for n in range(number, -1, -1)])
        await watched.tick(after=4 * HOUR)
    assert await told(watched) == []
    for _ in range(6):
        await watched.tick(after=DAY)
    (words,) = await told(watched)
    assert words.startswith("Feed 1 of Harbour Post has brought nothing since 7 May 2024, which is long for it")
    watched.serve([Item(9, watched.clock.now())])
    await watched.tick(after=3 * DAY)
    assert (await told(watched))[1:] == ["Feed 1 of Harbour Post brings articles again."]


async def test_no_feed_is_silent_before_it_was_followed_for_as_long(watched: Newsstand) -> None:
    """A feed whose newest articles are days old when it is followed is given the time that it usually takes."""
    await watched.follow()
    watched.serve([Item(number, START - 2 * DAY - number * 3 * HOUR) for number in range(8)])
    for _ in range(2):
        await watched.tick(after=10 * HOUR)
        assert await told(watched) == []
    await watched.tick(after=DAY)
    (words,) = await told(watched)
    assert words.startswith("Feed 1 of Harbour Post has brought nothing since ")


async def test_nothing_is_wrong_any_more_with_a_feed_that_moved_onto_another(watched: Newsstand) -> None:
    """That it was silent is forgotten with it, and not found anew by the poll that ends it."""
    feed = await watched.follow()
    await watched.follow("kestrel.example", "/new")
    old = [Item(number, START - number * 3 * HOUR) for number in range(8)]
    watched.serve(old)
    watched.serve([], "kestrel.example", "/new")
    for _ in range(7):
        await watched.tick(after=DAY)
    assert [alarm.key for alarm in await watched.desk.store.alarms.current()] == ["feed/1/silent"]
    watched.web.scripts["/feed"] = answer(301, Location=watched.web.url("/new", "kestrel.example"))
    for _ in range(4):
        await watched.tick(after=DAY)
    assert not (await feed_now(watched, feed)).is_active
    assert await watched.desk.store.alarms.current() == ()


@pytest.mark.parametrize(
    ("choice", "is_page", "is_teaser"),
    [
        ("auto", [True, False], [False, False]),
        ("always", [True, True], [False, False]),
        ("never", [False] * 2, [True, False]),
    ],
)
async def test_where_pages_are_read_is_a_choice(
    choice: str, is_page: list[bool], is_teaser: list[bool], stand: Newsstand
) -> None:
    """By default a teaser's page is read; always reads every page, never leaves the feed's words and marks a teaser."""
    feed = await stand.follow()
    await choose_pages(stand.desk, feed, choice)
    items = [Item(1, text=TEASER, path="/keeper"), Item(2, START - HOUR, path="/whole")]
    stand.serve(items)
    for item in items:
        said = "".join(f"<p>{paragraph}</p>" for paragraph in item.body().split("\n\n"))
        page = PAGE.replace("Lighthouse", item.address.strip("/")).replace("</article>", f"{said}</article>")
        stand.web.scripts[item.address] = answer(body=page.encode(), Content_Type="text/html")
    await stand.tick()
    found = {article.head.url: article for article in await stand.articles()}
    articles = [found[stand.web.url(path)] for path in ("/keeper", "/whole")]
    assert ["miss the gulls" in article.text for article in articles] == is_page
    assert [article.head.is_teaser for article in articles] == is_teaser


async def test_a_teaser_stays_marked_until_the_whole_comes(stand: Newsstand) -> None:
    """Where the page is missing the feed's words are a teaser; the whole text makes a version, never the other way."""
    feed = await stand.follow()
    stand.serve([Item(1, text=TEASER, path="/keeper")])
    await stand.tick()
    (article,) = await stand.articles()
    assert article.head.is_teaser
    stand.serve([Item(1, path="/keeper")])
    await stand.tick(after=DAY)
    (article,) = await stand.articles()
    assert (article.head.is_teaser, article.head.ref.version) == (False, 2)
    await choose_pages(stand.desk, feed, "never")
    stand.serve([Item(1, text="Something short and quite other than before was said of it all.", path="/keeper")])
    await stand.tick(after=DAY)
    assert await stand.articles() == [article]


async def test_a_text_at_another_outlet_says_so(stand: Newsstand) -> None:
    """What a feed gives of another outlet's pages is shown as "A (text: B)", by its domain until that has a name."""
    await stand.follow()
    stand.serve([Item(1)], host="kestrel.example")
    await stand.tick()
    (article,) = await stand.articles()
    assert article.head.outlet.shown == "Harbour Post (text: kestrel.example)"
    await stand.desk.store.outlets.add("Kestrel Daily", domains=("kestrel.example",))
    (article,) = await stand.articles()
    assert article.head.outlet.shown == "Harbour Post (text: Kestrel Daily)"


async def test_a_feed_from_outside_leads_to_no_host_at_home(stand: Newsstand) -> None:
    """A link to a host that is opened counts only where the feed itself is at one."""
    public = stand.web.url("/keeper", "outside.example")
    with pytest.raises(FetchError, match=r"links to .* which is opened for direct requests only"):
        await stand.desk.fetcher.fetch(stand.web.url("/keeper"), kind=FetchKind.PAGE, linked_from=public)
    assert stand.web.asked == []
