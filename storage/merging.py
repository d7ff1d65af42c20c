"""Two outlets that are one: everything that hangs on the first goes to the second."""

from typing import Final

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.outlet import OutletCounts
from storage.follows import move_outlet
from storage.outlet_keys import last_position
from storage.tables import articles, feeds, filters, outlet_keys, outlets, speaker_outlets

MOVED: Final = (articles, feeds, filters, outlet_keys, speaker_outlets)
"""Every table that points to outlets; a new one has its place here."""

_COMPLETED: Final = ("country", "language", "licence", "robots", "words_per_edition")


async def counts_of(connection: AsyncConnection, outlet_id: int) -> OutletCounts:
    """What hangs on an outlet."""
    numbers = [await _count(connection, table, outlet_id) for table in (articles, feeds, outlet_keys)]
    return OutletCounts(*numbers)


async def merge(connection: AsyncConnection, outlet_id: int, into_id: int) -> None:
    """Move all of one outlet to another and delete its row; what the other does not know it takes over."""
    for table in (articles, feeds):
        await connection.execute(update(table).where(table.c.outlet_id == outlet_id).values(outlet_id=into_id))
    behind = outlet_keys.c.position + await last_position(connection, into_id)
    moved = update(outlet_keys).where(outlet_keys.c.outlet_id == outlet_id)
    await connection.execute(moved.values(outlet_id=into_id, position=behind))
    await _add_speakers(connection, outlet_id, into_id)
    await move_outlet(connection, outlet_id, into_id)
    query = select(outlets).where(outlets.c.outlet_id.in_((outlet_id, into_id)))
    rows = {row.outlet_id: row for row in await connection.execute(query)}
    known, given = rows[into_id], rows[outlet_id]
    missing = {name: getattr(given, name) for name in _COMPLETED if getattr(known, name) is None}
    await connection.execute(update(outlets).where(outlets.c.outlet_id == into_id).values(missing))
    await connection.execute(delete(outlets).where(outlets.c.outlet_id == outlet_id))


async def _count(connection: AsyncConnection, table: Table, outlet_id: int) -> int:
    query = select(func.count()).select_from(table).where(table.c.outlet_id == outlet_id)
    return int((await connection.execute(query)).scalar_one())


async def _add_speakers(connection: AsyncConnection, outlet_id: int, into_id: int) -> None:
    """Sum up how often each speaker is quoted in the two."""
    quoted = select(speaker_outlets.c.speaker_id, speaker_outlets.c.quotes)
    both = {row.speaker_id for row in await connection.execute(quoted.where(speaker_outlets.c.outlet_id == into_id))}
    for row in (await connection.execute(quoted.where(speaker_outlets.c.outlet_id == outlet_id))).all():
        of = {"speaker_id": row.speaker_id}
        if row.speaker_id in both:
            summed = update(speaker_outlets).filter_by(**of, outlet_id=into_id)
            await connection.execute(summed.values(quotes=speaker_outlets.c.quotes + row.quotes))
            await connection.execute(delete(speaker_outlets).filter_by(**of, outlet_id=outlet_id))
        else:
            moved = update(speaker_outlets).filter_by(**of, outlet_id=outlet_id)
            await connection.execute(moved.values(outlet_id=into_id))
