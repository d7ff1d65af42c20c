"""Quotes over all articles: one entry an utterance, newest first."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import FoundQuote, Page
from domain.records import MOST_LISTED, SearchQuery
from storage.columns import sortable
from storage.database import Database
from storage.fulltext import find_sentences
from storage.heads import heads_by_version, is_of_enabled_outlet
from storage.rows import AnyRow, AnySelect
from storage.statements import quote_of
from storage.tables import articles, quotes, versions

KEY_COLUMNS: Final = (
    quotes.c.version_id,
    quotes.c.position,
    quotes.c.quote_id,
    quotes.c.utterance_id,
    sortable(quotes.c.listed_at),
)


FOUND_COLUMNS: Final = (*KEY_COLUMNS, (articles.c.listed_at == articles.c.stored_at).label("is_undated"))
"""An article without a date is listed by when it was stored."""


class Quotes:
    """What is stored of quotes; only those of current versions are found."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(
        self,
        *,
        speaker_id: int | None = None,
        outlet_id: int | None = None,
        words: tuple[str, ...] = (),
        since: datetime | None = None,
        offset: int = 0,
        limit: int = 5,
    ) -> Page[FoundQuote]:
        """The quotes of a speaker, in an outlet, in a sentence that has all the words; newest first, in text order.

        Those of articles without a date come last. Of an utterance with several quotes among them the first published
        stands for it, and of a quotation in several pieces the first piece. With words, the newest stored sentences
        that have them are looked at (`storage.fulltext`). Disabled outlets are left out unless one is named. The list
        ends at `MOST_LISTED`.
        """
        if words:
            query = _with_words(self._database.dialect, words)
        elif speaker_id is not None:
            query = select(*FOUND_COLUMNS).join(articles, _is_current).order_by(quotes.c.listed_at.desc())
        else:
            query = _newest()
        if speaker_id is not None:
            query = query.where(quotes.c.speaker_id == speaker_id)
        query = query.where(is_of_enabled_outlet() if outlet_id is None else articles.c.outlet_id == outlet_id)
        if since is not None:
            query = query.where(articles.c.listed_at >= since)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.limit(MOST_LISTED))).all()
            found = _one_a_quotation(_one_an_utterance(_in_order(rows)))
            keys = sorted(found, key=lambda row: bool(row.is_undated))
            return Page(await _found(connection, keys[offset : offset + limit]), offset, len(keys))

    async def of_utterance(self, utterance_id: int) -> tuple[FoundQuote, ...]:
        """Every quote of an utterance, first published first."""
        return (await self.of_utterances({utterance_id})).get(utterance_id, ())

    async def of_utterances(self, utterance_ids: Collection[int]) -> Mapping[int, tuple[FoundQuote, ...]]:
        """Every quote of each of these utterances, first published first; at most `MOST_LISTED` in all."""
        query = (
            select(*KEY_COLUMNS)
            .where(quotes.c.utterance_id.in_(utterance_ids), quotes.c.listed_at.is_not(None))
            .order_by(quotes.c.listed_at, quotes.c.version_id, quotes.c.position)
            .limit(MOST_LISTED)
        )
        async with self._database.read() as connection:
            keys = (await connection.execute(query)).all()
            said: dict[int, list[FoundQuote]] = {}
            for key, found in zip(keys, await _found(connection, keys), strict=True):
                said.setdefault(key.utterance_id, []).append(found)
        return {utterance_id: tuple(found) for utterance_id, found in said.items()}

    async def in_article(self, article_id: int) -> tuple[FoundQuote, ...]:
        """Every quote of an article's current version, in text order."""
        is_meant = quotes.c.version_id == articles.c.current_version_id
        query = select(*KEY_COLUMNS).join(articles, is_meant).where(articles.c.article_id == article_id)
        async with self._database.read() as connection:
            return await _found(connection, (await connection.execute(query.order_by(quotes.c.position))).all())


_is_current = articles.c.current_version_id == quotes.c.version_id

Key = AnyRow
"""A row of KEY_COLUMNS."""


def _newest() -> AnySelect:
    newest = (articles.c.listed_at.desc(), articles.c.article_id.desc(), quotes.c.position)
    return select(*FOUND_COLUMNS).join_from(articles, quotes, _is_current).order_by(*newest)


def _with_words(dialect: str, words: tuple[str, ...]) -> AnySelect:
    """Quotes in whose sentences stand the words, by the newest stored sentence."""
    hits = find_sentences(dialect, SearchQuery(words)).subquery()
    is_around = (
        (quotes.c.version_id == hits.c.version_id)
        & (quotes.c.context_start <= hits.c.start)
        & (quotes.c.context_end >= hits.c.end)
    )
    query = select(*FOUND_COLUMNS).join_from(hits, quotes, is_around).join(articles, _is_current)
    return query.order_by(hits.c.sentence_id.desc())


def _in_order(rows: Sequence[Key]) -> list[Key]:
    """Newest first, in an article by position, each once."""
    by_position = sorted({(row.version_id, row.position): row for row in rows}.values(), key=lambda row: row.position)
    return sorted(by_position, key=lambda row: (row.listed_at, row.version_id), reverse=True)


def _one_an_utterance(newest_first: Sequence[Key]) -> list[Key]:
    """Leave of each utterance the one that comes last, the first published; the order stays."""
    standing = {row.utterance_id: row for row in newest_first}
    return [row for row in newest_first if row.utterance_id is None or row is standing[row.utterance_id]]


def _one_a_quotation(keys: Sequence[Key]) -> list[Key]:
    """Leave of each quotation its first piece."""
    first = {(row.version_id, row.quote_id): row for row in reversed(keys)}
    return [row for row in keys if row is first[row.version_id, row.quote_id]]


async def _found(connection: AsyncConnection, keys: Sequence[Key]) -> tuple[FoundQuote, ...]:
    """The quotes of these keys in this order, with their words."""
    wanted = [(key.version_id, key.position) for key in keys]
    query = (
        select(quotes, versions.c.text)
        .join(versions, versions.c.version_id == quotes.c.version_id)
        .where(quotes.c.version_id.in_({version_id for version_id, _ in wanted}))
    )
    rows = {(row.version_id, row.position): row for row in await connection.execute(query)}
    heads = await heads_by_version(connection, [version_id for version_id, _ in wanted])
    return tuple(
        FoundQuote(
            head=heads[row.version_id],
            quote=quote_of(row),
            text=row.text[row.start : row.end],
            context=row.text[row.context_start : row.context_end],
            context_start=row.context_start,
            utterance_id=row.utterance_id,
        )
        for row in map(rows.__getitem__, wanted)
    )
