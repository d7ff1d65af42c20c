"""Heads of articles: the one query and the one mapper behind every list."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.article import ArticleHead, ArticleRef, Precision, Published
from domain.outlet import OutletLabel, OutletStatus
from storage.rows import AnyRow
from storage.tables import articles, outlets, versions

LABEL_COLUMNS: Final = (
    articles.c.outlet_id,
    func.coalesce(outlets.c.name, versions.c.outlet_name).label("outlet"),
    versions.c.outlet_status,
    func.coalesce(versions.c.outlet_platform, versions.c.outlet_domain).label("outlet_hint"),
)

HEAD_COLUMNS: Final = (
    versions.c.version_id,
    versions.c.article_id,
    versions.c.version,
    *LABEL_COLUMNS,
    versions.c.title,
    articles.c.url,
    versions.c.authors,
    versions.c.published_at,
    versions.c.published_precision,
    articles.c.stored_at,
    versions.c.language,
    versions.c.path,
    versions.c.is_teaser,
)

VERSIONS: Final = versions.join(articles, articles.c.article_id == versions.c.article_id).outerjoin(
    outlets, outlets.c.outlet_id == articles.c.outlet_id
)
"""Every version with its article and outlet."""

CURRENT: Final = articles.join(versions, versions.c.version_id == articles.c.current_version_id).outerjoin(
    outlets, outlets.c.outlet_id == articles.c.outlet_id
)
"""Every article with its current version and outlet."""


def label_of(row: AnyRow) -> OutletLabel:
    """The label in a row of LABEL_COLUMNS: the outlet's own name where it has a row, else what the article gives."""
    status = OutletStatus(row.outlet_status)
    if row.outlet_id is not None and status is OutletStatus.UNKNOWN:
        status = OutletStatus.STATED
    return OutletLabel(row.outlet_id, row.outlet, status, row.outlet_hint if row.outlet is None else None)


def head_of(row: AnyRow) -> ArticleHead:
    """The head in a row of HEAD_COLUMNS."""
    published = row.published_at and Published(row.published_at, Precision(row.published_precision))
    return ArticleHead(
        ref=ArticleRef(row.article_id, row.version),
        outlet=label_of(row),
        title=row.title,
        url=row.url,
        authors=row.authors,
        published=published,
        stored_at=row.stored_at,
        language=row.language,
        path=row.path,
        is_teaser=row.is_teaser,
    )


async def heads_by_version(connection: AsyncConnection, version_ids: Iterable[int]) -> dict[int, ArticleHead]:
    """The heads of these versions, by version id."""
    query = select(*HEAD_COLUMNS).select_from(VERSIONS).where(versions.c.version_id.in_(set(version_ids)))
    return {row.version_id: head_of(row) for row in await connection.execute(query)}


async def heads_by_article(connection: AsyncConnection, article_ids: Iterable[int]) -> dict[int, ArticleHead]:
    """The heads of these articles' current versions, by article id."""
    query = select(*HEAD_COLUMNS).select_from(CURRENT).where(articles.c.article_id.in_(set(article_ids)))
    return {row.article_id: head_of(row) for row in await connection.execute(query)}
