"""Two processes on one database: what is due is finished once."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from domain.occurrences import OccurrenceState
from storage.database import Database
from storage.tables import occurrences
from tests.storage.finisher import finish_in_processes
from tests.storage.subscribing import subscribe_many
from tests.storage.test_subscriptions import EVENING, daily

CHATS = 40
TICKS = 3


async def test_two_processes_finish_each_occurrence_once(url: str) -> None:
    """Though both plan the same ticks and see the same due; none is left, and none is in two outputs."""
    await subscribe_many(url, [daily(8, 12, 18.5)] * CHATS, now=EVENING)
    finished = await finish_in_processes(url, since=EVENING, ticks=TICKS)
    assert set(finished.values()) == {1}
    assert len(finished) == CHATS * 3 * TICKS
    assert await waiting(url, until=EVENING + timedelta(days=TICKS)) == 0


async def waiting(url: str, *, until: datetime) -> int:
    """How many occurrences before an instant nobody finished."""
    database = Database(url)
    is_left = (occurrences.c.state == OccurrenceState.WAITING, occurrences.c.at <= until)
    async with database.read() as connection:
        found = (await connection.execute(select(func.count()).select_from(occurrences).where(*is_left))).scalar()
    await database.close()
    return found or 0
