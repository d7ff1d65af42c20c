"""What entries of feeds become that lack something: each an article, once."""

from datetime import timedelta

import pytest

from tests.jobs.newsstand import Item, Newsstand

DAY = timedelta(days=1)


@pytest.mark.parametrize("text", ["", "Read all of it on our site."])
async def test_headlines_that_share_a_page_are_an_article_each(text: str, stand: Newsstand) -> None:
    """Also where they have the same few words, or none."""
    await stand.follow()
    stand.serve([Item(number, text=text, path="/ticker") for number in range(3)])
    for _ in range(2):
        await stand.tick(after=DAY)
    found = sorted((article.head.title, article.head.ref.version) for article in await stand.articles())
    assert found == sorted((Item(number).headline, 1) for number in range(3))
