"""Search over the sentences of all articles."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import FoundSentence, Page
from domain.records import MOST_LISTED, SearchQuery
from storage.columns import sortable
from storage.database import Database
from storage.fulltext import MOST_HITS, find_sentences
from storage.heads import heads_by_version, is_of_enabled_outlet
from storage.rows import AnyRow
from storage.tables import articles, versions


async def search(database: Database, query: SearchQuery, *, offset: int, limit: int) -> Page[FoundSentence]:
    """The sentences that have the words, newest first; of very common ones the newest stored.

    Those of articles without a date come last. Disabled outlets are left out unless one is named.
    """
    is_filtered = (query.outlet_id, query.since, query.until) != (None, None, None)
    hits = find_sentences(database.dialect, query, MOST_HITS if is_filtered else MOST_LISTED).subquery()
    found = (
        select(hits, sortable(articles.c.listed_at), (articles.c.listed_at == articles.c.stored_at).label("is_undated"))
        .join(articles, articles.c.current_version_id == hits.c.version_id)
        .order_by(hits.c.sentence_id.desc())
        .limit(MOST_LISTED)
    )
    is_meant = is_of_enabled_outlet() if query.outlet_id is None else articles.c.outlet_id == query.outlet_id
    found = found.where(is_meant)
    if query.since is not None:
        found = found.where(articles.c.listed_at >= query.since)
    if query.until is not None:
        found = found.where(articles.c.listed_at < query.until)
    async with database.read() as connection:
        rows = sorted((await connection.execute(found)).all(), key=lambda row: row.sentence_id)
        rows.sort(key=lambda row: (not row.is_undated, row.listed_at, row.version_id), reverse=True)
        return Page(await _found(connection, rows[offset : offset + limit]), offset, len(rows))


async def _found(connection: AsyncConnection, hits: Sequence[AnyRow]) -> tuple[FoundSentence, ...]:
    ids = [hit.version_id for hit in hits]
    heads = await heads_by_version(connection, ids)
    texts = select(versions.c.version_id, versions.c.text).where(versions.c.version_id.in_(ids))
    text_of = {row.version_id: row.text for row in await connection.execute(texts)}
    return tuple(
        FoundSentence(heads[hit.version_id], text_of[hit.version_id][hit.start : hit.end], hit.start, hit.end)
        for hit in hits
    )
