"""Lists the newest articles, of all outlets or one."""

from dataclasses import replace

from desk.answers.show_words import hold_names
from desk.desk import Desk
from domain.answers import Page
from domain.article import ArticleHead


async def list_articles(desk: Desk, *, outlet_id: int | None, offset: int, limit: int) -> Page[ArticleHead]:
    """Heads of articles, newest publication first; titles without the names that are held back."""
    page = await desk.store.articles.latest(outlet_id=outlet_id, offset=offset, limit=limit)
    curtain = await hold_names(desk, page.items)
    return replace(page, items=tuple(curtain.head(head) for head in page.items))
