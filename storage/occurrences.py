"""Occurrences: rows for what is due, each answered by one edition, once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, and_, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.chat import Platform
from domain.occurrences import Occurrence, OccurrenceState, after_quiet, occurrences_after
from domain.subscription import FOREVER, Due, Subscription
from domain.zones import is_zone
from storage.database import Database
from storage.replanning import occurrence_row
from storage.rows import AnyRow, Values, insert_rows
from storage.subscriptions import read_subscriptions
from storage.tables import chats, occurrences, subscriptions

T = TypeVar("T")

AT_ONCE: Final = 500
"""How many subscriptions one writing unit plans, and how many keys one query asks for."""
LONGEST_MISS: Final = timedelta(days=7)
"""Of what was missed longer ago only the first has a row: one edition answers all of it anyway."""
LONGEST_GAP: Final = timedelta(days=9)
"""No schedule that is on waits for so long; what is planned beyond was planned by a clock that was wrong."""
UNCLOCKED_FOR: Final = timedelta(days=1)
"""How long what has a zone that nobody knows is left alone, until it is looked whether somebody does again."""
KEPT_FOR: Final = timedelta(days=14)
"""How long a row is kept after its date; a date cannot come again later than that."""


Label: TypeAlias = tuple[date, time]
"""What an occurrence is called: its local date and time."""


class Known(NamedTuple):
    """An occurrence that has a row."""

    state: OccurrenceState
    at: datetime
    due_at: datetime


class Occurrences:
    """What is due, and what was."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(self, now: datetime) -> int:
        """Make rows for what became due up to `now`, and for the next one of each subscription; gives how many.

        It writes in units of AT_ONCE subscriptions, and a subscription is planned by one process only.
        """
        made = 0
        while True:
            async with self._database.write() as connection:
                found = await _to_plan(connection, now)
                made += await _plan(connection, found, now)
            if len(found) < AT_ONCE:
                return made

    async def due(
        self, now: datetime, limit: int, *, platforms: Collection[Platform] = tuple(Platform)
    ) -> tuple[Due, ...]:
        """What waits for its edition on some platforms, one `Due` a subscription, that which was due first first.

        Nothing is due while a subscription is off, paused or without a clock, nor within its quiet hours, whenever it
        should have come.
        """
        found: list[Due] = []
        seen: set[int] = set()
        after: tuple[datetime, int] | None = None
        async with self._database.read() as connection:
            while len(found) < limit:
                rows = await _due_rows(connection, _is_due(now, platforms), after, limit)
                first_at: dict[int, datetime] = {}
                for row in rows:
                    if row.subscription_id not in seen:
                        first_at.setdefault(row.subscription_id, row.due_at)
                seen |= first_at.keys()
                dues = await _dues(connection, first_at, now)
                found += [due for due in dues if due.subscription.has_clock and not _is_quiet(due.subscription, now)]
                if len(rows) < limit:
                    break
                after = (rows[-1].due_at, rows[-1].occurrence_id)
        return tuple(found[:limit])

    async def known(self, subscription_id: int, *, since: date) -> dict[Label, Known]:
        """What became of the occurrences that have rows, from a local date on."""
        query = select(occurrences).where(
            occurrences.c.subscription_id == subscription_id, occurrences.c.local_date >= since
        )
        async with self._database.read() as connection:
            rows = await connection.execute(query)
            return {
                (row.local_date, row.local_time): Known(OccurrenceState(row.state), row.at, row.due_at) for row in rows
            }


async def claim(connection: AsyncConnection, dues: Sequence[Due], *, now: datetime) -> tuple[Due, ...]:
    """Those of `dues` that are still as they were read, in their order; for the unit that finishes them.

    Left out is what another process finished meanwhile, and what the chat changed, paused or ended; what of it is still
    due comes again with the next `due`.
    """
    still: list[Due] = []
    for some in _in_turn(dues):
        ids = [due.subscription.subscription_id for due in some]
        known = {one.subscription_id: one for one in await read_subscriptions(connection, _is_one_of(ids))}
        wanted = [occurrence_id for due in some for occurrence_id in due.occurrence_ids]
        waiting = await _waiting(connection, wanted)
        still += [
            due
            for due in some
            if known.get(due.subscription.subscription_id) == due.subscription
            and not due.subscription.is_paused(now)
            and waiting.issuperset(due.occurrence_ids)
        ]
    return tuple(still)


async def finish(connection: AsyncConnection, dues: Sequence[Due], *, window_until: datetime) -> None:
    """Let these be answered, and their chats' next windows begin at `window_until`; in the unit that claimed them.

    Nothing of it holds before the unit commits, so a crash leaves it all due.
    """
    ids = [occurrence_id for due in dues for occurrence_id in due.occurrence_ids]
    for some in _in_turn(ids):
        is_one = occurrences.c.occurrence_id.in_(some)
        await connection.execute(update(occurrences).where(is_one).values(state=OccurrenceState.DONE))
    for some in _in_turn([due.subscription.subscription_id for due in dues]):
        await connection.execute(update(subscriptions).where(_is_one_of(some)).values(window_until=window_until))


async def _to_plan(connection: AsyncConnection, now: datetime) -> Sequence[AnyRow]:
    columns = subscriptions.c
    is_beyond = and_(columns.planned_until > now + LONGEST_GAP, columns.planned_until < FOREVER)
    query = select(columns.subscription_id, columns.zone, columns.schedule, columns.planned_until).where(
        *_is_on(now),
        or_(columns.planned_until.is_(None), columns.planned_until <= now, is_beyond),
    )
    return (await connection.execute(query.limit(AT_ONCE))).all()


async def _plan(connection: AsyncConnection, found: Sequence[AnyRow], now: datetime) -> int:
    if not found:
        return 0
    ids = [row.subscription_id for row in found]
    is_old = and_(occurrences.c.local_date < (now - KEPT_FOR).date(), occurrences.c.state != OccurrenceState.WAITING)
    await connection.execute(delete(occurrences).where(occurrences.c.subscription_id.in_(ids), is_old))
    planned: list[Values] = []
    made: dict[tuple[int, object, object], Values] = {}
    for row in found:
        if not is_zone(row.zone):
            planned.append({"id": row.subscription_id, "until": now + UNCLOCKED_FOR})
            continue
        coming = _coming(row, now)
        planned.append({"id": row.subscription_id, "until": coming[-1].at if coming else FOREVER})
        for one in coming:
            values = occurrence_row(row.subscription_id, one, OccurrenceState.WAITING)
            made[row.subscription_id, one.local_date, one.local_time] = values
    for known in await _known(connection, ids, made):
        made.pop(known, None)
    await insert_rows(connection, occurrences, list(made.values()))
    by_id = subscriptions.c.subscription_id == bindparam("id")
    await connection.execute(update(subscriptions).where(by_id).values(planned_until=bindparam("until")), planned)
    return len(made)


def _coming(row: AnyRow, now: datetime) -> list[Occurrence]:
    """What came after the subscription was planned last, up to the first that is later than `now`."""
    coming: list[Occurrence] = []
    is_known = row.planned_until is not None and row.planned_until <= now
    after = max(row.planned_until, now - LONGEST_MISS) if is_known else now
    for occurrence in occurrences_after(row.schedule, row.zone, after):
        coming.append(occurrence)
        if occurrence.at > now:
            break
    return coming


async def _known(
    connection: AsyncConnection, ids: Sequence[int], made: dict[tuple[int, object, object], Values]
) -> list[tuple[int, object, object]]:
    if not made:
        return []
    columns = (occurrences.c.subscription_id, occurrences.c.local_date, occurrences.c.local_time)
    first = min(values["local_date"] for values in made.values())
    query = select(*columns).where(occurrences.c.subscription_id.in_(ids), occurrences.c.local_date >= first)
    return [(row[0], row[1], row[2]) for row in await connection.execute(query)]


def _is_due(now: datetime, platforms: Collection[Platform]) -> ColumnElement[bool]:
    at_hand = select(chats.c.chat_id).where(chats.c.platform.in_(platforms))
    return and_(
        occurrences.c.state == OccurrenceState.WAITING,
        occurrences.c.due_at <= now,
        *_is_on(now),
        *(() if set(platforms) == set(Platform) else (subscriptions.c.chat_id.in_(at_hand),)),
    )


async def _due_rows(
    connection: AsyncConnection, is_due: ColumnElement[bool], after: tuple[datetime, int] | None, limit: int
) -> Sequence[AnyRow]:
    """The occurrences that are due, those that were due first first, behind the last that was read."""
    columns = (occurrences.c.occurrence_id, occurrences.c.subscription_id, occurrences.c.due_at)
    query = select(*columns).join(subscriptions).where(is_due)
    if after is not None:
        last, occurrence_id = after
        is_behind = and_(occurrences.c.due_at == last, occurrences.c.occurrence_id > occurrence_id)
        query = query.where(occurrences.c.due_at >= last, or_(occurrences.c.due_at > last, is_behind))
    in_order = query.order_by(occurrences.c.due_at, occurrences.c.occurrence_id)
    return (await connection.execute(in_order.limit(limit))).all()


async def _dues(connection: AsyncConnection, first_at: Mapping[int, datetime], now: datetime) -> list[Due]:
    known: dict[int, Subscription] = {}
    waiting: dict[int, list[int]] = defaultdict(list)
    for some in _in_turn(list(first_at)):
        known |= {one.subscription_id: one for one in await read_subscriptions(connection, _is_one_of(some))}
        query = select(occurrences.c.subscription_id, occurrences.c.occurrence_id).where(
            occurrences.c.subscription_id.in_(some),
            occurrences.c.state == OccurrenceState.WAITING,
            occurrences.c.due_at <= now,
        )
        for row in await connection.execute(query.order_by(occurrences.c.at, occurrences.c.occurrence_id)):
            waiting[row.subscription_id].append(row.occurrence_id)
    # Another process may have finished some of it since the first query.
    still = ((one, due_at) for one, due_at in first_at.items() if one in known and waiting[one])
    return [Due(known[one], tuple(waiting[one]), due_at) for one, due_at in still]


async def _waiting(connection: AsyncConnection, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in _in_turn(ids):
        is_one = (occurrences.c.occurrence_id.in_(some), occurrences.c.state == OccurrenceState.WAITING)
        found |= set((await connection.execute(select(occurrences.c.occurrence_id).where(*is_one))).scalars())
    return found


def _is_on(now: datetime) -> tuple[ColumnElement[bool], ...]:
    columns = subscriptions.c
    is_over = or_(columns.paused_until.is_(None), columns.paused_until <= now)
    return (columns.is_active, columns.paused_why.is_(None), is_over)


def _is_quiet(subscription: Subscription, now: datetime) -> bool:
    return after_quiet(subscription.schedule.quiet, subscription.zone, now) > now


def _is_one_of(ids: Sequence[int]) -> ColumnElement[bool]:
    return subscriptions.c.subscription_id.in_(ids)


def _in_turn(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[at : at + AT_ONCE] for at in range(0, len(things), AT_ONCE))
