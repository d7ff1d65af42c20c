"""What entries of feeds become that lack something: each an article, once."""

from datetime import timedelta

import pytest

from tests.fakes.clock import START
from tests.jobs.newsstand import Item, Newsstand

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("text", ["", "Read all of it on our site."])
async def test_headlines_that_share_a_page_are_an_article_each(text: str, stand: Newsstand) -> None:
    """Also where they have the same few words, or none."""
    await stand.follow()
    stand.serve([Item(number, text=text, path="/ticker") for number in range(3)])
    for _ in range(2):
        await stand.tick(after=DAY)
    found = sorted((article.head.title, article.head.ref.version) for article in await stand.articles())
    assert found == sorted((Item(number).headline, 1) for number in range(3))


async def test_a_date_that_lies_ahead_is_taken_when_it_is_past(stand: Newsstand) -> None:
    """One a few minutes ahead is the time at which it was read; a later one is none until it has come."""
    await stand.follow()
    dates = []
    for hour in range(3):
        stand.serve([Item(3 + hour, START), Item(1, START + timedelta(minutes=3)), Item(2, START + 2 * HOUR)])
        await stand.tick()
        dates.append({each.head.title: each.head.published for each in await stand.articles()})
        stand.clock.turn(HOUR + timedelta(minutes=1))
    soon, late = ([each[Item(number).headline] for each in dates] for number in (1, 2))
    assert [published and published.at for published in soon] == [START] * 3
    assert [published and published.at for published in late] == [None, None, START + 2 * HOUR]


async def test_notes_on_one_page_that_come_one_by_one_are_an_article_each(stand: Newsstand) -> None:
    """Each has the part of the page for its address and its id; none takes the place of the one before."""
    await stand.follow()
    titles = ("Ferry crews strike", "Lake level falls", "Opera house opens")
    pages = [f"/notes#n{number}" for number in range(3)]
    for number, (title, page) in enumerate(zip(titles, pages, strict=True)):
        stand.serve([Item(number, START, path=page, guid=stand.web.url(page, "harbour.example"), title=title)])
        await stand.tick(after=HOUR)
    heads = [article.head for article in await stand.articles()]
    assert [(head.title, head.ref.version) for head in heads] == [(title, 1) for title in titles]
