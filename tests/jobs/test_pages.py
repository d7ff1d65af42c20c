"""Pages of entries: whether they are the article, and when they are read again."""

from datetime import timedelta

import pytest

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
WALLS = (
    ("Page not found", "Sorry, the page you were looking for does not exist or has been moved to another address."),
    ("Log in", "Forgot your password? You can reset it at any time. New here? Create an account to save stories."),
    ("Souhlas s cookies", "My a naši partneři ukládáme informace do zařízení. Kliknutím na Souhlasím pokračujete."),
    (KEEPER, "You need to enable JavaScript to run this app and to see what it has to say to you today."),
)


def page(title: str, *paragraphs: str) -> bytes:
    """A page as a server sends it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article>"
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
