"""Feeds: their rows, which of them are due, and what polls leave behind."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Table, Text, bindparam, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.fetched import Validators
from domain.followed import FailedPoll, Feed, FeedHealth, GoodPoll, ReadsPages
from storage.database import Database
from storage.rows import AnyRow, Values, insert_row
from storage.tables import feed_entries, feed_entry_keys, feeds, outlets

_UNMOVED: Final[Values] = {"moved_to": None, "moved_since": None, "moved_polls": 0}
_ANEW: Final[Values] = {**_UNMOVED, "etag": None, "last_modified": None}
LATELY: Final = timedelta(days=7)
FURTHEST: Final = timedelta(days=8)
"""No feed waits for so long: a server may ask for a week."""
SKEWED: Final = timedelta(minutes=5)
"""The clocks of two processes may be so far apart."""
_NOTE_GOOD: Final = (
    update(feeds)
    .where(feeds.c.feed_id == bindparam("its_id"))
    .values(
        # A title that somebody chose, in a list of feeds, stays.
        title=func.coalesce(feeds.c.title, bindparam("its_title", type_=Text)),
    )
)


class Feeds:
    """What is stored of feeds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        url: str,
        *,
        host: str,
        outlet_id: int,
        now: datetime,
        title: str | None = None,
        folders: Sequence[str] = (),
        home: str | None = None,
    ) -> Feed:
        """Follow a feed, which is due at once; one that has this URL already is followed again as it was."""
        async with self._database.write() as connection:
            known = await _feeds(connection, feeds.c.url == url)
            if known:
                again: Values = {"is_active": True, "failing_since": None, "failures": 0, "last_error": None}
                again |= {**_UNMOVED, "title": known[0].title or title, "home": known[0].home or home}
                again |= {"folder": "\n".join(folders)} if folders else {}
                if not known[0].is_active:
                    again["next_poll_at"] = now
                await _update(connection, known[0].feed_id, again)
            else:
                given: Values = {"url": url, "host": host, "outlet_id": outlet_id, "title": title, "home": home}
                given |= {"folder": "\n".join(folders) or None}
                times: Values = {"is_active": True, "added_at": now, "next_poll_at": now, "failures": 0}
                times |= {"moved_polls": 0, "reads_pages": ReadsPages.AUTO}
                await insert_row(connection, feeds, given | times)
            return (await _feeds(connection, feeds.c.url == url))[0]

    async def by_url(self, url: str) -> Feed | None:
        """The feed with this URL."""
        async with self._database.read() as connection:
            return next(iter(await _feeds(connection, feeds.c.url == url)), None)

    async def get(self, feed_id: int) -> Feed | None:
        """The feed with this id."""
        async with self._database.read() as connection:
            return next(iter(await _feeds(connection, feeds.c.feed_id == feed_id)), None)

    async def of_outlet(self, outlet_id: int) -> tuple[Feed, ...]:
        """The feeds of an outlet."""
        async with self._database.read() as connection:
            return tuple(await _feeds(connection, feeds.c.outlet_id == outlet_id))

    async def listed(self, *, now: datetime) -> tuple[FeedHealth, ...]:
        """All feeds with the numbers of their articles, by the name of their outlet."""
        is_late = feed_entries.c.first_seen_at > now - LATELY
        counted = select(
            feed_entries.c.feed_id,
            func.count(feed_entries.c.article_id).label("articles"),
            func.count(case((is_late, feed_entries.c.article_id))).label("lately"),
            (func.count() - func.count(feed_entries.c.article_id)).label("passed_over"),
        ).group_by(feed_entries.c.feed_id)
        async with self._database.read() as connection:
            rows = await connection.execute(counted)
            counts = {row.feed_id: (row.articles, row.lately, row.passed_over) for row in rows}
            found = await _feeds(connection)
            disabled = set(
                (await connection.execute(select(outlets.c.outlet_id).where(outlets.c.is_disabled))).scalars()
            )
        in_order = sorted(found, key=lambda feed: (feed.outlet_name.casefold(), feed.feed_id))
        return tuple(
            FeedHealth(feed, *counts.get(feed.feed_id, (0, 0, 0)), is_disabled=feed.outlet_id in disabled)
            for feed in in_order
        )

    async def remove(self, feed_id: int) -> None:
        """Forget a feed and what was seen in it; its articles stay."""
        seen = select(feed_entries.c.entry_id).where(feed_entries.c.feed_id == feed_id)
        async with self._database.write() as connection:
            await connection.execute(delete(feed_entry_keys).where(feed_entry_keys.c.entry_id.in_(seen)))
            for table in (feed_entries, feeds):
                await connection.execute(delete(table).where(_has_id(table, feed_id)))

    async def claim_due(
        self, *, now: datetime, until: datetime, most: int, most_of_host: int, without: Collection[str] = ()
    ) -> tuple[Feed, ...]:
        """Take feeds that are due, so that nobody else takes them before `until`; in turn from each host.

        Of one host it takes `most_of_host` at most, and of the hosts `without` none.

        Those of disabled outlets are never due. One that was polled in the future, or would be in a far one, is: the
        clock was wrong then.

        Their `next_poll_at` is `until` from now on, unless the poll says another.
        """
        is_ahead = feeds.c.last_polled_at > now + SKEWED
        is_due = or_(feeds.c.next_poll_at <= now, feeds.c.next_poll_at > now + FURTHEST, is_ahead)
        disabled = select(outlets.c.outlet_id).where(outlets.c.is_disabled)
        turn = func.row_number().over(partition_by=feeds.c.host, order_by=(feeds.c.next_poll_at, feeds.c.feed_id))
        due = (
            select(feeds.c.feed_id, feeds.c.next_poll_at, turn.label("turn"))
            .where(feeds.c.is_active, is_due, feeds.c.outlet_id.not_in(disabled), feeds.c.host.not_in(without))
            .subquery()
        )
        in_turn = select(due.c.feed_id).order_by(due.c.turn, due.c.next_poll_at, due.c.feed_id)
        query = in_turn.where(due.c.turn <= most_of_host).limit(most)
        claim: Values = {"next_poll_at": until, "last_polled_at": case((is_ahead, now), else_=feeds.c.last_polled_at)}
        async with self._database.write() as connection:
            ids = list((await connection.execute(query)).scalars())
            await connection.execute(update(feeds).where(feeds.c.feed_id.in_(ids)).values(claim))
            by_id = {feed.feed_id: feed for feed in await _feeds(connection, feeds.c.feed_id.in_(ids))}
        return tuple(by_id[feed_id] for feed_id in ids)

    async def release(self, feed_ids: Collection[int], *, until: datetime, due_at: datetime) -> None:
        """Let feeds that were claimed until then be due at another time, unless their poll has said when they are."""
        is_claimed = (feeds.c.feed_id.in_(feed_ids), feeds.c.next_poll_at == until)
        async with self._database.write() as connection:
            await connection.execute(update(feeds).where(*is_claimed).values(next_poll_at=due_at))

    async def overdue(self, before: datetime) -> tuple[int, datetime | None]:
        """How many feeds should have been polled before an instant, and when the first of them.

        One whose host was polled since then has its turn to wait for, and does not count.
        """
        disabled = select(outlets.c.outlet_id).where(outlets.c.is_disabled)
        in_turn = select(feeds.c.host).where(feeds.c.last_polled_at >= before)
        is_waiting = (feeds.c.is_active, feeds.c.outlet_id.not_in(disabled), feeds.c.host.not_in(in_turn))
        overdue = select(func.count(), func.min(feeds.c.next_poll_at)).where(feeds.c.next_poll_at < before)
        query = overdue.where(*is_waiting)
        async with self._database.read() as connection:
            number, first_at = (await connection.execute(query)).one()
            return number, first_at

    async def failing(self, *, since: datetime, least: int) -> tuple[Feed, ...]:
        """The feeds that could not be read since then or longer, at so many polls at least; the longest first."""
        is_failing = (feeds.c.is_active, feeds.c.failures >= least, feeds.c.failing_since <= since)
        async with self._database.read() as connection:
            found = await _feeds(connection, *is_failing, outlets.c.is_disabled.is_(False))
            return tuple(sorted(found, key=lambda feed: (feed.failing_since or since, feed.feed_id)))

    async def note_good(self, feed_id: int, poll: GoodPoll) -> None:
        """Write down a poll that went well."""
        values: Values = {
            "next_poll_at": poll.next_poll_at,
            "last_polled_at": poll.at,
            "last_good_at": poll.at,
            "failing_since": None,
            "failures": 0,
            "last_error": None,
            "etag": poll.validators.etag,
            "last_modified": poll.validators.last_modified,
        }
        values |= {"moved_to": poll.moved_to, "moved_since": poll.moved_since, "moved_polls": poll.moved_polls}
        values |= {"its_id": feed_id, "its_title": poll.title}
        await self._database.write_whole(_note_good, values)

    async def note_failure(self, feed_id: int, poll: FailedPoll) -> None:
        """Write down a poll that failed, and its cause."""
        values: Values = {
            "next_poll_at": poll.next_poll_at,
            "last_polled_at": poll.at,
            # A time that is still to come is one of a clock that was wrong.
            "failing_since": case((feeds.c.failing_since <= poll.at, feeds.c.failing_since), else_=poll.at),
            "failures": feeds.c.failures + 1,
            "last_error": poll.why,
            "is_active": not poll.is_over,
        }
        async with self._database.write() as connection:
            await _update(connection, feed_id, values)

    async def adopt_address(self, feed_id: int, url: str, *, host: str) -> bool:
        """Ask a feed at another address from now on; False if another feed is polled there, and then this one ends.

        One that has the address but is not polled gets the old one for it.
        """
        is_other = (feeds.c.url == url, feeds.c.feed_id != feed_id)
        async with self._database.write() as connection:
            if await _feeds(connection, *is_other, feeds.c.is_active, outlets.c.is_disabled.is_(False)):
                await _update(connection, feed_id, {**_UNMOVED, "is_active": False})
                return False
            old = await connection.execute(select(feeds.c.url, feeds.c.host).where(feeds.c.feed_id == feed_id))
            left: Values = dict(old.mappings().one())
            for other in await _feeds(connection, *is_other):
                # No two feeds may have one address, not even for a moment.
                await _update(connection, feed_id, {"url": ""})
                await _update(connection, other.feed_id, _ANEW | left)
            await _update(connection, feed_id, {**_ANEW, "url": url, "host": host})
            return True

    async def choose_pages(self, feed_id: int, reads_pages: ReadsPages) -> None:
        """Choose whether the articles of a feed are read from their pages."""
        async with self._database.write() as connection:
            await _update(connection, feed_id, {"reads_pages": reads_pages})


async def _note_good(connection: AsyncConnection, values: Values) -> None:
    await connection.execute(_NOTE_GOOD, values)


def _has_id(table: Table, feed_id: int) -> ColumnElement[bool]:
    return table.c.feed_id == feed_id


async def _update(connection: AsyncConnection, feed_id: int, values: Values) -> None:
    await connection.execute(update(feeds).where(feeds.c.feed_id == feed_id).values(values))


async def _feeds(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> Sequence[Feed]:
    query = select(feeds, outlets.c.name.label("outlet_name")).join(outlets, outlets.c.outlet_id == feeds.c.outlet_id)
    rows = await connection.execute(query.where(*conditions).order_by(feeds.c.feed_id))
    return [_feed(row) for row in rows]


def _feed(row: AnyRow) -> Feed:
    return Feed(
        feed_id=row.feed_id,
        url=row.url,
        outlet_id=row.outlet_id,
        outlet_name=row.outlet_name,
        title=row.title,
        folders=tuple(filter(None, (row.folder or "").split("\n"))),
        home=row.home,
        is_active=row.is_active,
        added_at=row.added_at,
        next_poll_at=row.next_poll_at,
        validators=Validators(row.etag, row.last_modified),
        last_polled_at=row.last_polled_at,
        last_good_at=row.last_good_at,
        failing_since=row.failing_since,
        failures=row.failures,
        last_error=row.last_error,
        moved_to=row.moved_to,
        moved_since=row.moved_since,
        moved_polls=row.moved_polls,
        reads_pages=ReadsPages(row.reads_pages),
    )
