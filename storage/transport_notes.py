"""What a transport has to know after a restart."""

from sqlalchemy import delete, insert, select

from domain.chat import Platform
from storage.database import Database
from storage.tables import transport_notes


class TransportNotes:
    """Notes by platform and name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, platform: Platform, name: str) -> str | None:
        """What was noted last; None where nothing was."""
        query = select(transport_notes.c.value).filter_by(platform=platform, name=name)
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar()

    async def put(self, platform: Platform, name: str, value: str) -> None:
        """Note it in the place of what was noted before."""
        key = {"platform": platform, "name": name}
        async with self._database.write() as connection:
            await connection.execute(delete(transport_notes).filter_by(**key))
            await connection.execute(insert(transport_notes).values(value=value, **key))
