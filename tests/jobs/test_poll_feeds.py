"""A feed's life: nothing twice, nothing missed, whatever its server does."""

import asyncio
import sqlite3
from asyncio import StreamWriter
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desk.feeds.claiming import CLAIMED, LOOK_SECONDS, Claims
from desk.feeds.take_entries import MOST_NEW
from domain.errors import StoreError
from domain.fetched import FetchCause, Fetched, FetchKind, HostBusyError, Validators
from domain.followed import ReadsPages
from domain.outlet import OutletStatus
from domain.ports import Fetcher
from jobs import poll_feeds
from tests.fakes.clock import START
from tests.fakes.web import Script, answer
from tests.jobs.newsstand import Item, Newsstand

DAY = timedelta(days=1)
EDITS, MOVES, FLOODS, SHOWS_OLD, DATES_ANEW = 4, 8, 18, 22, 26
DEAD = range(12, 15)
PAGE = """<!doctype html><html lang="en"><head><title>Lighthouse keeper retires</title></head><body><article>
<h1>Lighthouse keeper retires</h1>
<p>The keeper of the light on Sorrel Point put out his lamp for the last time on Friday, the harbour office says.</p>
<p>“I shall miss the gulls more than the stairs,” Edvin Marrow said as he handed over the keys to the town.</p>
<p>The tower is to become a small museum, and the first visitors are expected before the end of the summer.</p>
</article></body></html>"""


def brief(number: int, at: datetime) -> Item:
    """An item of few words."""
    return Item(number, at, text=Item(number).body().partition("\n\n")[0])


async def test_thirty_days_of_a_feed(stand: Newsstand) -> None:
    """A feed edits, moves, dies, returns, floods, dates all anew and shows old entries: each once, none is missed."""
    feed = await stand.follow()
    await stand.desk.store.feeds.choose_pages(feed.feed_id, ReadsPages.NEVER)
    items: list[Item] = []
    path = "/feed"
    for day in range(30):
        flood = MOST_NEW + 30 if day == FLOODS else 1
        items = [*(brief(len(items) + n, START + day * DAY) for n in reversed(range(flood))), *items]
        if day == EDITS:
            items[2] = items[2].edited("Correction: the quay has the number nine, the harbour office said on Tuesday.")
        if day == DATES_ANEW:
            items = [replace(item, published=START + day * DAY) for item in items]
        if day == MOVES:
            stand.web.scripts[path] = answer(301, Location="/new")
            path = "/new"
        stand.serve([*items[: max(5, flood)], *items[-3:]] if day > SHOWS_OLD else items[: max(5, flood)], path=path)
        if day in DEAD:
            stand.web.scripts[path] = answer(503)
        for _ in range(4):
            await stand.tick(after=DAY / 4)
    articles = await stand.articles()
    assert sorted(article.head.title or "" for article in articles) == sorted(item.headline for item in items)
    assert [article.head.title for article in articles if article.head.ref.version == 2] == [Item(EDITS - 2).headline]
    assert max(article.head.ref.version for article in articles) == 2
    health = await stand.health(feed)
    assert (health.articles, health.passed_over, health.feed.failures) == (len(items), 0, 0)
    assert (health.feed.url, health.feed.moved_to) == (stand.web.url("/new"), None)


async def test_an_article_is_of_the_feeds_outlet_with_what_the_feed_tells(stand: Newsstand) -> None:
    """Outlet, headline, date and address are the feed's."""
    await stand.follow()
    stand.serve([Item(1)])
    await stand.tick()
    (article,) = await stand.articles()
    head = article.head
    assert (head.outlet.name, head.outlet.status) == ("Harbour Post", OutletStatus.STATED)
    assert (head.title, head.published and head.published.at) == (Item(1).headline, START)
    assert head.url == stand.web.url("/news/matter-1-of-the-harbour")
    assert "said Petra Lund" in article.text


async def test_a_teaser_is_read_from_its_page(stand: Newsstand) -> None:
    """Where the feed gives only a teaser, the article is the page; where the page is missing, it is the teaser."""
    await stand.follow()
    teaser = "The keeper of the light on Sorrel Point put out his lamp on Friday, and the town said farewell to him."
    stand.serve([Item(1, text=teaser, path="/keeper"), Item(2, text=f"{teaser} Again.", path="/gone")])
    stand.web.scripts["/keeper"] = answer(body=PAGE.encode(), Content_Type="text/html")
    await stand.tick()
    texts = {article.head.url: article.text for article in await stand.articles()}
    assert "miss the gulls" in texts[stand.web.url("/keeper")]
    assert texts[stand.web.url("/gone")].endswith("Again.")


async def test_an_edited_entry_becomes_a_version(stand: Newsstand) -> None:
    """An edit makes version 2 of the same article; a trivial edit makes none."""
    await stand.follow()
    item = Item(1)
    stand.serve([item])
    await stand.tick()
    stand.serve([Item(1, text=item.body().replace("evening", "evning", 1))])
    await stand.tick(after=DAY)
    (article,) = await stand.articles()
    assert article.head.ref.version == 1
    stand.serve([item.edited("Correction: the quay has the number nine, the harbour office said on Tuesday.")])
    await stand.tick(after=DAY)
    (article,) = await stand.articles()
    assert article.head.ref.version == 2
    assert "Correction" in article.text


async def test_entries_that_lead_to_one_page_are_an_article_each(stand: Newsstand) -> None:
    """Whether they come together or one by one, none takes the place of another, and none comes twice."""
    await stand.follow()
    titles = ("Ferry crews begin a strike at the quay", "Lake level falls by four metres", "Opera house opens again")
    one, two, three = (Item(at, path="/ticker", guid=f"g{at}", title=title) for at, title in enumerate(titles))
    for window in ([one], [two, one], [two], [three], [two, one], [one]):
        stand.serve(window)
        await stand.tick(after=DAY)
    heads = [article.head for article in await stand.articles()]
    assert [(head.title, head.ref.version) for head in heads] == [(title, 1) for title in titles]
    assert [head.url for head in heads] == [stand.web.url("/ticker"), None, None]


async def test_an_entry_that_changes_its_id_and_address_is_no_new_article(stand: Newsstand) -> None:
    """Neither another id nor tracking parameters make an article new; an edit at another address is a version."""
    await stand.follow()
    item = Item(1)
    stand.serve([item])
    await stand.tick()
    link = "/news/matter-1-of-the-harbour"
    stand.serve([Item(1, guid="other", path=f"{link}?utm_source=feed")])
    await stand.tick(after=DAY)
    edited = item.edited("Correction: the quay has the number nine, the harbour office said on Tuesday.")
    stand.serve([Item(1, text=edited.body(), path="/news/harbour-matter-settled-1")])
    await stand.tick(after=DAY)
    (article,) = await stand.articles()
    assert (article.head.ref.version, article.head.url) == (2, stand.web.url(link))


async def test_what_slides_back_into_the_window_is_known(stand: Newsstand) -> None:
    """Entries that were gone for weeks and come again are no news."""
    await stand.follow()
    stand.serve([Item(1)])
    await stand.tick()
    stand.serve([Item(2, START + DAY)])
    await stand.tick(after=20 * DAY)
    stand.serve([Item(3, START + 21 * DAY), Item(1, START + 22 * DAY), Item(2)])
    await stand.tick(after=20 * DAY)
    assert [article.head.title for article in await stand.articles()] == [Item(n).headline for n in (1, 2, 3)]


async def test_the_first_poll_takes_what_is_recent(stand: Newsstand) -> None:
    """An archive is passed over and stays so; it is told how much that was."""
    feed = await stand.follow()
    archive = [Item(number, START - number * DAY) for number in range(10, 20)]
    stand.serve([Item(1), Item(2, START - DAY), *archive])
    await stand.tick()
    assert len(await stand.articles()) == 2
    health = await stand.health(feed)
    assert (health.articles, health.passed_over) == (2, 10)
    stand.serve([Item(3, START + DAY), Item(1), *archive])
    await stand.tick(after=DAY)
    assert len(await stand.articles()) == 3


async def test_a_first_poll_never_floods(stand: Newsstand) -> None:
    """Of very many undated entries the first ones are taken, the others passed over for good."""
    await stand.follow()
    items = {number: Item(number, None, text=f"The bell of {number} boats was heard.", path="") for number in range(41)}
    stand.serve([items[number] for number in range(40)])
    await stand.tick()
    taken = {article.head.title for article in await stand.articles()}
    assert taken == {Item(number).headline for number in range(30)}
    stand.serve([items[40], *(items[number] for number in range(39))])
    await stand.tick(after=DAY)
    assert len(await stand.articles()) == 31


@pytest.mark.parametrize(
    ("wire", "words"),
    [
        (answer(403), "403 Forbidden: it keeps programs or those without a subscription out"),
        (answer(500), "500 Internal Server Error"),
        (answer(body=b"<!doctype html><html><body>Welcome</body></html>", Content_Type="text/html"), "is not a feed"),
        (answer(body=b"not a feed at all"), "is not a feed"),
    ],
)
async def test_a_broken_feed_stops_no_other(wire: bytes, words: str, stand: Newsstand) -> None:
    """Of three feeds one is broken: the others are read, and its cause is kept in words; it is tried again later."""
    feeds = [await stand.follow(host, f"/{host}") for host in ("harbour.example", "kestrel.example", "tarn.example")]
    stand.serve([Item(1)], "harbour.example", "/harbour.example")
    stand.web.scripts["/kestrel.example"] = wire
    stand.serve([Item(2)], "tarn.example", "/tarn.example")
    await stand.tick()
    assert {article.head.outlet.name for article in await stand.articles()} == {"Harbour Post", "Tarn Voice"}
    broken = (await stand.health(feeds[1])).feed
    assert words in (broken.last_error or "")
    assert (broken.failures, broken.is_active) == (1, True)
    assert timedelta(minutes=5) < broken.next_poll_at - stand.clock.now() < timedelta(minutes=15)
    stand.serve([Item(3)], "kestrel.example", "/kestrel.example")
    await stand.tick(after=timedelta(hours=1))
    healed = (await stand.health(feeds[1])).feed
    assert (healed.failures, healed.last_error) == (0, None)
    assert len(await stand.articles()) == 3


async def test_failures_are_tried_less_and_less_but_daily(stand: Newsstand) -> None:
    """The wait doubles with each failure, up to a day."""
    feed = await stand.follow()
    stand.web.scripts["/feed"] = answer(500)
    waits = []
    for _ in range(12):
        await stand.tick()
        waits.append((await stand.health(feed)).feed.next_poll_at - stand.clock.now())
        stand.clock.turn(waits[-1])
    assert waits[0] < waits[2] < waits[4] < waits[6]
    assert all(0.89 * DAY < wait < 1.11 * DAY for wait in waits[-2:])


async def test_a_feed_that_is_gone_is_polled_no_more(stand: Newsstand) -> None:
    """410 ends the following."""
    feed = await stand.follow()
    stand.web.scripts["/feed"] = answer(410)
    await stand.tick()
    await stand.tick(after=30 * DAY)
    health = await stand.health(feed)
    assert (health.feed.is_active, len(stand.web.asked)) == (False, 1)
    assert "taken away for good" in (health.feed.last_error or "")


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_asks_to_wait_is_obeyed(status: int, stand: Newsstand) -> None:
    """Nothing is asked before the time that `Retry-After` names."""
    await stand.follow()
    stand.web.scripts["/feed"] = answer(status, Retry_After="36000")
    await stand.tick()
    await stand.tick(after=timedelta(hours=9.9))
    assert len(stand.web.asked) == 1
    await stand.tick(after=timedelta(hours=0.2))
    assert len(stand.web.asked) == 2


async def test_a_move_for_good_is_noted(stand: Newsstand) -> None:
    """The feed is read where it moved to, and its new address is kept beside the old one."""
    feed = await stand.follow()
    stand.web.scripts["/feed"] = answer(301, Location="/new")
    stand.serve([Item(1)], path="/new")
    await stand.tick()
    assert len(await stand.articles()) == 1
    assert (await stand.health(feed)).feed.moved_to == stand.web.url("/new")


async def test_two_processes_never_poll_one_feed_at_once(stand: Newsstand) -> None:
    """Two ticks at one moment ask the server once."""
    await stand.follow()
    stand.serve([Item(1)])
    await asyncio.gather(poll_feeds.run(stand.desk), poll_feeds.run(stand.desk))
    assert stand.web.paths() == ["/feed"]


async def test_who_is_stopped_leaves_its_feeds_to_the_next(stand: Newsstand) -> None:
    """What it had claimed is due at once, and not when its claim would end."""
    await stand.follow()
    asked = asyncio.Event()

    async def drip(_writer: StreamWriter) -> None:
        asked.set()
        await asyncio.Event().wait()

    stand.web.scripts["/feed"] = drip
    polling = asyncio.create_task(poll_feeds.run(stand.desk))
    await asyncio.wait_for(asked.wait(), 30)
    polling.cancel()
    await asyncio.wait({polling})
    stand.serve([Item(1)])
    await poll_feeds.run(stand.desk)
    assert len(await stand.articles()) == 1


def hanging(asked: asyncio.Event, end: asyncio.Event) -> Script:
    """A feed that says when it is asked, and fails when it is let."""

    async def script(writer: StreamWriter) -> None:
        asked.set()
        await end.wait()
        writer.write(answer(502))

    return script


async def test_a_slow_host_with_many_feeds_holds_up_no_other(stand: Newsstand) -> None:
    """No more of its feeds are claimed than are asked for, and what becomes due elsewhere meanwhile is polled."""
    asked, ends = ({f"/{number}": asyncio.Event() for number in range(6)} for _ in range(2))
    is_quick = asyncio.Event()

    async def quick(writer: StreamWriter) -> None:
        is_quick.set()
        writer.write(answer(304))

    slow = [await stand.follow(path=path) for path in asked]
    stand.web.scripts |= {path: hanging(asked[path], ends[path]) for path in asked} | {"/quick": quick}
    polling = asyncio.create_task(poll_feeds.run(stand.desk))
    await asyncio.wait_for(asked["/1"].wait(), 30)
    is_claimed = [(await stand.health(feed)).feed.next_poll_at > stand.clock.now() for feed in slow]
    assert is_claimed == [True, True, False, False, False, False]
    await stand.follow("kestrel.example", "/quick")
    ends["/0"].set()
    await asyncio.wait_for(is_quick.wait(), 30)
    for end in ends.values():
        end.set()
    await asyncio.wait_for(polling, 30)
    assert [(await stand.health(feed)).feed.failures for feed in slow] == [1] * 6


async def test_a_database_that_fails_leaves_nobody_polling(stand: Newsstand, tmp_path: Path) -> None:
    """The tick ends with the error, whatever else was under way, and what it had claimed is due at once."""
    asked, ends = ({path: asyncio.Event() for path in ("/0", "/1")} for _ in range(2))

    feeds = [await stand.follow(path=path) for path in asked]
    stand.web.scripts |= {path: hanging(asked[path], ends[path]) for path in asked}
    polling = asyncio.create_task(poll_feeds.run(stand.desk))
    await asyncio.wait_for(asked["/1"].wait(), 30)
    await stand.follow("kestrel.example", "/quick")
    with closing(sqlite3.connect(tmp_path / "news.sqlite3")) as connection:
        connection.execute("ALTER TABLE feed_entries RENAME TO elsewhere")
        ends["/0"].set()
        with pytest.raises(StoreError):
            await asyncio.wait_for(polling, 30)
        connection.execute("ALTER TABLE elsewhere RENAME TO feed_entries")
    assert (await stand.health(feeds[1])).feed.next_poll_at == stand.clock.now()


async def test_who_claims_while_a_round_is_closed_waits_for_nothing_more(stand: Newsstand) -> None:
    """Though a feed is still under way, of which others might have to wait for the end."""
    await stand.follow()
    claims = Claims(stand.desk)
    assert await claims.next() is not None
    claiming = asyncio.create_task(claims.next())
    await asyncio.sleep(0)
    claims.close()
    assert await asyncio.wait_for(claiming, LOOK_SECONDS / 2) is None


async def test_a_feed_that_waits_too_long_is_left_to_who_polls_next(stand: Newsstand) -> None:
    """One whose claim may end while it is taken in is not taken in: by then somebody else may poll it."""
    await stand.follow()
    stand.serve([Item(1)])
    served = stand.web.scripts["/feed"]
    assert callable(served)
    waits = iter((CLAIMED, timedelta(0)))

    async def late(writer: StreamWriter) -> None:
        stand.clock.turn(next(waits))
        await served(writer)

    stand.web.scripts["/feed"] = late
    await stand.tick()
    assert (len(await stand.articles()), stand.web.paths()) == (1, ["/feed"] * 2)


async def test_an_outlet_that_is_merged_while_its_feed_is_polled(stand: Newsstand) -> None:
    """What the poll brings is the other outlet's at once, and nothing has failed."""
    feed = await stand.follow()
    outlets = stand.desk.store.outlets
    other = await outlets.add("Kestrel Daily", domains=("kestrel.example",))
    stand.serve([Item(1), Item(2)])
    served = stand.web.scripts["/feed"]
    assert callable(served)

    async def merging(writer: StreamWriter) -> None:
        stand.web.scripts["/feed"] = served
        counts = await outlets.counts(feed.outlet_id), await outlets.counts(other.outlet_id)
        assert await outlets.merge(feed.outlet_id, other.outlet_id, expected=counts)
        await served(writer)

    stand.web.scripts["/feed"] = merging
    await stand.tick()
    now = (await stand.health(feed)).feed
    assert (now.outlet_name, now.failures, now.last_error) == ("Kestrel Daily", 0, None)
    assert [article.head.outlet.name for article in await stand.articles()] == ["Kestrel Daily"] * 2


async def test_two_feeds_of_an_outlet_share_their_articles(stand: Newsstand) -> None:
    """An article in two feeds of one outlet is one article, seen in both."""
    feeds = [await stand.follow(path=path) for path in ("/front", "/politics")]
    for path in ("/front", "/politics"):
        stand.serve([Item(1)], path=path)
    await stand.tick()
    assert len(await stand.articles()) == 1
    assert [(await stand.health(feed)).articles for feed in feeds] == [1, 1]


async def test_an_entry_without_any_words_waits_for_its_page(stand: Newsstand) -> None:
    """It is asked again at the pace of the feed, until it is there."""
    await stand.follow()
    stand.serve([Item(1, text="", title=" ", path="/keeper", published=None)])
    stand.web.scripts["/keeper"] = answer(500)
    await stand.tick()
    assert await stand.articles() == []
    await stand.tick(after=timedelta(minutes=10))
    assert stand.web.paths().count("/keeper") == 1
    stand.web.scripts["/keeper"] = answer(body=PAGE.encode(), Content_Type="text/html")
    await stand.tick(after=DAY)
    (article,) = await stand.articles()
    assert "miss the gulls" in article.text


async def test_a_headline_whose_page_is_down_is_stored_at_once(stand: Newsstand) -> None:
    """It is there when its entry is gone from the feed at the next poll; else the page is version 2."""
    await stand.follow()
    stand.serve([Item(number, text="", path=f"/keeper/{number}") for number in (1, 2)])
    stand.web.scripts |= dict.fromkeys(("/keeper/1", "/keeper/2"), answer(503))
    await stand.tick()
    stand.serve([Item(2, text="", path="/keeper/2")])
    stand.web.scripts["/keeper/2"] = answer(body=PAGE.encode(), Content_Type="text/html")
    for _ in range(2):
        await stand.tick(after=timedelta(hours=1))
    whole, headline = sorted(await stand.articles(), key=lambda article: article.head.is_teaser)
    assert headline.head.title == Item(1).headline
    assert (headline.text, headline.head.is_teaser, headline.head.ref.version) == ("", True, 1)
    assert ("miss the gulls" in whole.text, whole.head.is_teaser, whole.head.ref.version) == (True, False, 2)
    assert stand.web.paths().count("/keeper/2") == 2


@pytest.mark.parametrize(("status", "asked"), [(404, 1), (503, 3)])
@pytest.mark.parametrize("text", ["", "The keeper of the light put out his lamp on Friday."])
async def test_a_page_that_stays_away_is_given_up(status: int, asked: int, text: str, stand: Newsstand) -> None:
    """At once where there is none, else two hours after it was published; then the feed is asked with conditions."""
    await stand.follow()
    stand.serve([Item(1, text=text, path="/keeper")])
    stand.web.scripts["/keeper"] = answer(status)
    for _ in range(6):
        await stand.tick()
        stand.clock.turn(timedelta(hours=1))
    (article,) = await stand.articles()
    assert (article.head.title, article.head.ref.version) == (Item(1).headline, 1)
    assert stand.web.paths().count("/keeper") == asked
    assert "if-none-match" in [each.headers for each in stand.web.asked if each.path == "/feed"][-1]


async def test_a_teaser_whose_page_was_down_becomes_the_page(stand: Newsstand) -> None:
    """The feed's words are there at once, and the page is version 2 as soon as its server is well again."""
    await stand.follow()
    stand.serve([Item(1, text="The keeper of the light on Sorrel Point put out his lamp on Friday.", path="/keeper")])
    stand.web.scripts["/keeper"] = answer(503)
    await stand.tick()
    await stand.tick(after=timedelta(hours=1))
    (teaser,) = await stand.articles()
    assert (teaser.head.ref.version, teaser.head.is_teaser, stand.web.paths().count("/keeper")) == (1, True, 2)
    stand.web.scripts["/keeper"] = answer(body=PAGE.encode(), Content_Type="text/html")
    for _ in range(2):
        await stand.tick(after=timedelta(hours=1))
    (article,) = await stand.articles()
    assert (article.head.ref.version, article.head.is_teaser, stand.web.paths().count("/keeper")) == (2, False, 3)
    assert "miss the gulls" in article.text


async def test_pages_of_a_host_that_asks_to_wait_come_later(stand: Newsstand) -> None:
    """One page that is refused for a while costs the others nothing: all are whole in the end, old entries too."""
    await stand.follow()
    words = "The keeper of the light on Sorrel Point put out lamp {} on Friday."
    old = START - DAY
    stand.serve([Item(n, old, text=words.format(n), path=f"/{n}") for n in range(4)])
    pages = {
        f"/{n}": answer(body=PAGE.replace("gulls", f"{n} gulls").encode(), Content_Type="text/html") for n in range(4)
    }
    stand.web.scripts |= dict.fromkeys(pages, answer(429, Retry_After="20"))
    await stand.tick()
    assert [article.head.is_teaser for article in await stand.articles()] == [True] * 4
    assert sum(path in pages for path in stand.web.paths()) == 1
    stand.web.scripts |= pages
    for _ in range(2):
        await stand.tick(after=timedelta(hours=2))
    assert [article.head.is_teaser for article in await stand.articles()] == [False] * 4


async def test_a_page_that_nobody_asked_for_comes_later(stand: Newsstand) -> None:
    """Where other requests to its host took too long to wait for, that of an old entry is asked for later."""
    await stand.follow()
    stand.serve([Item(1, START - DAY, text="The keeper put out the lamp on Friday.", path="/keeper")])
    stand.web.scripts["/keeper"] = answer(body=PAGE.encode(), Content_Type="text/html")
    free = stand.desk.fetcher
    stand.desk = replace(stand.desk, fetcher=_BusyWithPages(free))
    await stand.tick()
    assert [article.head.is_teaser for article in await stand.articles()] == [True]
    stand.desk = replace(stand.desk, fetcher=free)
    await stand.tick(after=timedelta(hours=1))
    assert [article.head.is_teaser for article in await stand.articles()] == [False]


class _BusyWithPages:
    """A fetcher that gets feeds alone."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def fetch(
        self, url: str, *, kind: FetchKind, validators: Validators | None = None, linked_from: str | None = None
    ) -> Fetched:
        """What the other one gets, if it is no page."""
        if kind is FetchKind.PAGE:
            raise HostBusyError("The host is busy.", FetchCause.TIMEOUT)
        return await self._fetcher.fetch(url, kind=kind, validators=validators, linked_from=linked_from)


async def test_notes_on_one_page_are_an_article_each(stand: Newsstand) -> None:
    """Entries whose links differ only behind the mark are told apart, again and again, and asked for at no page."""
    await stand.follow()
    notes = [Item(n, text=f"The bell of boat {n} rang.", path=f"/notes#n{n}", title=f"Bell of {n}") for n in range(4)]
    for day in range(3):
        stand.serve([*notes, Item(9 + day)])
        await stand.tick(after=DAY)
    stored = [article.head for article in await stand.articles() if "Bell" in (article.head.title or "")]
    assert {head.url for head in stored} == {stand.web.url(f"/notes#n{n}") for n in range(4)}
    assert [head.ref.version for head in stored] == [1] * 4
    assert "/notes" not in stand.web.paths()


async def test_a_headline_without_words_is_an_article(stand: Newsstand) -> None:
    """Where the feed has no words and the page none either, what is stored is the headline, once each."""
    await stand.follow()
    stand.serve([Item(1, text="", path="/films/1"), Item(2, text="", path="/films/2")])
    for number in (1, 2):
        stand.web.scripts[f"/films/{number}"] = answer(403)
    for _ in range(2):
        await stand.tick(after=DAY)
    heads = {(article.head.title, article.text, article.head.ref.version) for article in await stand.articles()}
    assert heads == {(Item(number).headline, "", 1) for number in (1, 2)}


async def test_a_poll_that_takes_long_goes_on_with_the_next_one(stand: Newsstand) -> None:
    """What could not be taken in time is taken soon after, although the feed has not changed since."""
    feed = await stand.follow()
    stand.serve([Item(number, text="", path=f"/{number}") for number in (1, 2)])

    async def slow(writer: StreamWriter) -> None:
        stand.clock.turn(timedelta(minutes=3))
        writer.write(answer(body=PAGE.replace("forty", "many").encode(), Content_Type="text/html"))
        await writer.drain()

    stand.web.scripts |= {"/1": slow, "/2": slow}
    await stand.tick()
    assert len(await stand.articles()) == 1
    health = await stand.health(feed)
    assert (health.feed.last_error, health.feed.next_poll_at - stand.clock.now()) == (None, timedelta(minutes=5))
    await stand.tick(after=timedelta(minutes=5))
    assert len(await stand.articles()) == 2


async def test_broken_characters_of_a_feed_stop_nothing(stand: Newsstand) -> None:
    """NUL and half characters cost no other entry its place, also where they come with an edit."""
    feed = await stand.follow()
    stand.serve([Item(1), Item(2, text=f"Bells \ud800 rang in Tarn. {Item(2).body()}")])
    await stand.tick()
    assert len(await stand.articles()) == 2
    stand.serve([Item(1).edited("And\x00 then the bells of the whole town rang for an hour."), Item(3)])
    await stand.tick(after=DAY)
    assert len(await stand.articles()) == 3
    assert (await stand.health(feed)).feed.failures == 0


async def test_the_encoding_that_only_the_header_names_is_read(stand: Newsstand) -> None:
    """A feed in an older encoding that does not say so itself is read by what its server says."""
    await stand.follow()
    item = "<item><title>Забастовка паромов</title><description>Экипажи ждут.</description><guid>1</guid></item>"
    body = f'<rss version="2.0"><channel>{item}</channel></rss>'.encode("cp1251")
    stand.web.scripts["/feed"] = answer(body=body, Content_Type="text/xml; charset=windows-1251")
    await stand.tick()
    assert [(each.head.title, each.text) for each in await stand.articles()] == [
        ("Забастовка паромов", "Экипажи ждут.")
    ]
