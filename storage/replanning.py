"""Occurrences that are already planned, where a subscription changes or stops; for writing units."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.occurrences import Occurrence, OccurrenceState, after_quiet
from domain.schedule_changes import WIDTH, promised_dates, settle_change
from domain.subscription import Subscription
from storage.rows import insert_rows
from storage.tables import occurrences


async def replan(
    connection: AsyncConnection, changed: Subscription, *, before: Subscription | None, now: datetime
) -> None:
    """Fit the occurrences to a changed schedule or zone, so that no date is repeated or skipped.

    `before` is the subscription as it was, where it was in force; what is planned from now on is forgotten, and the
    next tick plans it anew.
    """
    is_own = _is_of(changed.subscription_id)
    coming = and_(occurrences.c.state == OccurrenceState.WAITING, occurrences.c.at > now)
    passed = occurrences.c.state == OccurrenceState.PASSED
    await connection.execute(delete(occurrences).where(is_own, or_(coming, passed)))
    await _wait_anew(connection, changed)
    counted = (
        select(occurrences.c.local_date, func.count().label("number"))
        .where(is_own, occurrences.c.local_date >= (now - WIDTH).date())
        .group_by(occurrences.c.local_date)
    )
    had = {row.local_date: row.number for row in await connection.execute(counted)}
    promised = frozenset[date]()
    if before is not None and before.has_clock:
        promised = promised_dates(before.schedule, before.zone, now)
    settled = settle_change(changed.schedule, changed.zone, had=had, promised=promised, now=now)
    due_at = after_quiet(changed.schedule.quiet, changed.zone, now)
    made_up = [replace(occurrence, due_at=due_at) for occurrence in settled.made_up]
    await add_occurrences(connection, changed.subscription_id, settled.passed, OccurrenceState.PASSED)
    await add_occurrences(connection, changed.subscription_id, made_up, OccurrenceState.WAITING)


async def forget_waiting(connection: AsyncConnection, condition: ColumnElement[bool]) -> None:
    """Plan no more what waits; the next edition covers it, since its window begins where the last one ended."""
    await connection.execute(delete(occurrences).where(occurrences.c.state == OccurrenceState.WAITING, condition))


async def add_occurrences(
    connection: AsyncConnection, subscription_id: int, found: Iterable[Occurrence], state: OccurrenceState
) -> int:
    """Make rows for the occurrences of a subscription that have none; gives how many."""
    by_label = {(occurrence.local_date, occurrence.local_time): occurrence for occurrence in found}
    if not by_label:
        return 0
    known = select(occurrences.c.local_date, occurrences.c.local_time).where(
        _is_of(subscription_id), occurrences.c.local_date >= min(day for day, _ in by_label)
    )
    for row in await connection.execute(known):
        by_label.pop((row.local_date, row.local_time), None)
    rows = [occurrence_row(subscription_id, occurrence, state) for occurrence in by_label.values()]
    await insert_rows(connection, occurrences, rows)
    return len(rows)


def occurrence_row(subscription_id: int, occurrence: Occurrence, state: OccurrenceState) -> dict[str, object]:
    """An occurrence as the table has it."""
    return {
        "subscription_id": subscription_id,
        "local_date": occurrence.local_date,
        "local_time": occurrence.local_time,
        "at": occurrence.at,
        "due_at": occurrence.due_at,
        "state": state,
    }


async def _wait_anew(connection: AsyncConnection, changed: Subscription) -> None:
    """Let what is due already wait for the end of the new quiet hours, or no longer for that of the old."""
    query = select(occurrences.c.occurrence_id, occurrences.c.at).where(
        _is_of(changed.subscription_id), occurrences.c.state == OccurrenceState.WAITING
    )
    for row in (await connection.execute(query)).all():
        due_at = after_quiet(changed.schedule.quiet, changed.zone, row.at)
        is_row = occurrences.c.occurrence_id == row.occurrence_id
        await connection.execute(update(occurrences).where(is_row).values(due_at=due_at))


def _is_of(subscription_id: int) -> ColumnElement[bool]:
    return occurrences.c.subscription_id == subscription_id
