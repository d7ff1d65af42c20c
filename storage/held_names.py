"""Which surnames are held back: those that analysis marked in an article or in another one of its story."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import Text, cast, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.rows import AnyRow, AnySelect
from storage.tables import articles, quotes, story_articles, versions

NEWEST_QUOTES: Final = 20
"""Of each speaker the articles of so many newest quotes are asked."""

HAS_NAMES: Final = cast(versions.c.held_names, Text) != "[]"
_COLUMNS: Final = (versions.c.version_id, versions.c.held_names)
_is_current: Final = versions.c.version_id == articles.c.current_version_id


async def of_articles(database: Database, article_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
    """The names that each article's story holds back, as its articles write them; articles with none are left out."""
    if not article_ids:
        return {}
    own = select(articles.c.article_id.label("asked"), *_COLUMNS).join(versions, _is_current)
    asked, others = story_articles.alias("asked"), story_articles.alias("others")
    of_story = (
        select(asked.c.article_id.label("asked"), *_COLUMNS)
        .join(others, others.c.story_id == asked.c.story_id)
        .join(articles, articles.c.article_id == others.c.article_id)
        .join(versions, _is_current)
    )
    async with database.read() as connection:
        found = union_all(
            own.where(articles.c.article_id.in_(article_ids), HAS_NAMES),
            of_story.where(asked.c.article_id.in_(article_ids), HAS_NAMES),
        )
        return await _names(connection, (await connection.execute(found)).all())


async def of_speakers(database: Database, speaker_ids: Iterable[int]) -> Mapping[int, frozenset[str]]:
    """The names held back in the articles that quote each speaker; speakers with none are left out."""
    async with database.read() as connection:
        rows = [row for one in speaker_ids for row in await connection.execute(_of_speaker(one))]
        return await _names(connection, rows)


def _of_speaker(speaker_id: int) -> AnySelect:
    newest = (
        select(quotes.c.speaker_id.label("asked"), quotes.c.version_id)
        .where(quotes.c.speaker_id == speaker_id, quotes.c.listed_at.is_not(None))
        .order_by(quotes.c.listed_at.desc())
        .limit(NEWEST_QUOTES)
        .subquery()
    )
    query = select(newest.c.asked, *_COLUMNS).join(versions, versions.c.version_id == newest.c.version_id)
    return query.where(HAS_NAMES)


async def _names(connection: AsyncConnection, rows: Collection[AnyRow]) -> Mapping[int, frozenset[str]]:
    """The marked words of rows of `asked` and a version; a text is read only where something is marked in it."""
    ids = {row.version_id for row in rows}
    if not ids:
        return {}
    query = select(versions.c.version_id, versions.c.text).where(versions.c.version_id.in_(ids))
    texts = {row.version_id: row.text for row in await connection.execute(query)}
    found: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        found[row.asked] |= {texts[row.version_id][start:end] for start, end in row.held_names}
    return {asked: frozenset(names) for asked, names in found.items()}
