"""Credits over all articles: who cites whom."""

from typing import Final

from sqlalchemy import func, select

from domain.article import ArticleHead
from storage.database import Database
from storage.folding import fold_key
from storage.heads import CURRENT, HEAD_COLUMNS, head_of
from storage.tables import articles
from storage.tables import credits as credit_rows

MOST_CREDITING: Final = 100
"""Of more articles that credit a name the newest stored are given."""

MOST_CREDITED_IN: Final = 1_000
"""Of more articles of an outlet the newest are counted."""


async def credited_in(database: Database, outlet_id: int) -> tuple[tuple[str, int], ...]:
    """Whom an outlet's newest 1,000 articles credit, with the number of articles, most first.

    Spellings that differ in case, accents or punctuation only are one name.
    """
    newest = (
        select(articles.c.current_version_id)
        .where(articles.c.outlet_id == outlet_id)
        .order_by(articles.c.listed_at.desc())
        .limit(MOST_CREDITED_IN)
    )
    number = func.count(credit_rows.c.version_id.distinct())
    query = (
        select(func.min(credit_rows.c.name).label("name"), number.label("articles"))
        .where(credit_rows.c.version_id.in_(newest))
        .group_by(credit_rows.c.name_key)
        .order_by(number.desc(), credit_rows.c.name_key)
    )
    async with database.read() as connection:
        return tuple((row.name, row.articles) for row in await connection.execute(query))


async def crediting(database: Database, name: str) -> tuple[ArticleHead, ...]:
    """The articles that credit this name, newest first, at most the 100 newest stored."""
    newest = (
        select(credit_rows.c.version_id)
        .distinct()
        .join(articles, articles.c.current_version_id == credit_rows.c.version_id)
        .where(credit_rows.c.name_key == fold_key(name))
        .order_by(credit_rows.c.version_id.desc())
        .limit(MOST_CREDITING)
    )
    query = (
        select(*HEAD_COLUMNS)
        .select_from(CURRENT)
        .where(articles.c.current_version_id.in_(newest))
        .order_by(articles.c.listed_at.desc(), articles.c.article_id.desc())
    )
    async with database.read() as connection:
        return tuple(map(head_of, await connection.execute(query)))
