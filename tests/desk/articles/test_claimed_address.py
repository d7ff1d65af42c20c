"""No page takes the place of another article whose address it claims."""

from itertools import permutations

import pytest

from desk.articles.ingest_article import ingest_source
from domain.records import Outcome
from tests.fakes.web import answer
from tests.jobs.newsstand import Newsstand

TEXTS = {
    "Pilots count forty boats": "The pilots of the bay counted forty boats on Monday, and three of them had no lights. "
    "Petra Lund, who speaks for the pilots, said that the owners would hear from her office before the week was over. "
    "Nobody was hurt.",
    "Bakers leave the mills": "Some three hundred bakers walked out of their mills at dawn as talks on wages failed. "
    "The guild wants a free day for everybody who works at night; the owners promised to answer in writing on Friday. "
    "Bread was scarce.",
    "Museum buys a lighthouse": "An old tower on the cliff now belongs to a museum, whose friends collected money all "
    "summer. Visitors may climb its stairs from next spring onwards, once carpenters have put in rails and new windows "
    "upstairs. Tickets stay cheap.",
}


def serve(stand: Newsstand, path: str, title: str, canonical: str) -> str:
    """Serve an article that claims another address; gives its own."""
    html = (
        f"<!doctype html><html lang='en'><head><title>{title}</title><link rel='canonical' href='{canonical}'></head>"
        f"<body><article><h1>{title}</h1><p>{TEXTS[title].replace('. ', '.</p><p>')}</p></article></body></html>"
    )
    stand.web.scripts[path] = answer(body=html.encode(), Content_Type="text/html")
    return stand.web.url(path, "harbour.example")


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_articles_that_claim_the_address_of_one_stay_apart(stand: Newsstand, order: tuple[int, ...]) -> None:
    """A template that names one article on all pages overwrites none, whichever is fetched first, and again later."""
    urls = [serve(stand, f"/news/matter-{n}", title, "/news/matter-0") for n, title in enumerate(TEXTS)]
    stored = [await ingest_source(stand.desk, urls[n]) for n in order]
    assert [one.outcome for one in stored] == [Outcome.STORED] * 3
    again = [await ingest_source(stand.desk, urls[n]) for n in order]
    assert [one.outcome for one in again] == [Outcome.UNCHANGED] * 3
    found = {article.head.title: article.head.ref.version for article in await stand.articles()}
    assert found == dict.fromkeys(TEXTS, 1)


async def test_one_article_in_two_forms_is_one(stand: Newsstand) -> None:
    """A page whose text is that of the address that it claims is that article."""
    first = next(iter(TEXTS))
    for path in ("/s/short-9", "/news/matter-0", "/s/short-9"):
        await ingest_source(stand.desk, serve(stand, path, first, "/news/matter-0"))
    (article,) = await stand.articles()
    assert (article.head.url, article.head.ref.version) == (stand.web.url("/news/matter-0", "harbour.example"), 1)
