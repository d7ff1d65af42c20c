"""What was seen in feeds: by which keys an entry is known again, and which article it became."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Integer, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.feed import Sighting
from storage.database import Database
from storage.rows import Values, insert_row, insert_rows
from storage.tables import articles, feed_entries, feed_entry_keys, feeds

MONTH: Final = timedelta(days=30)

_HAS_KEY: Final = feed_entry_keys.c.key.in_(bindparam("keys", expanding=True))
_HAVING: Final = (
    select(feed_entries, feeds.c.outlet_id)
    .join(feeds, feeds.c.feed_id == feed_entries.c.feed_id)
    .where(
        feed_entries.c.entry_id.in_(select(feed_entry_keys.c.entry_id).where(_HAS_KEY)),
        or_(feed_entries.c.article_id.is_not(None), feed_entries.c.feed_id == bindparam("its_feed")),
    )
    .order_by(feed_entries.c.entry_id)
)
_OF_FEED: Final = feed_entries.c.feed_id == bindparam("its_feed")
_RANKED: Final = (
    select(
        feed_entries.c.feed_id,
        articles.c.listed_at,
        func.row_number()
        .over(partition_by=feed_entries.c.feed_id, order_by=articles.c.listed_at.desc())
        .label("place"),
    )
    .join(articles, articles.c.article_id == feed_entries.c.article_id)
    .where(feed_entries.c.feed_id.in_(bindparam("feeds", expanding=True)))
    .subquery()
)
_CAME_AT: Final = (
    select(_RANKED.c.feed_id, _RANKED.c.listed_at)
    .where(_RANKED.c.place <= bindparam("most", type_=Integer))
    .order_by(_RANKED.c.feed_id, _RANKED.c.place)
)
_UNSEEN: Final = select(feed_entries.c.entry_id).where(
    _OF_FEED,
    feed_entries.c.last_seen_at < bindparam("latest"),
    feed_entries.c.entry_id.in_(select(feed_entry_keys.c.entry_id).where(_HAS_KEY)),
)
_ENTRY: Final = select(feed_entries.c.entry_id).where(_OF_FEED, feed_entries.c.article_id == bindparam("its_article"))
_REWORD: Final = update(feed_entries).where(feed_entries.c.entry_id == bindparam("its_entry"))
_MADE: Final = insert(feed_entries).returning(feed_entries.c.entry_id, sort_by_parameter_order=True)
_KEYS: Final = select(feed_entry_keys).where(feed_entry_keys.c.entry_id.in_(bindparam("entries", expanding=True)))


class FeedEntries:
    """Sightings of articles in feeds, and entries that were passed over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def having(self, keys: Collection[str], *, feed_id: int) -> tuple[Sighting, ...]:
        """All sightings that have one of the keys: of articles in any feed, and of what this feed's polls passed over.

        Those seen first come first.
        """
        given = {"its_feed": feed_id, "keys": list(set(keys))}
        async with self._database.read() as connection:
            rows = (await connection.execute(_HAVING, given)).all()
            all_keys = await _keys_of(connection, [row.entry_id for row in rows])
        return tuple(
            Sighting(
                article_id=row.article_id,
                feed_id=row.feed_id,
                outlet_id=row.outlet_id,
                keys=frozenset(all_keys[row.entry_id]),
                title=row.title,
                text=row.text,
                updated_at=row.updated_at,
                is_live=row.is_live,
            )
            for row in rows
        )

    async def came_at(self, feed_ids: Collection[int], *, most: int) -> Mapping[int, tuple[datetime, ...]]:
        """When the newest articles of each feed were published, or stored where that is unknown, the latest first."""
        found: dict[int, list[datetime]] = {feed_id: [] for feed_id in feed_ids}
        async with self._database.read() as connection:
            for row in await connection.execute(_CAME_AT, {"feeds": list(feed_ids), "most": most}):
                found[row.feed_id].append(row.listed_at)
        return {feed_id: tuple(times) for feed_id, times in found.items()}

    async def remember(self, sighting: Sighting, *, now: datetime) -> None:
        """Store that an article was seen in a feed; its keys are added to those it had there, its words replace them.

        `outlet_id` is the feed's and not stored again.
        """
        await self._database.write_whole(_remember, sighting, now)

    async def see_again(self, feed_id: int, keys: Collection[str], *, now: datetime) -> None:
        """Note that entries are still in the feed, those that this was not noted of for `MONTH`."""
        given = {"its_feed": feed_id, "latest": now - MONTH, "keys": list(set(keys))}
        async with self._database.read() as connection:
            unseen = list((await connection.execute(_UNSEEN, given)).scalars())
        if unseen:
            async with self._database.write() as connection:
                is_meant = feed_entries.c.entry_id.in_(unseen)
                await connection.execute(update(feed_entries).where(is_meant).values(last_seen_at=now))

    async def pass_over(self, sightings: Sequence[Sighting], *, now: datetime) -> None:
        """Store that entries were seen and become no articles."""
        await self._database.write_whole(_pass_over, sightings, now)


async def _remember(connection: AsyncConnection, sighting: Sighting, now: datetime) -> None:
    same = {"feed_id": sighting.feed_id, "article_id": sighting.article_id}
    given = {"its_feed": sighting.feed_id, "its_article": sighting.article_id}
    entry_id = (await connection.execute(_ENTRY, given)).scalar()
    known: set[str] = set()
    if entry_id is None:
        row = {**same, **_words(sighting), "first_seen_at": now, "last_seen_at": now}
        entry_id = await insert_row(connection, feed_entries, row)
    else:
        await connection.execute(_REWORD, {"its_entry": entry_id, **_words(sighting)})
        known = (await _keys_of(connection, [entry_id]))[entry_id]
    await _insert_keys(connection, entry_id, sighting.keys - known)


async def _pass_over(connection: AsyncConnection, sightings: Sequence[Sighting], now: datetime) -> None:
    seen = {"article_id": None, "first_seen_at": now, "last_seen_at": now}
    rows = [seen | {"feed_id": each.feed_id, **_words(each)} for each in sightings]
    made = (await connection.execute(_MADE, rows)).scalars()
    keys = [
        {"key": key, "entry_id": one} for one, each in zip(made, sightings, strict=True) for key in sorted(each.keys)
    ]
    await insert_rows(connection, feed_entry_keys, keys)


def _words(sighting: Sighting) -> Values:
    words = {"title": _storable(sighting.title), "text": _storable(sighting.text)}
    return {**words, "updated_at": sighting.updated_at, "is_live": sighting.is_live}


def _storable(text: str) -> str:
    """The text without what a database refuses: halves of characters and NUL."""
    return text.encode("utf-8", errors="ignore").decode("utf-8").replace("\x00", "")


async def _keys_of(connection: AsyncConnection, entry_ids: Collection[int]) -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    if entry_ids:
        for row in await connection.execute(_KEYS, {"entries": list(entry_ids)}):
            found[row.entry_id].add(row.key)
    return found


async def _insert_keys(connection: AsyncConnection, entry_id: int, keys: Collection[str]) -> None:
    rows = [{"key": key, "entry_id": entry_id} for key in sorted(set(keys))]
    await insert_rows(connection, feed_entry_keys, rows)
