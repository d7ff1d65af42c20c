"""Stories and utterances: what grouping found, for ranking and reading."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.answers import Page
from domain.article import ArticleHead
from domain.edition import Window
from domain.outlet import OutletLabel
from domain.records import GroupedStory
from domain.story import Story, StoryArticle, StoryHead, Utterance, UtteranceQuote
from storage.articles import in_window, select_newest, select_stored, stored_articles
from storage.database import Database
from storage.grouping import save_stories, save_utterances
from storage.heads import CURRENT, LABEL_COLUMNS, head_of, heads_by_article, is_of_enabled_outlet, label_of
from storage.rows import AnyRow
from storage.tables import articles, outlets, quotes, stories, story_articles, versions

AT_ONCE: Final = 20
"""How many stories one query reads, each perhaps with hundreds of articles."""
QUOTE_COLUMNS: Final = (quotes.c.utterance_id, quotes.c.position, quotes.c.has_same_words)
RANKED: Final = (stories.c.origins.desc(), stories.c.last_at.desc(), stories.c.story_id.desc())


class Stories:
    """What is stored of stories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(
        self,
        found: Sequence[GroupedStory],
        utterances: Sequence[tuple[UtteranceQuote, ...]],
        *,
        window_since: datetime | None,
        now: datetime,
    ) -> None:
        """Store the result of grouping the articles since `window_since` (None: all of them), in one unit.

        A story keeps the id of the stored story that it has most articles of. An article older than the window stays in
        its story, and its quotes in their utterance. `now` is when grouping began to read: see `waiting_since`.
        """

        async def unit(connection: AsyncConnection) -> None:
            await save_stories(connection, found, window_since=window_since, now=now)
            await save_utterances(connection, utterances, window_since=window_since)

        await self._database.write_whole(unit)

    async def waiting_since(self) -> datetime | None:
        """When the oldest of the articles read since the last grouping was published (or stored); None without any."""
        last = select(func.max(stories.c.grouped_at)).scalar_subquery()
        query = (
            select(func.min(articles.c.listed_at))
            .join(versions, versions.c.version_id == articles.c.current_version_id)
            .where(or_(last.is_(None), versions.c.read_at >= last))
        )
        async with self._database.read() as connection:
            oldest: datetime | None = (await connection.execute(query)).scalar()
            return oldest

    async def heads(
        self, window: Window, *, having: Collection[int] | None = None, offset: int = 0, limit: int = 10
    ) -> Page[StoryHead]:
        """The stories with an article in the window, most origins first, then the freshest; no disabled outlets.

        With `having` those that have one of these articles, of which there are a few hundred at most.
        """
        async with self._database.read() as connection:
            is_meant = [*_touches(window), *await _has_enabled(connection)]
            if having is not None:
                its_own = select(story_articles.c.story_id).where(story_articles.c.article_id.in_(having))
                is_meant.append(stories.c.story_id.in_(its_own))
            total = (await connection.execute(select(func.count()).select_from(stories).where(*is_meant))).scalar_one()
            query = select(stories).where(*is_meant).order_by(*RANKED).offset(offset).limit(limit)
            found = await _heads(connection, (await connection.execute(query)).all())
            return Page(found, offset, total)

    async def count_articles(self, window: Window) -> int:
        """How many articles are in the window, with or without a story."""
        query = select(func.count()).select_from(articles).where(*in_window(window))
        async with self._database.read() as connection:
            return int((await connection.execute(query)).scalar_one())

    async def article_heads(self, window: Window, limit: int) -> tuple[ArticleHead, ...]:
        """The articles in the window, newest first."""
        query = select_newest().where(*in_window(window)).limit(limit)
        async with self._database.read() as connection:
            return tuple(map(head_of, await connection.execute(query)))

    async def of_article(self, article_id: int) -> int | None:
        """The id of the story that an article is in; None where it is in none yet."""
        query = select(story_articles.c.story_id).filter_by(article_id=article_id)
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar()

    async def get(self, story_id: int) -> Story | None:
        """A story with its articles and the utterances that join two or more of their quotes."""
        return (await self.read([story_id])).get(story_id)

    async def read(self, story_ids: Sequence[int]) -> dict[int, Story]:
        """The same of several, by their ids and in that order; what is no more is left out."""
        found: dict[int, Story] = {}
        async with self._database.read() as connection:
            for at in range(0, len(story_ids), AT_ONCE):
                some = story_ids[at : at + AT_ONCE]
                rows = (await connection.execute(select(stories).where(stories.c.story_id.in_(some)))).all()
                inside, said = await _articles(connection, some), await _utterances(connection, some)
                for head in await _heads(connection, rows):
                    found[head.story_id] = Story(head, inside[head.story_id], said[head.story_id])
        return {story_id: found[story_id] for story_id in story_ids if story_id in found}


def _touches(window: Window) -> list[ColumnElement[bool]]:
    """By the first and the last article; one that has articles before and after, but none within, counts as well."""
    by_stored = window.by_stored_at
    first, last = (
        (stories.c.first_stored_at, stories.c.last_stored_at) if by_stored else (stories.c.first_at, stories.c.last_at)
    )
    return [first < window.until, *([] if window.since is None else [last >= window.since])]


async def _heads(connection: AsyncConnection, rows: Sequence[AnyRow]) -> tuple[StoryHead, ...]:
    story_ids = [row.story_id for row in rows]
    labels, shown = await _outlets(connection, story_ids), await _enabled(connection, story_ids)
    lead_ids = {row.story_id: _lead(row, shown.get(row.story_id, [])) for row in rows}
    leads = await heads_by_article(connection, list(lead_ids.values()))
    return tuple(
        StoryHead(
            story_id=row.story_id,
            lead=leads[lead_ids[row.story_id]],
            outlets=labels[row.story_id],
            articles=len(shown.get(row.story_id, [])) or row.articles,
            origins=row.origins,
            last_at=row.last_at,
        )
        for row in rows
    )


async def _has_enabled(connection: AsyncConnection) -> list[ColumnElement[bool]]:
    """That a story has an article of an outlet that is not disabled; nothing is asked for where none is."""
    disabled = select(outlets.c.outlet_id).where(outlets.c.is_disabled).limit(1)
    if (await connection.execute(disabled)).first() is None:
        return []
    is_its_own = (story_articles.c.story_id == stories.c.story_id, story_articles.c.article_id == articles.c.article_id)
    return [exists().where(*is_its_own, is_of_enabled_outlet())]


async def _enabled(connection: AsyncConnection, story_ids: Sequence[int]) -> dict[int, list[int]]:
    """The articles of each story without those of disabled outlets, first published first."""
    query = (
        select(story_articles.c.story_id, articles.c.article_id)
        .join(articles, articles.c.article_id == story_articles.c.article_id)
        .where(story_articles.c.story_id.in_(story_ids), is_of_enabled_outlet())
        .order_by(articles.c.listed_at, articles.c.article_id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in await connection.execute(query):
        found[row.story_id].append(row.article_id)
    return found


def _lead(row: AnyRow, shown: Sequence[int]) -> int:
    """The article whose headline titles a story; where its outlet is disabled, the first of those that are shown."""
    lead: int = row.lead_article_id
    return lead if lead in shown or not shown else shown[0]


async def _outlets(connection: AsyncConnection, story_ids: Sequence[int]) -> dict[int, tuple[OutletLabel, ...]]:
    """The enabled outlets of each story, once each, known ones first, dated ones first, by first publication."""
    columns = (story_articles.c.story_id, *LABEL_COLUMNS)
    query = (
        select(
            *columns, func.min(versions.c.published_at).label("first"), func.min(articles.c.listed_at).label("listed")
        )
        .select_from(CURRENT.join(story_articles, story_articles.c.article_id == articles.c.article_id))
        .where(story_articles.c.story_id.in_(story_ids), is_of_enabled_outlet())
        .group_by(*columns)
    )
    rows = (await connection.execute(query)).all()
    found: dict[int, dict[Any, OutletLabel]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: (row.outlet is None, row.first is None, row.listed)):
        label = label_of(row)
        found[row.story_id].setdefault(label.outlet_id or label.shown, label)
    return {story_id: tuple(found[story_id].values()) for story_id in story_ids}


async def _articles(connection: AsyncConnection, story_ids: Sequence[int]) -> dict[int, tuple[StoryArticle, ...]]:
    """The articles of each story, dated ones first, then by first publication."""
    query = (
        select_stored()
        .add_columns(story_articles.c.story_id, story_articles.c.origin)
        .join(story_articles, story_articles.c.article_id == articles.c.article_id)
        .where(story_articles.c.story_id.in_(story_ids), versions.c.version_id == articles.c.current_version_id)
        .order_by(versions.c.published_at.is_(None), articles.c.listed_at, articles.c.article_id)
    )
    rows = (await connection.execute(query)).all()
    found: dict[int, list[StoryArticle]] = defaultdict(list)
    for row, article in zip(rows, await stored_articles(connection, rows), strict=True):
        found[row.story_id].append(StoryArticle(article, row.origin))
    return {story_id: tuple(found[story_id]) for story_id in story_ids}


async def _utterances(connection: AsyncConnection, story_ids: Sequence[int]) -> dict[int, tuple[Utterance, ...]]:
    """The utterances of two or more quotes of each story, by their first."""
    query = (
        select(story_articles.c.story_id, story_articles.c.article_id, *QUOTE_COLUMNS)
        .join(articles, articles.c.article_id == story_articles.c.article_id)
        .join(quotes, quotes.c.version_id == articles.c.current_version_id)
        .where(story_articles.c.story_id.in_(story_ids), quotes.c.utterance_id.is_not(None))
        .order_by(articles.c.listed_at, articles.c.article_id, quotes.c.position)
    )
    found: dict[int, dict[int, list[UtteranceQuote]]] = {story_id: defaultdict(list) for story_id in story_ids}
    for row in await connection.execute(query):
        one = UtteranceQuote(row.article_id, row.position, row.has_same_words)
        found[row.story_id][row.utterance_id].append(one)
    return {
        story_id: tuple(Utterance(number, tuple(said)) for number, said in its_own.items() if len(said) > 1)
        for story_id, its_own in found.items()
    }
