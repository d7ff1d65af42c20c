"""Finds sentences by their words."""

from desk.answers.show_words import hold_names, load_articles
from desk.desk import Desk
from domain.answers import Page
from domain.excerpt import Excerpt
from domain.records import SearchQuery


async def search_sentences(desk: Desk, query: SearchQuery, *, offset: int, limit: int) -> Page[Excerpt]:
    """Excerpts of one sentence each that has the words asked for, newest first."""
    page = await desk.store.articles.search(query, offset=offset, limit=limit)
    curtain = await hold_names(desk, (found.head for found in page.items))
    articles = await load_articles(desk, (found.head for found in page.items))
    excerpts = tuple(curtain.sentence(articles[found.head.ref], found.start) for found in page.items)
    return Page(excerpts, page.offset, page.total)
