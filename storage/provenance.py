"""Where an article's outlet is known from, when its text changed, and which surnames its story holds back."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select

from domain.answers import Provenance, VersionRead
from storage.database import Database
from storage.tables import articles, story_articles, versions


async def find_provenance(database: Database, article_id: int) -> Provenance | None:
    """The evidence of an article's current version and every version with its reading, the first one first."""
    columns = (versions.c.version, versions.c.read_at, versions.c.outlet_evidence)
    query = select(*columns).where(versions.c.article_id == article_id).order_by(versions.c.version)
    async with database.read() as connection:
        rows = (await connection.execute(query)).all()
    if not rows:
        return None
    return Provenance(tuple(rows[-1].outlet_evidence), tuple(VersionRead(row.version, row.read_at) for row in rows))


async def find_held_names(database: Database, article_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
    """The words that analysis marked as names to hold back in each of these articles or in another of its story.

    Articles with none are left out.
    """
    story_of, members = await _stories(database, article_ids)
    marked = await _marked(database, {*article_ids, *(one for group in members.values() for one in group)})
    found = {}
    for article_id in article_ids:
        group = {article_id, *members.get(story_of.get(article_id, 0), ())}
        if names := frozenset().union(*(marked.get(one, frozenset()) for one in group)):
            found[article_id] = names
    return found


async def _stories(
    database: Database, article_ids: Collection[int]
) -> tuple[Mapping[int, int], Mapping[int, Collection[int]]]:
    """The story of each article, and the articles of each such story."""
    is_meant = story_articles.c.article_id.in_(article_ids)
    stories = select(story_articles.c.story_id).where(is_meant)
    query = select(story_articles.c.story_id, story_articles.c.article_id).where(story_articles.c.story_id.in_(stories))
    story_of: dict[int, int] = {}
    members: dict[int, list[int]] = defaultdict(list)
    async with database.read() as connection:
        for row in await connection.execute(query):
            story_of[row.article_id] = row.story_id
            members[row.story_id].append(row.article_id)
    return story_of, members


async def _marked(database: Database, article_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
    """The marked words of each article's current version; the text is read only where there are any."""
    spans = (
        select(versions.c.version_id, versions.c.article_id, versions.c.held_names)
        .join(articles, articles.c.current_version_id == versions.c.version_id)
        .where(articles.c.article_id.in_(article_ids))
    )
    async with database.read() as connection:
        held = {row.version_id: row for row in await connection.execute(spans) if row.held_names}
        texts = select(versions.c.version_id, versions.c.text).where(versions.c.version_id.in_(held))
        return {
            held[row.version_id].article_id: frozenset(
                row.text[start:end] for start, end in held[row.version_id].held_names
            )
            for row in await connection.execute(texts)
        }
