"""Pages of entries: whether they are the article, and when they are read again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from desk.feeds.read_again import MOST_AGAIN
from tests.fakes.clock import START
from tests.fakes.web import answer
from tests.jobs.newsstand import Item, Newsstand

TEASER = "The keeper of the light on Sorrel Point put out his lamp on Friday, and the town said farewell to him."
KEEPER = "The keeper puts out his lamp"
PARAGRAPHS = (
    TEASER,
    "“I shall miss the gulls more than the lamp,” said Jonas Reed, who kept the light for forty years.",
    "The council of Carrow will decide in spring whether the tower becomes a museum or a home for the pilots.",
    "Nobody has asked for the rooms below the lamp, which stood empty for most of the winter, the council said.",
)
UPDATES = (
    "The crew of the second boat has lifted the last beam from the north side of the pier, the harbour office wrote.",
    "The tide stopped the crew of the first boat for two hours, and no beam was lifted until it fell again at noon.",
    "All boats are back in the basin, and the pier stays closed for the night, the harbour office of Carrow wrote.",
)
LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Works on the pier"}</script>'
WALLS = (
    ("Page not found", "Sorry, the page you were looking for does not exist or has been moved to another address."),
    ("Log in", "Forgot your password? You can reset it at any time. New here? Create an account to save stories."),
    ("Just a moment...", "Checking if the site connection is secure. Enable JavaScript and cookies to continue."),
    ("Souhlas s cookies", "My a naši partneři ukládáme informace do zařízení. Kliknutím na Souhlasím pokračujete."),
    (KEEPER, "You need to enable JavaScript to run this app and to see what it has to say to you today."),
)


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A page as a server sends it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    opening = f"<!doctype html><html><head><title>{title}</title>{head}</head>"
    html = f"{opening}<body><article><h1>{title}</h1>{text}</article>"
    return answer(body=f"{html}</body></html>".encode(), Content_Type="text/html")


@pytest.mark.parametrize("wall", WALLS)
async def test_a_wall_is_not_taken_for_the_article(stand: Newsstand, wall: tuple[str, str]) -> None:
    """The feed's words are stored as a teaser, and the page is asked for again; when it is there it is version 2."""
    await stand.follow()
    stand.serve([Item(1, text=TEASER, title=KEEPER, path="/keeper")])
    stand.web.scripts["/keeper"] = page(*wall)
    await stand.tick()
    (teaser,) = await stand.articles()
    assert (teaser.head.title, teaser.text, teaser.head.is_teaser) == (KEEPER, TEASER, True)
    stand.web.scripts["/keeper"] = page(KEEPER, *PARAGRAPHS)
    await stand.tick(after=timedelta(hours=1))
    (article,) = await stand.articles()
    assert (article.head.ref.version, article.head.is_teaser) == (2, False)


async def test_a_wall_never_replaces_a_stored_article(stand: Newsstand) -> None:
    """Neither does it when the feed words its entry anew."""
    await stand.follow()
    stand.serve([Item(1, text=TEASER, title=KEEPER, path="/keeper")])
    stand.web.scripts["/keeper"] = page(KEEPER, *PARAGRAPHS)
    await stand.tick()
    for wall in WALLS:
        stand.web.scripts["/keeper"] = page(*wall)
        stand.serve([Item(1, text=f"{TEASER} {wall[1][:20]} again.", title=KEEPER, path="/keeper")])
        await stand.tick(after=timedelta(hours=2))
    (article,) = await stand.articles()
    assert (article.head.ref.version, article.head.is_teaser) == (1, False)
    assert "miss the gulls" in article.text


async def test_the_home_page_is_no_article(stand: Newsstand) -> None:
    """A link that leads home shows the headline too, among all others."""
    await stand.follow()
    stand.serve([Item(1, text=TEASER, title=KEEPER, path="/keeper")])
    stand.web.scripts["/keeper"] = answer(302, Location="/")
    stand.web.scripts["/"] = page("Harbour Post", KEEPER, *PARAGRAPHS)
    await stand.tick()
    (teaser,) = await stand.articles()
    assert (teaser.text, teaser.head.is_teaser) == (TEASER, True)


async def test_a_page_under_another_headline_is_the_article(stand: Newsstand) -> None:
    """It has the teaser's words."""
    await stand.follow()
    stand.serve([Item(1, text=TEASER, title=KEEPER, path="/keeper")])
    stand.web.scripts["/keeper"] = page("Forty years above the sea", *PARAGRAPHS)
    await stand.tick()
    (article,) = await stand.articles()
    assert (article.head.title, article.head.is_teaser) == ("Forty years above the sea", False)


def atom(stand: Newsstand, entries: Sequence[tuple[str, datetime]]) -> bytes:
    """A feed of entries that say when they were changed, by their paths; their words never change."""
    rows = "".join(
        f"<entry><id>tag:harbour.example{path}</id><title>Works on the pier of {path[1:]}</title>"
        f'<link href="{stand.web.url(path)}"/><published>{START.isoformat()}</published>'
        f"<updated>{at.isoformat()}</updated><summary>All about the works at {path[1:]}.</summary></entry>"
        for path, at in entries
    )
    body = f'<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>Harbour Post</title>{rows}</feed>'
    return answer(body=body.encode(), ETag=f'"{hash(body)}"')


async def test_a_page_is_read_again_when_the_feed_says_that_it_changed(stand: Newsstand) -> None:
    """What is new in it becomes a version, a trivial edit none; without a new date nobody asks."""
    await stand.follow()
    pages = (
        (0, PARAGRAPHS, 1, 1),
        (0, UPDATES, 1, 1),
        (1, (*PARAGRAPHS[:-1], PARAGRAPHS[-1].replace("council", "counncil")), 2, 1),
        (2, (*PARAGRAPHS, UPDATES[0]), 3, 2),
    )
    for hours, paragraphs, asked, version in pages:
        stand.web.scripts["/quay"] = page("Works on the pier of quay", *paragraphs)
        stand.web.scripts["/feed"] = atom(stand, [("/quay", START + timedelta(hours=hours))])
        await stand.tick(after=timedelta(hours=1))
        (article,) = await stand.articles()
        assert (stand.web.paths().count("/quay"), article.head.ref.version) == (asked, version)


async def test_a_live_page_is_read_while_it_grows(stand: Newsstand) -> None:
    """At each poll of its feed, until it is not called live any more."""
    await stand.follow()
    stand.web.scripts["/feed"] = atom(stand, [("/quay", START)])
    for number in range(1, 4):
        stand.web.scripts["/quay"] = page("Works on the pier of quay", *UPDATES[:number], head=LIVE)
        await stand.tick(after=timedelta(hours=1))
        (article,) = await stand.articles()
        assert article.head.ref.version == number
        assert UPDATES[number - 1] in article.text
    stand.web.scripts["/quay"] = page("Works on the pier of quay", *UPDATES)
    for _ in range(3):
        await stand.tick(after=timedelta(hours=1))
    assert stand.web.paths().count("/quay") == len(UPDATES) + 1


async def test_a_live_page_is_left_alone_in_the_end(stand: Newsstand) -> None:
    """Days after its entry was published and changed nobody asks for it, whatever it calls itself."""
    await stand.follow()
    stand.web.scripts["/feed"] = atom(stand, [("/quay", START)])
    stand.web.scripts["/quay"] = page("Works on the pier of quay", *UPDATES, head=LIVE)
    await stand.tick()
    await stand.tick(after=timedelta(days=3))
    assert stand.web.paths().count("/quay") == 1


async def test_a_feed_that_dates_all_anew_has_no_page_read_again(stand: Newsstand) -> None:
    """A date that moves with every poll says nothing of any page."""
    await stand.follow()
    paths = [f"/pier-{place}" for place in ("ost", "vale", "brig", "tarn", "halvek", "carrow")]
    for path in paths:
        stand.web.scripts[path] = page(f"Works on the pier of {path[1:]}", *PARAGRAPHS)
    for hours in range(4):
        stand.web.scripts["/feed"] = atom(stand, [(path, START + timedelta(hours=hours)) for path in paths])
        await stand.tick(after=timedelta(hours=1))
    assert [stand.web.paths().count(path) for path in paths] == [1] * len(paths)


async def test_live_pages_of_a_feed_that_dates_all_anew_are_left_alone_too(stand: Newsstand) -> None:
    """Days after they were published, though by its dates they were changed just now."""
    await stand.follow()
    paths = [f"/pier-{place}" for place in ("ost", "vale", "brig", "tarn", "halvek", "carrow")]
    for path in paths:
        stand.web.scripts[path] = page(f"Works on the pier of {path[1:]}", *PARAGRAPHS, head=LIVE)
    for days in range(7):
        stand.web.scripts["/feed"] = atom(stand, [(path, START + timedelta(days=days)) for path in paths])
        await stand.tick(after=timedelta(days=min(days, 1)))
    assert [stand.web.paths().count(path) for path in paths] == [2] * len(paths)


async def test_so_many_pages_at_once(stand: Newsstand) -> None:
    """A poll reads a few pages again, those of which the feed says that they changed before live ones; then others."""
    await stand.follow()
    live, moved = [f"/quay-{n}" for n in range(MOST_AGAIN)], ["/ost", "/vale"]
    for path in (*live, *moved):
        head = LIVE if path in live else ""
        stand.web.scripts[path] = page(f"Works on the pier of {path[1:]}", *PARAGRAPHS, head=head)
    for hours in range(2):
        changes = [(path, START + timedelta(hours=hours)) for path in moved]
        stand.web.scripts["/feed"] = atom(stand, [*((path, START) for path in live), *changes])
        await stand.tick(after=timedelta(hours=1))
    again = [path for path in stand.web.paths() if path in {*live, *moved}][len(live) + len(moved) :]
    assert len(again) == MOST_AGAIN
    assert set(moved) <= set(again)
