"""Figures over all articles, newest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import FoundFigure, Page
from domain.records import MOST_LISTED, SearchQuery
from storage.columns import sortable
from storage.database import Database
from storage.fulltext import find_sentences
from storage.heads import heads_by_version, is_of_enabled_outlet
from storage.rows import AnyRow, AnySelect
from storage.statements import figure_of
from storage.tables import articles, figures, story_articles, versions

KEY_COLUMNS: Final = (figures.c.version_id, figures.c.position, sortable(articles.c.listed_at))


class Figures:
    """What is stored of figures; only those of current versions are found."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(
        self,
        *,
        words: tuple[str, ...] = (),
        since: datetime | None = None,
        offset: int = 0,
        limit: int = 20,
    ) -> Page[FoundFigure]:
        """The figures in a sentence that has all the words; newest first, in text order, without disabled outlets.

        With words, the newest stored sentences that have them are looked at (`storage.fulltext`); the list ends at
        `MOST_LISTED`.
        """
        query = _with_words(self._database.dialect, words) if words else _newest()
        query = query.where(is_of_enabled_outlet())
        if since is not None:
            query = query.where(articles.c.listed_at >= since)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.limit(MOST_LISTED))).all()
            by_position = sorted(rows, key=lambda row: row.position)
            keys = sorted(by_position, key=lambda row: (row.listed_at, row.version_id), reverse=True)
            return Page(await _found(connection, keys[offset : offset + limit]), offset, len(keys))


_is_current = articles.c.current_version_id == figures.c.version_id


def _newest() -> AnySelect:
    newest = (articles.c.listed_at.desc(), articles.c.article_id.desc(), figures.c.position)
    return select(*KEY_COLUMNS).join_from(articles, figures, _is_current).order_by(*newest)


def _with_words(dialect: str, words: tuple[str, ...]) -> AnySelect:
    """Figures whose sentence has the words, by the newest stored sentence."""
    hits = find_sentences(dialect, SearchQuery(words)).subquery()
    is_around = (figures.c.version_id == hits.c.version_id) & figures.c.start.between(hits.c.start, hits.c.end - 1)
    query = select(*KEY_COLUMNS).join_from(hits, figures, is_around).join(articles, _is_current)
    return query.order_by(hits.c.sentence_id.desc())


async def _found(connection: AsyncConnection, keys: Sequence[AnyRow]) -> tuple[FoundFigure, ...]:
    """The figures of these keys in this order, with their words and the stories of their articles."""
    wanted = [(key.version_id, key.position) for key in keys]
    query = (
        select(figures, versions.c.text, story_articles.c.story_id)
        .join(versions, versions.c.version_id == figures.c.version_id)
        .outerjoin(story_articles, story_articles.c.article_id == versions.c.article_id)
        .where(figures.c.version_id.in_({version_id for version_id, _ in wanted}))
    )
    rows = {(row.version_id, row.position): row for row in await connection.execute(query)}
    heads = await heads_by_version(connection, [version_id for version_id, _ in wanted])
    return tuple(
        FoundFigure(
            head=heads[row.version_id],
            figure=figure_of(row),
            text=row.text[row.start : row.end],
            context=row.text[row.context_start : row.context_end],
            context_start=row.context_start,
            story_id=row.story_id,
        )
        for row in map(rows.__getitem__, wanted)
    )
