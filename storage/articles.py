"""Articles with their versions: found again by id, URL, outlet and time."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import FoundSentence, Page, Provenance
from domain.article import Article, ArticleHead, ArticleRef, Dropped, DropReason, Published, StoredArticle
from domain.edition import Window
from domain.records import MOST_LISTED, GroupingRow, Saved, SearchQuery
from domain.statements import Quote, SentenceRole, Statements
from storage import held_names
from storage.credits import credited_in, crediting
from storage.database import Database
from storage.heads import (
    CURRENT,
    HEAD_COLUMNS,
    LABEL_COLUMNS,
    VERSIONS,
    head_of,
    heads_by_article,
    is_of_enabled_outlet,
    label_of,
)
from storage.provenance import find_provenance
from storage.rows import AnyRow, AnySelect
from storage.saving import Reading, date_article, move_article, save_reading
from storage.search import search
from storage.statements import load_statements, quote_of
from storage.tables import articles, quotes, sentences, versions

LEAD_SENTENCES: Final = 3


class Articles:
    """What is stored of articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(
        self,
        article: Article,
        statements: Statements,
        *,
        outlet_id: int | None,
        people: Mapping[str, int],
        now: datetime,
        article_id: int | None = None,
    ) -> Saved:
        """Store what one reading found, whole or not at all.

        The article is that of `article_id` where it is given. Else it is the stored one with the same URL, or, where
        one of the two has none, with the same text but for white space, unless both have an outlet and not the same;
        where the text is short the headline has to be the same too.
        Another text or title makes a new version; anything else that is new (date, outlet, authors, URL) completes the
        current version and counts as changed. Statements that a better analysis found replace the stored ones silently.
        `people` gives the speaker id of each `canonical` that names a person.
        """
        reading = Reading(article, statements, outlet_id, people, now, article_id)
        return await self._database.write_whole(save_reading, reading)

    async def undated(self, article_ids: Collection[int]) -> frozenset[int]:
        """Those of these articles of which nobody knows when they were published."""
        is_meant = (articles.c.article_id.in_(article_ids), versions.c.published_at.is_(None))
        async with self._database.read() as connection:
            query = select(articles.c.article_id).select_from(CURRENT).where(*is_meant)
            return frozenset((await connection.execute(query)).scalars())

    async def date(self, article_id: int, published: Published) -> None:
        """Store when an article was published, where that was not known."""
        await self._database.write_whole(date_article, article_id, published)

    async def move(self, article_id: int, url: str) -> None:
        """Store an article under another canonical URL, or under none where another article has that."""
        await self._database.write_whole(move_article, article_id, url)

    async def get(self, article_id: int, version: int | None = None) -> StoredArticle | None:
        """An article in its current version, or in an older one."""
        is_meant = versions.c.article_id == article_id
        is_version = (
            versions.c.version_id == articles.c.current_version_id if version is None else versions.c.version == version
        )
        async with self._database.read() as connection:
            query = select_stored().where(is_meant, is_version)
            found = await stored_articles(connection, (await connection.execute(query)).all())
            return next(iter(found), None)

    async def heads(self, article_ids: Sequence[int]) -> tuple[ArticleHead, ...]:
        """The heads of these articles' current versions, in this order; those that are not stored are left out."""
        if not article_ids:
            return ()
        async with self._database.read() as connection:
            found = await heads_by_article(connection, article_ids)
            return tuple(found[article_id] for article_id in article_ids if article_id in found)

    async def get_all(self, refs: Collection[ArticleRef]) -> Mapping[ArticleRef, StoredArticle]:
        """These versions of articles, read together; those that are not stored are left out."""
        if not refs:
            return {}
        query = select_stored().where(versions.c.article_id.in_({ref.article_id for ref in refs}))
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
            meant = [row for row in rows if ArticleRef(row.article_id, row.version) in refs]
            return {article.head.ref: article for article in await stored_articles(connection, meant)}

    async def by_url(self, url: str) -> ArticleRef | None:
        """The article with this canonical URL, in its current version."""
        query = select(versions.c.article_id, versions.c.version).select_from(CURRENT).where(articles.c.url == url)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
            return row and ArticleRef(row.article_id, row.version)

    async def latest(self, *, outlet_id: int | None = None, offset: int = 0, limit: int = 10) -> Page[ArticleHead]:
        """The newest articles, of one outlet or of all enabled; of each `MOST_LISTED` those without a date come last.

        A page never goes on from one `MOST_LISTED` to the next.
        """
        is_meant = is_of_enabled_outlet() if outlet_id is None else articles.c.outlet_id == outlet_id
        async with self._database.read() as connection:
            count = select(func.count()).select_from(articles).where(is_meant)
            total = (await connection.execute(count)).scalar_one()
            at = offset % MOST_LISTED
            query = select_newest().where(is_meant).offset(offset - at).limit(MOST_LISTED)
            heads = sorted(map(head_of, await connection.execute(query)), key=lambda head: head.published is None)
            return Page(tuple(heads[at : at + limit]), offset, total)

    async def for_grouping(self, *, since: datetime | None) -> tuple[GroupingRow, ...]:
        """What grouping reads of the articles published since then (or stored, where that is unknown), oldest first."""
        is_recent = () if since is None else (articles.c.listed_at >= since,)
        columns = (*LABEL_COLUMNS, versions.c.version_id, versions.c.article_id, versions.c.title, versions.c.text)
        query = select(*columns, versions.c.published_at, articles.c.stored_at).select_from(CURRENT).where(*is_recent)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(articles.c.listed_at, articles.c.article_id))).all()
            said = await _quotes_by_version(connection, is_recent)
            leads = await _lead_ends(connection, is_recent)
        return tuple(
            GroupingRow(
                article_id=row.article_id,
                title=row.title,
                lead=row.text[: leads.get(row.version_id)],
                text=row.text,
                published=row.published_at,
                stored_at=row.stored_at,
                outlet=label_of(row),
                quotes=said.get(row.version_id, ()),
            )
            for row in rows
        )

    async def search(self, query: SearchQuery, *, offset: int = 0, limit: int = 10) -> Page[FoundSentence]:
        """The sentences that have the words, newest first, in text order; the list ends at `MOST_LISTED`."""
        return await search(self._database, query, offset=offset, limit=limit)

    async def credited_in(self, outlet_id: int) -> tuple[tuple[str, int], ...]:
        """Whom an outlet's newest 1,000 articles credit, with the number of articles, most first."""
        return await credited_in(self._database, outlet_id)

    async def crediting(self, name: str) -> tuple[ArticleHead, ...]:
        """The articles that credit this name, newest first, at most the 100 newest stored."""
        return await crediting(self._database, name)

    async def texts(self, refs: Collection[ArticleRef]) -> Mapping[ArticleRef, str]:
        """The texts of these versions; one that is not stored is left out."""
        # Pairs in a list would make SQLite read every version.
        columns = (versions.c.article_id, versions.c.version, versions.c.text)
        query = select(*columns).where(versions.c.article_id.in_({ref.article_id for ref in refs}))
        async with self._database.read() as connection:
            texts = {ArticleRef(row.article_id, row.version): row.text for row in await connection.execute(query)}
            return {ref: texts[ref] for ref in refs if ref in texts}

    async def provenance(self, article_id: int) -> Provenance | None:
        """The evidence for an article's outlet, and its versions with when each was read."""
        return await find_provenance(self._database, article_id)

    async def held_names(self, article_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
        """The surnames that each article's story holds back, as written there; without articles that hold none."""
        return await held_names.of_articles(self._database, article_ids)


def in_window(window: Window) -> list[Any]:
    """The conditions on `articles` for a window."""
    column = articles.c.stored_at if window.by_stored_at else articles.c.listed_at
    return [column < window.until, *([] if window.since is None else [column >= window.since])]


def select_newest() -> AnySelect:
    """Heads of current versions, newest first."""
    newest = (articles.c.listed_at.desc(), articles.c.article_id.desc())
    return select(*HEAD_COLUMNS).select_from(CURRENT).order_by(*newest)


def select_stored() -> AnySelect:
    """Versions with all that `stored_articles` needs."""
    columns = (versions.c.has_doubtful_order, versions.c.is_analysed, versions.c.sensitivity, versions.c.held_names)
    return select(*HEAD_COLUMNS, *columns, versions.c.dropped, versions.c.text).select_from(VERSIONS)


async def stored_articles(connection: AsyncConnection, rows: Sequence[AnyRow]) -> tuple[StoredArticle, ...]:
    """The articles in rows of `select_stored`, in the same order."""
    statements = await load_statements(connection, rows)
    return tuple(
        StoredArticle(
            head=head_of(row),
            text=row.text,
            statements=statements[row.version_id],
            dropped=tuple(Dropped(text, DropReason(why)) for text, why in row.dropped),
        )
        for row in rows
    )


async def _quotes_by_version(connection: AsyncConnection, conditions: Sequence[Any]) -> dict[int, tuple[Quote, ...]]:
    query = (
        select(quotes)
        .join(articles, articles.c.current_version_id == quotes.c.version_id)
        .where(*conditions)
        .order_by(quotes.c.version_id, quotes.c.position)
    )
    found: dict[int, list[Quote]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.version_id, []).append(quote_of(row))
    return {version_id: tuple(said) for version_id, said in found.items()}


async def _lead_ends(connection: AsyncConnection, conditions: Sequence[Any]) -> dict[int, int]:
    """Where the lead of each version ends; a version without a body sentence has none."""
    place = func.row_number().over(partition_by=sentences.c.version_id, order_by=sentences.c.position)
    body = (
        select(sentences.c.version_id, sentences.c.end, place.label("place"))
        .join(articles, articles.c.current_version_id == sentences.c.version_id)
        .where(*conditions, sentences.c.role == SentenceRole.BODY)
        .subquery()
    )
    query = select(body.c.version_id, func.max(body.c.end).label("lead_end")).where(body.c.place <= LEAD_SENTENCES)
    return {row.version_id: row.lead_end for row in await connection.execute(query.group_by(body.c.version_id))}
