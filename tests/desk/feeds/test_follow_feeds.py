"""Feeds are looked at before they are followed, and come and go as lists."""

from datetime import timedelta

import pytest

from desk.feeds.follow_feeds import find_followed, follow_feed, forecast, look_at
from desk.feeds.list_feeds import export_feeds, import_feeds, list_feeds
from domain.errors import InputRefusedError, NotFoundError
from domain.fetched import FetchError
from tests.fakes.web import answer
from tests.jobs.newsstand import Item, Newsstand, json_feed

HOME = """<!doctype html><html><head><link rel="alternate" type="application/feed+json" href="/feed" title="All">
</head><body>Welcome to the harbour.</body></html>"""
LIST = """<opml version="2.0"><body><outline text="Coast"><outline text="Post" xmlUrl="{good}"/></outline>
<outline text="Again" xmlUrl="{good}"/><outline text="Kestrel" xmlUrl="{bad}"/></body></opml>"""


ODD_LIST = """<opml version="2.0"><body><outline text="Twice" xmlUrl="{feed}"/><outline text="Politics / World">
<outline text="Deep"><outline text="Post" xmlUrl="{odd}#top" htmlUrl="{home}"/></outline></outline>
<outline text="Two" xmlUrl="{two}"/><outline text="File" xmlUrl="ftp://x.example/rss"/>
<outline text="Own" xmlUrl="https://me:word@x.example/rss"/></body></opml>"""


async def test_a_feed_is_looked_at_and_nothing_is_stored(stand: Newsstand) -> None:
    """A look gives the entries and what would be taken of them."""
    stand.serve([Item(1), Item(2, published=None)])
    looked = await look_at(stand.desk, stand.web.url("/feed"))
    assert looked.read is not None
    assert [entry.title for entry in forecast(stand.desk, looked).taken] == [Item(1).headline, Item(2).headline]
    assert await list_feeds(stand.desk) == ()


async def test_a_home_page_offers_its_feeds(stand: Newsstand) -> None:
    """A page is no feed, but may name some; it is not followed itself."""
    stand.web.scripts["/"] = answer(body=HOME.encode(), Content_Type="text/html")
    looked = await look_at(stand.desk, stand.web.url("/"))
    assert [offer.url for offer in looked.offers] == [stand.web.url("/feed")]
    with pytest.raises(InputRefusedError, match=r"is a page, not a feed; it offers http:.*/feed\."):
        await follow_feed(stand.desk, looked)


async def test_a_list_of_sitemaps_offers_them(stand: Newsstand) -> None:
    """Those of news come first; what is no page and lists nothing keeps its own refusal."""
    found = "".join(f"<sitemap><loc> {stand.web.url(path)} </loc></sitemap>" for path in ("/old.xml", "/news.xml"))
    body = f'<?xml version="1.0"?><sitemapindex xmlns="s">{found}</sitemapindex>'.encode()
    stand.web.scripts["/"] = answer(body=body, Content_Type="text/xml")
    looked = await look_at(stand.desk, stand.web.url("/"))
    assert [offer.url for offer in looked.offers] == [stand.web.url("/news.xml"), stand.web.url("/old.xml")]


@pytest.mark.parametrize(
    ("wire", "error", "words"),
    [
        (answer(403), FetchError, "403 Forbidden"),
        (answer(404), FetchError, "404 Not Found"),
        (answer(body=b"<html><body>Nothing</body></html>", Content_Type="text/html"), InputRefusedError, "HTML page"),
    ],
)
async def test_what_is_no_feed_is_refused_with_its_cause(
    wire: bytes, error: type[Exception], words: str, stand: Newsstand
) -> None:
    """The true cause is said, never only that it is no feed."""
    stand.web.scripts["/feed"] = wire
    with pytest.raises(error, match=words):
        await look_at(stand.desk, stand.web.url("/feed"))


@pytest.mark.parametrize(
    ("title", "given", "name"),
    [
        ("Harbour – Politics", None, "Harbour"),
        ("All the news", None, "harbour.example"),
        ("All the news", "Harbour Post", "Harbour Post"),
    ],
)
async def test_a_feed_gets_its_outlet(title: str, given: str | None, name: str, stand: Newsstand) -> None:
    """The outlet is the one that is named, else what the title and the domain agree on, else the domain."""
    stand.web.scripts["/feed"] = answer(body=json_feed([Item(1)], stand.web.url(""), title))
    feed = await follow_feed(stand.desk, await look_at(stand.desk, stand.web.url("/feed")), outlet=given)
    assert feed.outlet_name == name


async def test_a_known_domain_is_its_outlets(stand: Newsstand) -> None:
    """A feed of a domain that an outlet has is that outlet's."""
    await stand.desk.store.outlets.add("Harbour Post", domains=("harbour.example",))
    stand.serve([Item(1)])
    feed = await follow_feed(stand.desk, await look_at(stand.desk, stand.web.url("/feed")))
    assert feed.outlet_name == "Harbour Post"
    assert await find_followed(stand.desk, str(feed.feed_id)) == await find_followed(stand.desk, feed.url) == feed
    with pytest.raises(NotFoundError, match="/feed list"):
        await find_followed(stand.desk, "99")


async def test_a_name_that_is_not_the_domains_is_refused(stand: Newsstand) -> None:
    """A new name never becomes another name of the outlet that has the domain; one that is an outlet is taken."""
    outlets = stand.desk.store.outlets
    post = await outlets.add("Harbour Post", domains=("harbour.example",))
    stand.serve([Item(1)])
    looked = await look_at(stand.desk, stand.web.url("/feed"))
    with pytest.raises(InputRefusedError, match=r"is the domain of Harbour Post: .* /outlet add Harbour Sport"):
        await follow_feed(stand.desk, looked, outlet="Harbour Sport")
    assert await outlets.all() == (post,)
    await outlets.add("Harbour Sport")
    assert (await follow_feed(stand.desk, looked, outlet="harbour sport")).outlet_name == "Harbour Sport"
    assert [one.domains for one in await outlets.all()] == [("harbour.example",), ()]


async def test_an_outlet_with_a_domain_gets_no_other_by_a_feed(stand: Newsstand) -> None:
    """A feed somewhere else that is said to be an outlet's does not make all of that place the outlet's."""
    post = await stand.desk.store.outlets.add("Harbour Post", domains=("post.example",))
    stand.serve([Item(1)])
    looked = await look_at(stand.desk, stand.web.url("/feed"))
    assert (await follow_feed(stand.desk, looked, outlet="Harbour Post")).outlet_id == post.outlet_id
    assert await stand.desk.store.outlets.all() == (post,)


@pytest.mark.parametrize(
    ("links", "name"), [("kestrel.example", "Kestrel Daily"), ("harbour.example", "harbour.example")]
)
async def test_a_feed_belongs_to_a_page_that_its_entries_lead_to(links: str, name: str, stand: Newsstand) -> None:
    """The home that a feed gives is its own word: it counts only where most of its entries lead there too."""
    await stand.desk.store.outlets.add("Kestrel Daily", domains=("kestrel.example",))
    items = "".join(f"<item><title>A {at}</title><link>https://{links}/{at}</link></item>" for at in range(3))
    home = "<link>https://kestrel.example/</link>"
    body = f"<rss version='2.0'><channel><title>All</title>{home}{items}</channel></rss>"
    stand.web.scripts["/feed"] = answer(body=body.encode())
    feed = await follow_feed(stand.desk, await look_at(stand.desk, stand.web.url("/feed")))
    assert feed.outlet_name == name


async def test_a_feed_that_calls_itself_as_a_known_outlet_is_not_its(stand: Newsstand) -> None:
    """The name in a title is the feed's own word; where another outlet has it, the domain is the name."""
    await stand.desk.store.outlets.add("Harbour", domains=("harbour.test",))
    stand.web.scripts["/feed"] = answer(body=json_feed([Item(1)], stand.web.url(""), "Harbour"))
    feed = await follow_feed(stand.desk, await look_at(stand.desk, stand.web.url("/feed")))
    assert feed.outlet_name == "harbour.example"


async def test_a_feed_that_is_followed_keeps_its_outlet(stand: Newsstand) -> None:
    """Another name is refused with the way to change it, the same name is fine, and no outlet is made."""
    stand.serve([Item(1)])
    looked = await look_at(stand.desk, stand.web.url("/feed"))
    feed = await follow_feed(stand.desk, looked, outlet="Harbour Post")
    with pytest.raises(InputRefusedError, match=r"followed already, as feed 1 of Harbour Post; .* /feed remove 1"):
        await follow_feed(stand.desk, looked, outlet="Kestrel Daily")
    assert await follow_feed(stand.desk, looked, outlet="The Harbour Post") == await follow_feed(stand.desk, looked)
    assert [one.outlet_id for one in await stand.desk.store.outlets.all()] == [feed.outlet_id]


async def test_nothing_of_a_list_is_lost(stand: Newsstand) -> None:
    """Folders with a slash stay one, the first folder and page of a feed count, and what cannot be asked is named."""
    for path in ("/feed", "/two"):
        stand.serve([Item(1)], path=path)
    feed, two = stand.web.url("/feed"), f"feed:{stand.web.url('/two')}"
    odd = ODD_LIST.format(feed=feed, odd=feed.replace("http", "HTTP"), two=two, home=stand.web.url("/news"))
    results = await import_feeds(stand.desk, odd.encode(), "odd.opml")
    followed = [result.feed for result in results if result.feed]
    assert [(each.folders, each.title, each.home) for each in followed] == [
        (("Politics / World", "Deep"), "Twice", stand.web.url("/news")),
        ((), "Two", None),
    ]
    assert [(result.url, result.refusal) for result in results if result.refusal] == [
        ("ftp://x.example/rss", "ftp://x.example/rss is not a web address; it has to start with http:// or https://."),
        ("https://x.example/rss", "https://x.example/rss carries a user name or a password."),
    ]
    written = (await export_feeds(stand.desk)).decode()
    assert '<outline text="Politics / World">' in written
    assert f'htmlUrl="{stand.web.url("/news")}"' in written


async def test_every_spelling_of_an_address_is_one_feed(stand: Newsstand) -> None:
    """Case, fragment and the scheme of feed readers make no second feed, and each spelling finds it."""
    stand.serve([Item(1)])
    url = stand.web.url("/feed")
    odd = url.replace("http://harbour", " HTTP://Harbour") + "#top"
    first = await follow_feed(stand.desk, await look_at(stand.desk, odd))
    assert first.url == url
    assert await follow_feed(stand.desk, await look_at(stand.desk, f"feed:{url}")) == first
    assert await find_followed(stand.desk, odd) == first
    with pytest.raises(NotFoundError):
        await find_followed(stand.desk, "https://me:word@harbour.example/")


async def test_a_move_to_a_followed_feed_is_known_in_every_spelling(stand: Newsstand) -> None:
    """Who moves for good to what is followed, however it was typed, ends; it is not followed twice."""
    stand.serve([Item(1)], path="/new")
    old = await stand.follow()
    typed = stand.web.url("/new").replace("harbour", "HARBOUR")
    new = await follow_feed(stand.desk, await look_at(stand.desk, typed))
    stand.web.scripts["/feed"] = answer(301, Location="/new")
    for _ in range(4):
        await stand.tick(after=timedelta(days=1))
    assert [(each.feed.feed_id, each.feed.is_active) for each in await list_feeds(stand.desk)] == [
        (old.feed_id, False),
        (new.feed_id, True),
    ]


async def test_lists_come_in_and_go_out(stand: Newsstand) -> None:
    """Feeds that can be read are followed in their folders, each once; the others are named with their cause."""
    stand.serve([Item(1)])
    good, bad = stand.web.url("/feed"), stand.web.url("/none", "kestrel.example")
    results = await import_feeds(stand.desk, LIST.format(good=good, bad=bad).encode(), "feeds.opml")
    assert [(result.url, result.feed is not None) for result in results] == [(good, True), (bad, False)]
    assert "404" in (results[1].refusal or "")
    written = (await export_feeds(stand.desk)).decode()
    assert good in written
    again = await import_feeds(stand.desk, written.encode(), "feeds.opml")
    assert [result.feed and result.feed.feed_id for result in again] == [results[0].feed and results[0].feed.feed_id]
