"""`/feed`."""

import pytest

from domain.chat import Role
from tests.fakes.web import answer
from tests.handlers.newsroom import Newsroom, make_router
from tests.jobs.newsstand import Item, Newsstand

HOME = """<!doctype html><html><head><link rel="alternate" type="application/feed+json" href="/feed" title="All">
</head><body>Welcome to the harbour.</body></html>"""


def room_of(stand: Newsstand) -> Newsroom:
    """Somebody to ask about the feeds of a stand."""
    return Newsroom(stand.desk, make_router(stand.desk))


async def test_a_feed_is_checked_followed_listed_and_removed(stand: Newsstand) -> None:
    """Each step says what it did; the list shows health at a glance."""
    room, url = room_of(stand), stand.web.url("/feed")
    assert "No feed is followed yet" in await room.text("/feed")
    stand.serve([Item(1), Item(2, text="Only a teaser.")])
    checked = await room.text(f"/feed check {url}")
    assert "Would take 2 now and pass over 0; nothing is stored." in checked
    assert f"{Item(1).headline}, 6 May 2024, whole text" in checked
    assert "teaser, so its page is read" in checked
    added = await room.text(f"/feed add {url} Harbour Post")
    assert "Following feed 1 of Harbour Post" in added
    assert "not polled yet" in await room.text("/feed list")
    stand.serve([Item(1)])
    await stand.tick()
    listed = await room.text("/feed")
    assert f"1. Harbour Post · {url} · read 0 min ago · next in " in listed
    assert "1 article, 1.0 a day" in listed
    stand.web.scripts["/feed"] = answer(403)
    await stand.tick(
        after=(await stand.desk.store.feeds.listed(now=stand.clock.now()))[0].feed.next_poll_at - stand.clock.now()
    )
    assert "1 feed, 1 of them with a problem" in (failing := await room.text("/feed list"))
    assert "failed 1 time: " in failing
    assert "403 Forbidden" in failing
    assert "followed no more" in await room.text("/feed remove 1")
    assert "No feed is followed yet" in await room.text("/feed list")


async def test_a_feed_that_is_followed_already_is_said(stand: Newsstand) -> None:
    """Adding it again promises no first poll; its address alone tries it."""
    room, url = room_of(stand), stand.web.url("/feed")
    stand.serve([Item(1)])
    assert "Its first poll takes 1 entry." in await room.text(f"/feed add {url}")
    await stand.tick()
    again = await room.text(f"/feed add {url}")
    assert "Following feed 1 of harbour.example, as before" in again
    assert "Its next poll is in " in again
    assert "first poll" not in again
    assert "nothing is stored" in await room.text(f"/feed {url}")


async def test_a_home_page_is_answered_with_its_feeds(stand: Newsstand) -> None:
    """What a page offers can be added with a press."""
    stand.web.scripts["/"] = answer(body=HOME.encode(), Content_Type="text/html")
    for action in ("add", "check"):
        text = await room_of(stand).text(f"/feed {action} {stand.web.url('/')}")
        assert "is a page, not a feed" in text
        assert "All" in text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("/feed add", "needs the address"),
        ("/feed remove 7", "No feed 7 is followed"),
        ("/feed add http://127.0.0.1/feed", "is a loopback address. Name it in BYLINE_FETCH_OPENED if"),
        ("/feed check http://tarn.example:1/x", "is at port 1; http is asked at 80 only"),
        ("/feed check https://новости.example:1/ä", "https://xn--b1amnebsh.example:1/%C3%A4 is at port 1"),
        ("/feed ad https://tarn.example/rss", "Perhaps /feed add https://tarn.example/rss is meant."),
        ("/feed tarn", "for example /feed add https://harbourpost.example/rss"),
        ("/feed edit", "for example /feed edit 3 pages always"),
        ("/feed remove", "for example /feed remove 3"),
    ],
)
async def test_what_cannot_be_done_is_said(asked: str, words: str, stand: Newsstand) -> None:
    """A wrong address, number or nothing at all gets one sentence."""
    assert words in await room_of(stand).text(asked)


async def test_who_may(stand: Newsstand) -> None:
    """Admins only."""
    assert "is for the admins" in await room_of(stand).text("/feed list", role=Role.CHAT_ADMIN)
