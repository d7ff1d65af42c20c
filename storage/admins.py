"""Whom the people who run Byline trust: lists of people, and invitations to one of them."""

from datetime import datetime

from sqlalchemy import Table, delete, insert, select

from domain.chat import Platform
from domain.trust import PersonRef, Trusted
from storage.database import Database
from storage.tables import invites


class TrustedPeople:
    """One list of people, or of whole chats, by their full ids; nothing but the very same id is on it."""

    def __init__(self, database: Database, table: Table) -> None:
        self._database = database
        self._table = table

    async def has(self, person: PersonRef) -> bool:
        """Whether somebody is on the list."""
        async with self._database.read() as connection:
            query = select(self._table.c.user).filter_by(platform=person.platform, user=person.user)
            return (await connection.execute(query)).first() is not None

    async def all(self) -> tuple[Trusted, ...]:
        """Everybody on the list, by platform and then in the order of adding."""
        query = select(self._table).order_by(self._table.c.platform, self._table.c.added_at, self._table.c.user)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(Trusted(PersonRef(Platform(row.platform), row.user), row.added_by, row.added_at) for row in rows)

    async def add(self, trusted: Trusted) -> bool:
        """Put somebody on the list; False where he is on it already, which changes nothing."""
        same = {"platform": trusted.person.platform, "user": trusted.person.user}
        async with self._database.write() as connection:
            if (await connection.execute(select(self._table.c.user).filter_by(**same))).first() is not None:
                return False
            values = {**same, "added_by": trusted.added_by, "added_at": trusted.added_at}
            await connection.execute(insert(self._table).values(values))
        return True

    async def remove(self, person: PersonRef) -> bool:
        """Take somebody off the list; False where he is not on it."""
        same = {"platform": person.platform, "user": person.user}
        async with self._database.write() as connection:
            return bool((await connection.execute(delete(self._table).filter_by(**same))).rowcount)


class Invites:
    """Invitations that nobody has taken yet; each is good for one person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, code: str, *, made_by: str, expires_at: datetime, now: datetime) -> None:
        """Remember an invitation, and forget those that nobody took in time."""
        async with self._database.write() as connection:
            await connection.execute(delete(invites).where(invites.c.expires_at <= now))
            await connection.execute(insert(invites).values(code=code, made_by=made_by, expires_at=expires_at))

    async def take(self, code: str, *, now: datetime) -> str | None:
        """Use an invitation up; gives who made it, None where there is none of that code any more."""
        async with self._database.write() as connection:
            query = select(invites.c.made_by).where(invites.c.code == code, invites.c.expires_at > now)
            made_by = (await connection.execute(query)).scalar()
            await connection.execute(delete(invites).where(invites.c.code == code))
        return made_by
