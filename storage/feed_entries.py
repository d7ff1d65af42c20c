"""What was seen in feeds: by which keys an entry is known again, and which article it became."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.feed import Sighting
from storage.database import Database
from storage.rows import insert_row, insert_rows
from storage.tables import articles, feed_entries, feed_entry_keys, feeds

MONTH: Final = timedelta(days=30)


class FeedEntries:
    """Sightings of articles in feeds, and entries that were passed over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def having(self, keys: Collection[str]) -> tuple[Sighting, ...]:
        """All sightings of articles, in any feed, that have one of the keys; those seen first come first."""
        has_key = feed_entries.c.entry_id.in_(
            select(feed_entry_keys.c.entry_id).where(feed_entry_keys.c.key.in_(set(keys)))
        )
        query = (
            select(feed_entries, feeds.c.outlet_id)
            .join(feeds, feeds.c.feed_id == feed_entries.c.feed_id)
            .where(has_key, feed_entries.c.article_id.is_not(None))
            .order_by(feed_entries.c.entry_id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
            all_keys = await _keys_of(connection, [row.entry_id for row in rows])
        return tuple(
            Sighting(
                article_id=row.article_id,
                feed_id=row.feed_id,
                outlet_id=row.outlet_id,
                keys=frozenset(all_keys[row.entry_id]),
                title=row.title,
                text=row.text,
            )
            for row in rows
        )

    async def passed_over(self, feed_id: int, keys: Collection[str]) -> frozenset[str]:
        """Those of the keys that belong to entries of this feed which were seen and became no article."""
        query = (
            select(feed_entry_keys.c.key)
            .join(feed_entries, feed_entries.c.entry_id == feed_entry_keys.c.entry_id)
            .where(feed_entries.c.feed_id == feed_id, feed_entries.c.article_id.is_(None))
            .where(feed_entry_keys.c.key.in_(set(keys)))
        )
        async with self._database.read() as connection:
            return frozenset((await connection.execute(query)).scalars())

    async def came_at(self, feed_id: int, *, most: int) -> tuple[datetime, ...]:
        """When the newest articles of a feed were published, or stored where that is unknown, the latest first."""
        query = (
            select(articles.c.listed_at)
            .join(feed_entries, feed_entries.c.article_id == articles.c.article_id)
            .where(feed_entries.c.feed_id == feed_id)
            .order_by(articles.c.listed_at.desc())
            .limit(most)
        )
        async with self._database.read() as connection:
            return tuple((await connection.execute(query)).scalars())

    async def remember(self, sighting: Sighting, *, now: datetime) -> None:
        """Store that an article was seen in a feed; its keys are added to those it had there, its words replace them.

        `outlet_id` is the feed's and not stored again.
        """
        async with self._database.write() as connection:
            same = {"feed_id": sighting.feed_id, "article_id": sighting.article_id}
            entry_id = (await connection.execute(select(feed_entries.c.entry_id).filter_by(**same))).scalar()
            words = {"title": _storable(sighting.title), "text": _storable(sighting.text)}
            if entry_id is None:
                entry_id = await insert_row(
                    connection, feed_entries, {**same, **words, "first_seen_at": now, "last_seen_at": now}
                )
            else:
                await connection.execute(update(feed_entries).filter_by(entry_id=entry_id).values(words))
            await _add_keys(connection, entry_id, sighting.keys)

    async def see_again(self, feed_id: int, keys: Collection[str], *, now: datetime) -> None:
        """Note that entries are still in the feed, those that this was not noted of for `MONTH`."""
        with_key = select(feed_entry_keys.c.entry_id).where(feed_entry_keys.c.key.in_(set(keys)))
        is_old = (feed_entries.c.feed_id == feed_id, feed_entries.c.last_seen_at < now - MONTH)
        async with self._database.read() as connection:
            if (await connection.execute(select(feed_entries.c.entry_id).where(*is_old).limit(1))).first() is None:
                return
        async with self._database.write() as connection:
            seen = update(feed_entries).where(*is_old, feed_entries.c.entry_id.in_(with_key))
            await connection.execute(seen.values(last_seen_at=now))

    async def pass_over(self, feed_id: int, keys: Collection[str], *, now: datetime) -> None:
        """Store that an entry was seen and becomes no article."""
        async with self._database.write() as connection:
            seen = {"first_seen_at": now, "last_seen_at": now}
            row = {"feed_id": feed_id, "article_id": None, **seen, "title": "", "text": ""}
            await _add_keys(connection, await insert_row(connection, feed_entries, row), keys)


def _storable(text: str) -> str:
    """The text without what a database refuses: halves of characters and NUL."""
    return text.encode("utf-8", errors="ignore").decode("utf-8").replace("\x00", "")


async def _keys_of(connection: AsyncConnection, entry_ids: list[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    query = select(feed_entry_keys).where(feed_entry_keys.c.entry_id.in_(entry_ids))
    for row in await connection.execute(query):
        found[row.entry_id].add(row.key)
    return found


async def _add_keys(connection: AsyncConnection, entry_id: int, keys: Collection[str]) -> None:
    known = (await _keys_of(connection, [entry_id]))[entry_id]
    await insert_rows(
        connection, feed_entry_keys, [{"key": key, "entry_id": entry_id} for key in sorted(set(keys) - known)]
    )
