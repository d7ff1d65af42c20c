"""Forgets what nobody will ask for again, in batches, so that nobody else waits for long."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, delete, exists, func, or_, select

from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from storage.database import Database
from storage.tables import (
    alarms,
    bodies,
    body_lines,
    body_stories,
    broadcasts,
    buttons,
    edition_lines,
    edition_stories,
    editions,
    feed_entries,
    feed_entry_keys,
    outbox,
    outbox_messages,
    posts,
    updates_seen,
)

AT_ONCE: Final = 500
LEFT_FOR: Final = timedelta(days=400)
"""So long a feed has to come without an entry until it is forgotten."""
FINISHED_FOR: Final = timedelta(days=30)
"""Posts that were sent or came to nothing, alarms that ended, and buttons that expired stay for so long.

So long an old press can be told from an invented one, and what was sent can be looked up.
"""
ANSWERED_FOR: Final = timedelta(days=7)
"""Updates that were answered stay for so long; platforms offer one again for a day at most."""

_ENDED: Final = (DeliveryState.SENT, DeliveryState.UNCERTAIN, DeliveryState.DEAD)


class Pruning:
    """Deletes of old rows; each batch is its own unit."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prune(self, *, now: datetime, editions_kept: timedelta) -> Mapping[str, int]:
        """Delete what is old; how many rows of each table went.

        An edition goes with its lines, letters and posts once it is older than `editions_kept`; from then on nobody can
        ask where a line of it came from.
        """
        before = now - FINISHED_FOR
        answered = and_(updates_seen.c.payload.is_(None), updates_seen.c.taken_at < now - ANSWERED_FOR)
        return {
            "feed_entries": await self._prune("entry_id", _left(now), feed_entry_keys, feed_entries),
            "updates_seen": await self._prune("seen_id", answered, updates_seen),
            "buttons": await self._prune("button_id", buttons.c.expires_at < before, buttons),
            "alarms": await self._prune("key", alarms.c.ended_at < before, alarms),
            "broadcasts": await self._prune("broadcast_id", _never_sent(before), broadcasts),
            "outbox": await self._prune("outbox_id", _ended(before), outbox),
            "outbox_messages": await self._prune("message_id", _unsaid(), outbox_messages),
            "editions": await self._prune(
                "edition_id", _forgotten(now - editions_kept), posts, edition_lines, edition_stories, editions
            ),
            "bodies": await self._prune("body_id", _unshown(now - editions_kept), body_lines, body_stories, bodies),
        }

    async def _prune(self, key: str, is_old: ColumnElement[bool], *tables: Table) -> int:
        """Delete the old rows of the last table, and of the others what belongs to these."""
        column, gone = tables[-1].c[key], 0
        while True:
            async with self._database.read() as connection:
                found = (await connection.execute(select(column).where(is_old).limit(AT_ONCE))).scalars().all()
            if not found:
                return gone
            async with self._database.write() as connection:
                # What was old when it was read may be needed by now.
                still = (await connection.execute(select(column).where(column.in_(found), is_old))).scalars().all()
                for table in tables:
                    await connection.execute(delete(table).where(table.c[key].in_(still)))
            gone += len(still)
            if len(found) < AT_ONCE:
                return gone


def _left(now: datetime) -> ColumnElement[bool]:
    """Entries that their feed came without for long; one that is not read any more keeps all of its own."""
    later = feed_entries.alias("later")
    came_later = exists().where(later.c.feed_id == feed_entries.c.feed_id, later.c.last_seen_at >= now - LEFT_FOR)
    return and_(feed_entries.c.last_seen_at < now - LEFT_FOR, came_later)


def _never_sent(before: datetime) -> ColumnElement[bool]:
    return and_(broadcasts.c.state == BroadcastState.DRAFT, broadcasts.c.made_at < before)


def _ended(before: datetime) -> ColumnElement[bool]:
    """Posts of which nothing is expected any more; those of a broadcast go together, as they are counted together."""
    tells_progress = broadcasts.c.progress_id.is_not(None)
    is_young = broadcasts.c.begun_at >= before
    lasting = select(broadcasts.c.broadcast_id).where(
        or_(broadcasts.c.state == BroadcastState.RUNNING, tells_progress, is_young)
    )
    return and_(
        outbox.c.state.in_(_ENDED),
        outbox.c.changed_at < before,
        # An index of broadcasts would lead SQLite through every post that is of none.
        func.coalesce(outbox.c.broadcast_id, 0).not_in(lasting),
        outbox.c.outbox_id.not_in(select(broadcasts.c.progress_id).where(tells_progress)),
    )


def _unsaid() -> ColumnElement[bool]:
    return ~exists().where(outbox.c.message_id == outbox_messages.c.message_id)


def _forgotten(before: datetime) -> ColumnElement[bool]:
    is_in_outbox = exists().where(outbox.c.edition_id == editions.c.edition_id)
    return and_(editions.c.composed_at < before, ~is_in_outbox)


def _unshown(before: datetime) -> ColumnElement[bool]:
    return and_(bodies.c.composed_at < before, ~exists().where(editions.c.body_id == bodies.c.body_id))
