"""When an article counts as stored, so that each scheduled window has it, or the next one, and never none.

A window is closed at the moment of composing; what was read before that may still wait for its turn to be written.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import subscriptions

LONGEST_WAIT: Final = timedelta(minutes=10)
"""A window that ends later than this after `now` was closed by a clock that was wrong."""

_LAST_CLOSED: Final = select(func.max(subscriptions.c.window_until)).where(
    subscriptions.c.window_until <= bindparam("latest")
)


async def stored_from(connection: AsyncConnection, now: datetime) -> datetime:
    """The instant at which an article counts as stored that was read at `now` and is written in this unit."""
    closed = await connection.execute(_LAST_CLOSED, {"latest": now + LONGEST_WAIT})
    return max(now, closed.scalar() or now)
