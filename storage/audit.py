"""What admins did, newest first."""

from sqlalchemy import func, select, update

from domain.answers import Page
from domain.chat import ChatRef, Platform
from domain.trust import Act, PersonRef
from storage.database import Database
from storage.rows import AnyRow, insert_row
from storage.tables import audit


class Audit:
    """The acts of admins; a row is never taken away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, act: Act) -> int:
        """Write an act down; gives the id by which `finish` finds it."""
        values = {
            "acted_at": act.acted_at,
            "platform": act.person.platform,
            "user": act.person.user,
            "chat": act.chat.chat,
            "thread": act.chat.thread,
            "what": act.what,
            "refused": act.refused,
        }
        async with self._database.write() as connection:
            return await insert_row(connection, audit, values)

    async def finish(self, act_id: int, *, refused: str | None = None) -> None:
        """Note that an act was done, or why it came to nothing."""
        async with self._database.write() as connection:
            await connection.execute(update(audit).filter_by(act_id=act_id).values(refused=refused))

    async def page(self, *, limit: int, offset: int = 0) -> Page[Act]:
        """Some acts, newest first."""
        query = select(audit).order_by(audit.c.act_id.desc()).limit(limit).offset(offset)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
            total = (await connection.execute(select(func.count()).select_from(audit))).scalar_one()
        return Page(tuple(_act(row) for row in rows), offset, total)


def _act(row: AnyRow) -> Act:
    platform = Platform(row.platform)
    chat = ChatRef(platform, row.chat, row.thread)
    return Act(row.acted_at, PersonRef(platform, row.user), chat, row.what, row.refused)
