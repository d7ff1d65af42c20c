"""Occurrences in the store: planned once, due once, finished once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from domain.chat import ChatRef, Platform
from domain.subscription import Due, Schedule
from storage.database import Database
from storage.occurrences import AT_ONCE, claim, finish
from storage.store import Store
from tests.storage.subscribing import LOST, rename_zone, subscribe_many
from tests.storage.test_subscriptions import EVENING, ROOM, THREAD, at, daily, dues


async def finish_all(url: str, found: Sequence[Due], now: datetime) -> tuple[Due, ...]:
    """Answer what is still due in one unit; gives what that was."""
    database = Database(url)
    async with database.write() as connection:
        still = await claim(connection, found, now=now)
        await finish(connection, still, window_until=now)
    await database.close()
    return still


async def tick(store: Store, url: str, now: datetime) -> tuple[Due, ...]:
    """Plan and answer everything that is due."""
    found = await dues(store, now)
    return await finish_all(url, found, now) if found else ()


async def editions(store: Store, url: str, *, since: datetime, until: datetime) -> list[datetime]:
    """When a subscription had editions, with a tick every half hour."""
    ticks = [since + timedelta(minutes=30 * n) for n in range(int((until - since) / timedelta(minutes=30)) + 1)]
    return [now for now in ticks for _ in await tick(store, url, now)]


async def subscribe(store: Store, schedule: Schedule, zone: str = "UTC", now: datetime = EVENING) -> None:
    """Subscribe the room."""
    await store.subscriptions.subscribe(ROOM, zone, schedule, now=now)


async def test_an_occurrence_is_due_at_its_time_and_once(store: Store, url: str) -> None:
    """Not before, not again; the window begins where the last one ended."""
    await subscribe(store, daily(8, 18.5), "Europe/Kyiv")
    assert await dues(store, at(17, 6) - timedelta(microseconds=1)) == ()
    (due,) = await dues(store, at(17, 6))
    assert due.first_due_at == at(17, 6)
    assert await finish_all(url, [due], at(17, 6.1)) == (due,)
    assert await dues(store, at(17, 16)) == ()
    (later,) = await dues(store, at(17, 16.5))
    assert later.subscription.window_until == at(17, 6.1)


async def test_a_clock_that_nobody_knows_stops_its_own_chat_alone(store: Store, url: str) -> None:
    """Also where something was planned by it; it goes on within a day when the clock is known again."""
    await subscribe(store, daily(8, quiet=(22, 7)), "Europe/Kyiv")
    await store.subscriptions.subscribe(THREAD, "UTC", daily(8), now=EVENING)
    await store.occurrences.plan(EVENING)
    await rename_zone(url, "Europe/Kyiv", LOST)
    assert [due.subscription.chat for due in await dues(store, at(17, 9))] == [THREAD]
    assert await store.occurrences.plan(at(17, 9)) == 0
    await rename_zone(url, LOST, "Europe/Kyiv")
    assert ROOM in {due.subscription.chat for due in await dues(store, at(19, 6))}


async def test_who_lost_his_clock_can_have_another(store: Store, url: str) -> None:
    """By changing it, or by subscribing again."""
    await subscribe(store, daily(8), "Europe/Kyiv")
    for now, choose in ((at(17, 0), store.subscriptions.change), (at(18, 0), store.subscriptions.subscribe)):
        await rename_zone(url, "Europe/Kyiv", LOST)
        await choose(ROOM, zone="Europe/Kyiv", schedule=daily(8), now=now)
        (due,) = await dues(store, now + timedelta(hours=6))
        await finish_all(url, [due], now + timedelta(hours=6))


async def test_planning_again_makes_nothing_new(store: Store) -> None:
    """A tick that comes twice, or late, makes each row once."""
    await subscribe(store, daily(8))
    assert await store.occurrences.plan(EVENING) == 1
    assert await store.occurrences.plan(EVENING) == 0
    assert await store.occurrences.plan(at(17, 8)) == 1
    assert await store.occurrences.plan(at(16, 12)) == 0


async def test_one_edition_answers_all_that_was_missed(store: Store, url: str) -> None:
    """After a long time down it is one, and says since when; also where it is months, without a row for each day."""
    await subscribe(store, daily(8, 12))
    await store.occurrences.plan(EVENING)
    (due,) = await dues(store, at(19, 13))
    assert (due.first_due_at, len(due.occurrence_ids)) == (at(17, 8), 6)
    await finish_all(url, [due], at(19, 13))
    assert await dues(store, at(19, 14)) == ()
    (much,) = await dues(store, at(20, 7) + timedelta(days=200))
    assert much.first_due_at == at(20, 8)
    assert len(much.occurrence_ids) == 1 + 2 * 7


async def test_a_clock_that_jumped_is_survived(store: Store, url: str) -> None:
    """By an hour: what came early does not come again. By years: the one after comes at its time."""
    await subscribe(store, daily(8))
    assert len(await tick(store, url, at(17, 8.5))) == 1
    assert await editions(store, url, since=at(17, 7.5), until=at(17, 12)) == []
    assert len(await tick(store, url, at(17, 8) + timedelta(days=9999))) == 1
    assert await editions(store, url, since=at(17, 13), until=at(19, 12)) == [at(19, 8)]


async def test_quiet_hours_hold_back_and_join(store: Store, url: str) -> None:
    """What falls into them waits for their end, and is one edition."""
    await subscribe(store, daily(6, 12, 23, quiet=(22, 7)))
    assert await editions(store, url, since=EVENING, until=at(18, 13)) == [at(17, 7), at(17, 12), at(18, 7), at(18, 12)]


async def test_what_was_missed_does_not_come_in_quiet_hours(store: Store) -> None:
    """Though its own time was outside of them, and others are not held back with it."""
    await subscribe(store, daily(12, quiet=(22, 7)))
    other = ChatRef(Platform.CONSOLE, "console")
    await store.subscriptions.subscribe(other, "UTC", daily(13), now=EVENING)
    await store.occurrences.plan(EVENING)
    await store.occurrences.plan(at(17, 23))
    (due,) = await store.occurrences.due(at(17, 23), 1)
    assert due.subscription.chat == other
    assert len(await store.occurrences.due(at(18, 7), 9)) == 2


async def test_what_changed_meanwhile_is_not_finished(store: Store, url: str) -> None:
    """An edition composed for another schedule, before a pause or an end is dropped; what is due comes again."""
    await subscribe(store, daily(8))
    (due,) = await dues(store, at(17, 8))
    await store.subscriptions.change(ROOM, schedule=daily(8, quiet=(23, 7)), now=at(17, 8.1))
    assert await finish_all(url, [due], at(17, 8.1)) == ()
    (again,) = await dues(store, at(17, 8.2))
    assert again.occurrence_ids == due.occurrence_ids
    await store.subscriptions.pause(ROOM)
    assert await finish_all(url, [again], at(17, 8.3)) == ()


async def test_what_is_finished_is_not_finished_again(store: Store, url: str) -> None:
    """Of two that read the same, the second finds nothing left."""
    await subscribe(store, daily(8))
    found = await dues(store, at(17, 8))
    assert [await finish_all(url, found, at(17, 8 + late)) for late in (0, 0.1)] == [found, ()]


async def test_a_unit_that_fails_leaves_it_due(store: Store, url: str) -> None:
    """What was finished in a unit that is rolled back is due as before."""
    await subscribe(store, daily(8))
    found = await dues(store, at(17, 8))
    database = Database(url)
    with pytest.raises(KeyError):
        await _fail(database, found)
    await database.close()
    assert await dues(store, at(17, 8)) == found


async def _fail(database: Database, found: Sequence[Due]) -> None:
    async with database.write() as connection:
        await finish(connection, await claim(connection, found, now=at(17, 8)), window_until=at(17, 8))
        raise KeyError


async def test_more_than_a_unit_takes_is_planned_and_due(store: Store, url: str) -> None:
    """Batches leave none out, and a limit gives those that were due first."""
    await subscribe_many(url, [daily(8 + number % 2) for number in range(AT_ONCE + 2)], now=EVENING)
    assert await store.occurrences.plan(EVENING) == AT_ONCE + 2
    await store.occurrences.plan(at(17, 10))
    first = await store.occurrences.due(at(17, 10), 300)
    assert [due.first_due_at for due in first] == [at(17, 8)] * (AT_ONCE // 2 + 1) + [at(17, 9)] * (299 - AT_ONCE // 2)
    assert len(await store.occurrences.due(at(17, 10), 9999)) == AT_ONCE + 2


async def test_old_rows_are_forgotten(store: Store, url: str) -> None:
    """After a fortnight, when no date can come again."""
    await subscribe(store, daily(8))
    for day in range(17, 31):
        await tick(store, url, at(day, 8))
    (due,) = await dues(store, at(31, 8) + timedelta(days=3))
    assert due.first_due_at == at(31, 8)
    database = Database(url)
    async with database.read() as connection:
        rows = (await connection.exec_driver_sql("SELECT local_date FROM occurrences ORDER BY local_date")).all()
    await database.close()
    assert str(rows[0][0]) == "2026-03-20"


async def test_a_schedule_that_is_off_is_never_due(store: Store) -> None:
    """And its next times come when it is on again."""
    await subscribe(store, Schedule())
    assert await dues(store, at(20, 0)) == ()
    await store.subscriptions.change(ROOM, schedule=daily(8), now=at(20, 9))
    assert await dues(store, at(20, 10)) == ()
    assert len(await dues(store, at(21, 8))) == 1


async def test_a_time_that_was_had_is_not_had_again_that_day(store: Store, url: str) -> None:
    """8:00 came, then 9:00 is chosen at 8:30: the next is tomorrow's 9:00."""
    await subscribe(store, daily(8))
    assert len(await tick(store, url, at(17, 8))) == 1
    await store.subscriptions.change(ROOM, schedule=daily(9), now=at(17, 8.5))
    assert await editions(store, url, since=at(17, 8.5), until=at(18, 12)) == [at(18, 9)]


async def test_a_day_is_not_skipped(store: Store, url: str) -> None:
    """9:00 is to come, then 8:00 is chosen at 8:30: today's comes at once, and is not repeated by a change back."""
    await subscribe(store, daily(9))
    await store.occurrences.plan(EVENING)
    await store.subscriptions.change(ROOM, schedule=daily(8), now=at(17, 8.5))
    assert len(await tick(store, url, at(17, 8.5))) == 1
    await store.subscriptions.change(ROOM, schedule=daily(9), now=at(17, 8.6))
    assert await editions(store, url, since=at(17, 8.5), until=at(18, 12)) == [at(18, 9)]


async def test_a_second_time_that_is_added_comes_today(store: Store, url: str) -> None:
    """8:00 came, then 8:00 and 18:00 are chosen: today's 18:00 comes; a time gone by is not made up for."""
    await subscribe(store, daily(8))
    await tick(store, url, at(17, 8))
    await store.subscriptions.change(ROOM, schedule=daily(7, 8, 12, 18), now=at(17, 13))
    assert await editions(store, url, since=at(17, 13), until=at(17, 23)) == [at(17, 18)]


async def test_a_date_that_comes_again_in_the_west_was_had(store: Store, url: str) -> None:
    """The 17th came in Tokyo; moved to New York, where it is still the 16th, the next is the 18th."""
    await subscribe(store, daily(8), "Asia/Tokyo", now=at(16, 0))
    await tick(store, url, at(16, 23))
    await store.subscriptions.change(ROOM, zone="America/New_York", now=at(17, 0))
    assert await editions(store, url, since=at(17, 0), until=at(19, 0)) == [at(18, 12)]


async def test_a_date_that_is_later_already_in_the_east_comes_at_once(store: Store, url: str) -> None:
    """The 16th came in New York; moved to Tokyo at 9:00 of the 17th there, its edition comes at once."""
    await subscribe(store, daily(8), "America/New_York", now=at(16, 0))
    await tick(store, url, at(16, 12))
    await store.subscriptions.change(ROOM, zone="Asia/Tokyo", now=at(17, 0))
    assert await editions(store, url, since=at(17, 0), until=at(18, 0)) == [at(17, 0), at(17, 23)]


async def test_what_waits_in_quiet_hours_follows_a_change_of_them(store: Store, url: str) -> None:
    """Without them it comes at once; what was due counts as had."""
    await subscribe(store, daily(23, quiet=(22, 7)))
    assert await dues(store, at(16, 23.5)) == ()
    await store.subscriptions.change(ROOM, schedule=daily(23.75), now=at(16, 23.5))
    assert await editions(store, url, since=at(16, 23.5), until=at(17, 23.5)) == [at(16, 23.5)]
