"""Scheduled editions: what composing them reads of many chats at once, and the unit that decides on them.

What is decided holds whole or not at all: the editions, what their letters and numbers stand for, where the next
windows begin, what each chat was shown, and the posts in the outbox.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import and_, delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.delivery import Draft
from domain.edition import Window
from domain.history import History, remembered_since
from domain.outlet import OutletStatus
from domain.records import Basis, Body, Reader, ReadyEdition, Shown, WindowArticle
from storage.articles import in_window
from storage.database import Database
from storage.editions import letter_rows, line_rows
from storage.follows import of_chats
from storage.heads import is_of_enabled_outlet
from storage.occurrences import claim, finish
from storage.outbox import add_drafts
from storage.rows import Values, insert_row, insert_rows
from storage.tables import (
    articles,
    bodies,
    body_lines,
    body_stories,
    chats,
    editions,
    histories,
    options,
    outlets,
    story_articles,
    subscriptions,
    versions,
)

MOST_ARTICLES: Final = 50_000
"""Of a window with more, the newest stored are read."""


class Publishing:
    """What is stored for and of scheduled editions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def readers(self, subscription_ids: Collection[int]) -> Mapping[int, Reader]:
        """What is kept of the chats of some subscriptions, by the subscription's id."""
        query = select(subscriptions.c.subscription_id, subscriptions.c.chat_id)
        async with self._database.read() as connection:
            rows = await connection.execute(query.where(subscriptions.c.subscription_id.in_(subscription_ids)))
            chat_ids = {row.subscription_id: row.chat_id for row in rows}
            chosen = await _chosen(connection, chat_ids.values())
            follows = await of_chats(connection, chat_ids.values())
            history = await _histories(connection, chat_ids.values())
        return {
            key: Reader(chat_id, chosen.get(chat_id, {}), follows.get(chat_id, ()), history.get(chat_id, History()))
            for key, chat_id in chat_ids.items()
        }

    async def articles(self, window: Window) -> tuple[WindowArticle, ...]:
        """The articles of a window, those stored first first, without those of disabled outlets."""
        is_known = or_(articles.c.outlet_id.is_not(None), versions.c.outlet_status != OutletStatus.UNKNOWN)
        columns = (articles.c.article_id, story_articles.c.story_id, story_articles.c.origin, articles.c.outlet_id)
        query = (
            select(*columns, is_known.label("is_known"), articles.c.stored_at, articles.c.listed_at)
            .join(versions, versions.c.version_id == articles.c.current_version_id)
            .outerjoin(story_articles, story_articles.c.article_id == articles.c.article_id)
            .where(*in_window(window), is_of_enabled_outlet())
            .order_by(articles.c.stored_at.desc(), articles.c.article_id.desc())
            .limit(MOST_ARTICLES)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(WindowArticle(*row) for row in reversed(rows))

    async def shown(self, chat_id: int, *, now: datetime) -> Shown:
        """What a chat was shown, as far back as its history counts."""
        of_chat = select(editions.c.body_id).where(
            editions.c.chat_id == chat_id,
            editions.c.body_id.is_not(None),
            editions.c.composed_at >= remembered_since(now),
        )
        spans = select(body_lines.c.article_id, body_lines.c.start, body_lines.c.end)
        stories = select(body_stories.c.story_id)
        async with self._database.read() as connection:
            return Shown(
                frozenset(
                    (row.article_id, row.start, row.end)
                    for row in await connection.execute(spans.where(body_lines.c.body_id.in_(of_chat)))
                ),
                frozenset((await connection.execute(stories.where(body_stories.c.body_id.in_(of_chat)))).scalars()),
            )

    async def window_of(self, edition_id: int) -> Window | None:
        """The window of a scheduled edition; None for one that somebody asked for."""
        query = select(bodies.c.since, bodies.c.until).join(editions, editions.c.body_id == bodies.c.body_id)
        async with self._database.read() as connection:
            row = (await connection.execute(query.where(editions.c.edition_id == edition_id))).first()
            return row and Window(row.since, row.until, by_stored_at=True)

    async def newest_stored_at(self) -> datetime | None:
        """When the last article was stored; None where there is none."""
        async with self._database.read() as connection:
            newest: datetime | None = (await connection.execute(select(func.max(articles.c.stored_at)))).scalar()
            return newest

    async def basis(self) -> Basis:
        """What editions that are composed from now on are composed on; ids grow with each article that is written."""
        async with self._database.read() as connection:
            newest = (await connection.execute(select(func.max(articles.c.article_id)))).scalar()
            return Basis(newest or 0, await _outlets(connection))

    async def publish(self, ready: Sequence[ReadyEdition], *, until: datetime, basis: Basis) -> int | None:
        """Decide on editions that were composed at `until`, where their windows end; gives how many it decided on.

        An edition whose occurrences another process answered meanwhile, or whose chat chose anew, is left out. None
        where nothing is decided, because an article that is not of the `basis` is of the windows, or an outlet of it
        was merged, renamed or disabled.
        """
        by_id = {one.due.subscription.subscription_id: one for one in ready}
        made: dict[int, int] = {}
        async with self._database.write() as connection:
            if await _has_changed(connection, basis, until):
                return None
            claimed = await claim(connection, [one.due for one in ready], now=until)
            mine = [by_id[due.subscription.subscription_id] for due in claimed]
            said = [(one, one.body) for one in mine if one.body is not None]
            for _, body in said:
                if body.body_id is None and id(body) not in made:
                    made[id(body)] = await _insert_body(connection, body)
            shown = [(one, body, body.body_id or made[id(body)]) for one, body in said]
            await add_drafts(connection, await _insert_editions(connection, shown), now=until)
            await _remember(connection, shown, until)
            await finish(connection, claimed, window_until=until)
        for one in ready:
            if one.body is not None:
                one.body.body_id = one.body.body_id or made.get(id(one.body))
        return len(claimed)


async def _chosen(connection: AsyncConnection, chat_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """The options of chats; those of a thread stand before those of its chat."""
    whole = chats.alias()
    is_whole = and_(whole.c.platform == chats.c.platform, whole.c.chat == chats.c.chat, whole.c.thread == "")
    of_whole = select(chats.c.chat_id, options.c.name, options.c.value).join(whole, is_whole)
    of_whole = of_whole.join(options, options.c.chat_id == whole.c.chat_id).where(chats.c.thread != "")
    own = select(options.c.chat_id, options.c.name, options.c.value)
    chosen: dict[int, dict[str, str]] = {}
    for query in (of_whole.where(chats.c.chat_id.in_(chat_ids)), own.where(options.c.chat_id.in_(chat_ids))):
        for row in await connection.execute(query):
            chosen.setdefault(row.chat_id, {})[row.name] = row.value
    return chosen


async def _has_changed(connection: AsyncConnection, basis: Basis, until: datetime) -> bool:
    is_late = (articles.c.article_id > basis.newest_article_id, articles.c.stored_at < until)
    if (await connection.execute(select(articles.c.article_id).where(*is_late).limit(1))).first():
        return True
    return not basis.outlets <= await _outlets(connection)


async def _outlets(connection: AsyncConnection) -> frozenset[tuple[int, str, bool, int | None]]:
    columns = outlets.c
    query = select(columns.outlet_id, columns.name, columns.is_disabled, columns.words_per_edition)
    return frozenset((one[0], one[1], one[2], one[3]) for one in await connection.execute(query))


async def _insert_body(connection: AsyncConnection, body: Body) -> int:
    edition = body.edition
    window: Values = {"since": edition.window.since, "until": edition.window.until}
    body_id = await insert_row(connection, bodies, {"composed_at": edition.composed_at, **window})
    await insert_rows(connection, body_stories, letter_rows(edition, {"body_id": body_id}))
    await insert_rows(connection, body_lines, line_rows(edition, {"body_id": body_id}))
    return body_id


async def _insert_editions(connection: AsyncConnection, shown: Sequence[tuple[ReadyEdition, Body, int]]) -> list[Draft]:
    """Write an edition for each chat; gives what goes into the outbox for it."""
    if not shown:
        return []
    rows: list[dict[str, Any]] = [
        {
            "chat_id": one.reader.chat_id,
            "composed_at": body.edition.composed_at,
            "zone": body.edition.zone,
            "body_id": body_id,
        }
        for one, body, body_id in shown
    ]
    returning = insert(editions).returning(editions.c.edition_id, sort_by_parameter_order=True)
    ids = (await connection.execute(returning, rows)).scalars().all()
    return [
        Draft(
            one.due.subscription.chat,
            one.parts,
            edition_id=edition_id,
            is_silent=one.is_silent,
            has_previews=one.has_previews,
        )
        for edition_id, (one, _, _) in zip(ids, shown, strict=True)
    ]


async def _remember(
    connection: AsyncConnection, shown: Sequence[tuple[ReadyEdition, Body, int]], now: datetime
) -> None:
    """Add to the histories of chats what they are shown."""
    new = {one.reader.chat_id: one.reader.history.at(now).after(body.edition) for one, body, _ in shown}
    await _put_histories(connection, new)


async def join_histories(connection: AsyncConnection, chat_id: int, into_id: int) -> None:
    """Let one chat have been shown what another was, too, which then is forgotten; for writing units."""
    known = await _histories(connection, (chat_id, into_id))
    if chat_id in known:
        await connection.execute(delete(histories).where(histories.c.chat_id == chat_id))
        await _put_histories(connection, {into_id: known[chat_id].joined(known.get(into_id, History()))})


async def _histories(connection: AsyncConnection, chat_ids: Collection[int]) -> dict[int, History]:
    query = select(histories).where(histories.c.chat_id.in_(chat_ids))
    return {row.chat_id: History(row.epoch, row.before, row.within) for row in await connection.execute(query)}


async def _put_histories(connection: AsyncConnection, new: Mapping[int, History]) -> None:
    await connection.execute(delete(histories).where(histories.c.chat_id.in_(new)))
    rows: list[Values] = [
        {"chat_id": chat_id, "epoch": one.epoch, "before": one.before, "within": one.within}
        for chat_id, one in new.items()
    ]
    await insert_rows(connection, histories, rows)
