"""Heads of articles: the one query and the one mapper behind every list."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, Join, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.article import ArticleHead, ArticleRef, Precision, Published
from domain.outlet import OutletLabel, OutletStatus
from storage.rows import AnyRow
from storage.tables import articles, outlet_keys, outlets, versions

LABEL_COLUMNS: Final = (
    articles.c.outlet_id,
    func.coalesce(outlets.c.name, versions.c.outlet_name).label("outlet"),
    versions.c.outlet_status,
    func.coalesce(versions.c.outlet_platform, versions.c.outlet_domain).label("outlet_hint"),
)

# Whose page an article was read from, where that is not its outlet's: its domain, and the outlet that has the domain.
_page_key = outlet_keys.alias("page_key")
_page_outlet = outlets.alias("page_outlet")
_own = outlet_keys.alias("own")
_has_domains = exists().where(_own.c.outlet_id == articles.c.outlet_id, _own.c.is_domain)
_is_own_domain = or_(_own.c.key == versions.c.outlet_domain, _own.c.key.endswith("." + versions.c.outlet_domain))
_has_this_domain = exists().where(_own.c.outlet_id == articles.c.outlet_id, _own.c.is_domain, _is_own_domain)
_is_elsewhere = and_(versions.c.outlet_domain.is_not(None), _has_domains, ~_has_this_domain)
TEXT_OF: Final = case((_is_elsewhere, func.coalesce(_page_outlet.c.name, versions.c.outlet_domain))).label("text_of")

HEAD_COLUMNS: Final = (
    versions.c.version_id,
    versions.c.article_id,
    versions.c.version,
    *LABEL_COLUMNS,
    TEXT_OF,
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


def _with_outlets(pairs: Join) -> Join:
    """Articles with versions, their outlets, and the outlets that have the domains of their pages."""
    is_page = and_(_page_key.c.key == versions.c.outlet_domain, _page_key.c.is_domain)
    return (
        pairs.outerjoin(outlets, outlets.c.outlet_id == articles.c.outlet_id)
        .outerjoin(_page_key, is_page)
        .outerjoin(_page_outlet, _page_outlet.c.outlet_id == _page_key.c.outlet_id)
    )


VERSIONS: Final = _with_outlets(versions.join(articles, articles.c.article_id == versions.c.article_id))
"""Every version with its article and outlet."""

CURRENT: Final = _with_outlets(articles.join(versions, versions.c.version_id == articles.c.current_version_id))
"""Every article with its current version and outlet."""


def label_of(row: AnyRow, text_of: str | None = None) -> OutletLabel:
    """The label in a row of LABEL_COLUMNS: the outlet's own name where it has a row, else what the article gives."""
    status = OutletStatus(row.outlet_status)
    if row.outlet_id is not None and status is OutletStatus.UNKNOWN:
        status = OutletStatus.STATED
    hint = row.outlet_hint if row.outlet is None else None
    return OutletLabel(row.outlet_id, row.outlet, status, hint, text_of)


def head_of(row: AnyRow) -> ArticleHead:
    """The head in a row of HEAD_COLUMNS."""
    published = row.published_at and Published(row.published_at, Precision(row.published_precision))
    return ArticleHead(
        ref=ArticleRef(row.article_id, row.version),
        outlet=label_of(row, row.text_of),
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


def is_of_enabled_outlet() -> ColumnElement[bool]:
    """Whether an article may be shown unasked: its outlet is unknown, or not disabled."""
    disabled = select(outlets.c.outlet_id).where(outlets.c.is_disabled)
    return articles.c.outlet_id.is_(None) | articles.c.outlet_id.not_in(disabled)
