"""Says what is stored of one outlet: its newest articles, whom they cite, who cites it."""

from collections import Counter
from dataclasses import dataclass

from desk.answers.list_articles import list_articles
from desk.desk import Desk
from domain.article import ArticleHead
from domain.outlet import Outlet

NEWEST = 3


@dataclass(frozen=True, slots=True)
class OutletDescription:
    """An outlet with how many articles are stored and the newest of them.

    `cites` are the names that its articles credit, `cited_by` the outlets whose articles credit it, each with a number
    of articles, most first.
    """

    outlet: Outlet
    articles: int
    newest: tuple[ArticleHead, ...]
    cites: tuple[tuple[str, int], ...]
    cited_by: tuple[tuple[str, int], ...]


async def describe_outlet(desk: Desk, outlet: Outlet) -> OutletDescription:
    """Look up all that is known of an outlet."""
    newest = await list_articles(desk, outlet_id=outlet.outlet_id, offset=0, limit=NEWEST)
    crediting: dict[int, ArticleHead] = {}
    for name in (outlet.name, *outlet.aliases):
        crediting |= {head.ref.article_id: head for head in await desk.store.articles.crediting(name)}
    others = Counter(head.outlet.shown for head in crediting.values() if head.outlet.outlet_id != outlet.outlet_id)
    cites = await desk.store.articles.credited_in(outlet.outlet_id)
    return OutletDescription(outlet, newest.total, newest.items, cites, tuple(others.most_common()))
