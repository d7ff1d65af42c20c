"""Whatever a chat changes, and whenever: each date has its edition once."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from domain.chat import ChatRef, Platform
from domain.occurrences import OccurrenceState
from domain.subscription import Schedule, Slot
from storage.database import Database
from storage.occurrences import claim, finish
from storage.store import Store
from storage.tables import occurrences, subscriptions
from tests.domain.clocks import EVERY_DAY, all_zones
from tests.storage.building import FixedClock

START = datetime(2026, 3, 26, 5, 0, tzinfo=UTC)
CHATS = count()
HALF_HOURS = st.integers(0, 47).map(lambda n: time(n // 2, n % 2 * 30))
ZONES = st.sampled_from(["Etc/GMT+12", "America/New_York", "UTC", "Europe/Kyiv", "Asia/Tokyo", "Pacific/Kiritimati"])
CHANGES = st.lists(
    st.tuples(st.integers(0, 40), st.none() | HALF_HOURS, st.none() | ZONES | st.sampled_from(all_zones())),
    min_size=1,
    max_size=6,
)
"""After so many hours, another time, another zone, or neither."""


@given(at=HALF_HOURS, zone=ZONES, changes=CHANGES)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example(at=time(8), zone="Asia/Tokyo", changes=[(19, None, "America/New_York"), (1, None, "Asia/Tokyo")])
@example(at=time(22), zone="Etc/GMT+12", changes=[(24, None, "Pacific/Kiritimati"), (1, time(0), "Etc/GMT+12")])
async def test_each_date_has_its_daily_edition_once(
    at: time, zone: str, changes: list[tuple[int, time | None, str | None]], sqlite_url: str
) -> None:
    """Times and zones change at any moment, also over the date line: no date is had twice, none in between never."""
    store, database = await Store.open(sqlite_url, clock=FixedClock()), Database(sqlite_url)
    chat = ChatRef(Platform.TELEGRAM, str(next(CHATS)))
    made = await store.subscriptions.subscribe(chat, zone, daily(at), now=START)
    now, editions = START, 0
    for hours, new_time, new_zone in changes:
        editions += await pass_time(store, database, now, now + timedelta(hours=hours))
        now += timedelta(hours=hours)
        schedule = None if new_time is None else daily(new_time)
        await store.subscriptions.change(chat, schedule=schedule, zone=new_zone, now=now)
    editions += await pass_time(store, database, now, now + timedelta(hours=60))
    had = await dates_had(database, made.subscription_id)
    await store.subscriptions.unsubscribe(chat)
    await database.close()
    await store.close()
    assert set(had.values()) == {1}
    assert sorted(had) == [min(had) + timedelta(days=n) for n in range(len(had))]
    assert min(had) <= START.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    assert max(had) >= (now + timedelta(hours=60 - 36)).date()
    assert editions <= len(had)


def daily(at: time) -> Schedule:
    """Every day at a time."""
    return Schedule((Slot(at, EVERY_DAY),))


async def pass_time(store: Store, database: Database, now: datetime, until: datetime) -> int:
    """Tick now and whenever there is something to plan or to finish until then; gives how many editions that were."""
    editions = await tick(store, database, now)
    while (next_at := await next_tick(database)) <= until:
        now = max(now, next_at)
        editions += await tick(store, database, now)
    return editions


async def next_tick(database: Database) -> datetime:
    """When the next row has to be planned, or the next one is due."""
    planned = select(func.min(subscriptions.c.planned_until)).where(subscriptions.c.is_active)
    due = select(func.min(occurrences.c.due_at)).where(occurrences.c.state == OccurrenceState.WAITING)
    async with database.read() as connection:
        found: list[datetime | None] = [(await connection.execute(query)).scalar() for query in (planned, due)]
    return min(at for at in found if at is not None)


async def tick(store: Store, database: Database, now: datetime) -> int:
    """Plan and finish; gives how many editions that were."""
    await store.occurrences.plan(now)
    if not (dues := await store.occurrences.due(now, 10)):
        return 0
    async with database.write() as connection:
        still = await claim(connection, dues, now=now)
        await finish(connection, still, window_until=now)
    return len(still)


async def dates_had(database: Database, subscription_id: int) -> Counter[date]:
    """How often each local date was finished."""
    is_had = (occurrences.c.subscription_id == subscription_id, occurrences.c.state == OccurrenceState.DONE)
    async with database.read() as connection:
        return Counter((await connection.execute(select(occurrences.c.local_date).where(*is_had))).scalars())
