"""The result of grouping on its way to rows: stories keep their ids by the articles they share."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, bindparam, case, delete, func, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.outlet import OutletStatus
from domain.records import GroupedStory
from domain.story import UtteranceQuote
from storage.rows import AnySelect, insert_rows
from storage.tables import articles, quotes, stories, story_articles, utterances, versions

CHUNK: Final = 1_000
"""How many ids one statement names; both engines end at about 32,000."""


async def save_stories(
    connection: AsyncConnection, found: Sequence[GroupedStory], *, window_since: datetime | None, now: datetime
) -> None:
    """Replace the stories of the articles since then."""
    given = {article_id for story in found for article_id, _ in story.articles}
    before = await _take_out(connection, given, window_since)
    kept = keep_ids([{article_id for article_id, _ in story.articles} for story in found], before)
    ids = await _story_ids(connection, found, kept, now)
    above = await _highest_origins(connection, kept.values())
    rows = [
        {"article_id": article_id, "story_id": story_id, "origin": origin + above.get(story_id, 0)}
        for story_id, story in zip(ids, found, strict=True)
        for article_id, origin in story.articles
    ]
    await insert_rows(connection, story_articles, rows)
    await sum_up(connection, {*before.values(), *ids})


def keep_ids(groups: Sequence[Collection[int]], before: dict[int, int]) -> dict[int, int]:
    """Which group keeps which story id: by the number of articles in common, each id once.

    Among equals the group with fewer articles goes first, since they are the larger share of it.
    """
    shared = Counter(
        (number, before[article_id])
        for number, group in enumerate(groups)
        for article_id in group
        if article_id in before
    )
    best = sorted(shared, key=lambda pair: (-shared[pair], len(groups[pair[0]]), pair))
    kept: dict[int, int] = {}
    taken: set[int] = set()
    for number, story_id in best:
        if number not in kept and story_id not in taken:
            kept[number] = story_id
            taken.add(story_id)
    return kept


async def save_utterances(
    connection: AsyncConnection, found: Sequence[tuple[UtteranceQuote, ...]], *, window_since: datetime | None
) -> None:
    """Replace the utterances of the quotes in articles since then."""
    recent = select(articles.c.current_version_id).where(_since(window_since))
    is_joined = (quotes.c.utterance_id.is_not(None), quotes.c.version_id.in_(recent))
    old = list((await connection.execute(select(quotes.c.utterance_id).distinct().where(*is_joined))).scalars())
    await connection.execute(update(quotes).where(*is_joined).values(utterance_id=None, has_same_words=False))
    await _delete_empty(connection, old)
    if not found:
        return
    made = await connection.execute(
        insert(utterances).returning(utterances.c.utterance_id, sort_by_parameter_order=True),
        [{"first_article_id": said[0].article_id} for said in found],
    )
    current = await _current_versions(connection, {quote.article_id for said in found for quote in said})
    rows = [
        {
            "of_version": current[quote.article_id],
            "at_position": quote.quote,
            "utterance_id": utterance_id,
            "has_same_words": quote.has_same_words,
        }
        for utterance_id, said in zip(made.scalars(), found, strict=True)
        for quote in said
    ]
    is_meant = (quotes.c.version_id == bindparam("of_version"), quotes.c.position == bindparam("at_position"))
    await connection.execute(update(quotes).where(*is_meant), rows)


def _since(window_since: datetime | None) -> ColumnElement[bool]:
    return true() if window_since is None else articles.c.listed_at >= window_since


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))


async def _take_out(
    connection: AsyncConnection, given: Collection[int], window_since: datetime | None
) -> dict[int, int]:
    """Take the articles out of their stories; gives the story that each was in."""
    recent = select(articles.c.article_id).where(_since(window_since))
    conditions = [story_articles.c.article_id.in_(recent)]
    conditions += [story_articles.c.article_id.in_(chunk) for chunk in _chunks(given)]
    before: dict[int, int] = {}
    for condition in conditions:
        rows = await connection.execute(
            delete(story_articles).where(condition).returning(story_articles.c.article_id, story_articles.c.story_id)
        )
        before.update({row.article_id: row.story_id for row in rows})
    return before


async def _story_ids(
    connection: AsyncConnection, found: Sequence[GroupedStory], kept: dict[int, int], now: datetime
) -> list[int]:
    """The id of each story, in this order; those that keep none are made."""
    unsummed = {
        "articles": 0,
        "origins": 0,
        "first_at": now,
        "last_at": now,
        "first_stored_at": now,
        "last_stored_at": now,
    }
    new = [
        {"lead_article_id": story.lead_article_id, "grouped_at": now, **unsummed}
        for number, story in enumerate(found)
        if number not in kept
    ]
    old = [
        {"old_id": kept[number], "lead_article_id": story.lead_article_id, "grouped_at": now}
        for number, story in enumerate(found)
        if number in kept
    ]
    if old:
        await connection.execute(update(stories).where(stories.c.story_id == bindparam("old_id")), old)
    made: Iterator[int] = iter(())
    if new:
        returning = insert(stories).returning(stories.c.story_id, sort_by_parameter_order=True)
        made = iter((await connection.execute(returning, new)).scalars().all())
    return [kept[number] if number in kept else next(made) for number in range(len(found))]


async def _highest_origins(connection: AsyncConnection, story_ids: Collection[int]) -> dict[int, int]:
    """One more than the highest origin that older articles have in these stories."""
    above: dict[int, int] = {}
    for chunk in _chunks(story_ids):
        query = (
            select(story_articles.c.story_id, (func.max(story_articles.c.origin) + 1).label("above"))
            .where(story_articles.c.story_id.in_(chunk))
            .group_by(story_articles.c.story_id)
        )
        above.update({row.story_id: row.above for row in await connection.execute(query)})
    return above


async def sum_up(connection: AsyncConnection, story_ids: Collection[int]) -> None:
    """Set the columns that sum up a story's articles; a story that has none left goes."""
    for chunk in _chunks(story_ids):
        sums = [row._asdict() for row in await connection.execute(_sums(chunk))]
        if sums:
            await connection.execute(update(stories).where(stories.c.story_id == bindparam("of_story")), sums)
        empty = set(chunk) - {row["of_story"] for row in sums}
        if empty:
            await connection.execute(delete(stories).where(stories.c.story_id.in_(empty)))


def _sums(story_ids: Sequence[int]) -> AnySelect:
    is_known = or_(articles.c.outlet_id.is_not(None), versions.c.outlet_status != OutletStatus.UNKNOWN)
    return (
        select(
            story_articles.c.story_id.label("of_story"),
            func.count().label("articles"),
            func.count(case((is_known, story_articles.c.origin)).distinct()).label("origins"),
            func.min(articles.c.listed_at).label("first_at"),
            func.max(articles.c.listed_at).label("last_at"),
            func.min(articles.c.stored_at).label("first_stored_at"),
            func.max(articles.c.stored_at).label("last_stored_at"),
        )
        .join(articles, articles.c.article_id == story_articles.c.article_id)
        .join(versions, versions.c.version_id == articles.c.current_version_id)
        .where(story_articles.c.story_id.in_(story_ids))
        .group_by(story_articles.c.story_id)
    )


async def _delete_empty(connection: AsyncConnection, utterance_ids: Collection[int]) -> None:
    """Delete those of the utterances that no quote belongs to."""
    for chunk in _chunks(utterance_ids):
        is_used = select(quotes.c.utterance_id).where(quotes.c.utterance_id.in_(chunk))
        is_empty = (utterances.c.utterance_id.in_(chunk), utterances.c.utterance_id.not_in(is_used))
        await connection.execute(delete(utterances).where(*is_empty))


async def _current_versions(connection: AsyncConnection, article_ids: Collection[int]) -> dict[int, int]:
    current: dict[int, int] = {}
    for chunk in _chunks(article_ids):
        query = select(articles.c.article_id, articles.c.current_version_id).where(articles.c.article_id.in_(chunk))
        current.update({row.article_id: row.current_version_id for row in await connection.execute(query)})
    return current
