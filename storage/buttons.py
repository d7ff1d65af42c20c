"""What stands behind the buttons that were shown."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from domain.chat import ChatRef, Platform
from domain.ports import ButtonRow
from storage.database import Database
from storage.rows import insert_rows
from storage.tables import buttons


class StoredButtons:
    """The buttons of every platform."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, rows: Sequence[ButtonRow]) -> None:
        """Remember buttons, those that are known by what they now do."""
        values = [
            {
                "button_id": row.button_id,
                "platform": row.chat.platform,
                "chat": row.chat.chat,
                "thread": row.chat.thread,
                "user": row.user,
                "command": row.command,
                "expires_at": row.expires_at,
            }
            for row in rows
        ]
        known = [row.button_id for row in rows]
        async with self._database.write() as connection:
            await connection.execute(delete(buttons).where(buttons.c.button_id.in_(known)))
            await insert_rows(connection, buttons, values)

    async def get(self, button_id: str) -> ButtonRow | None:
        """The button of an id, also when it has expired; None where there is none."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(buttons).filter_by(button_id=button_id))).first()
        if row is None:
            return None
        chat = ChatRef(Platform(row.platform), row.chat, row.thread)
        return ButtonRow(row.button_id, chat, row.user, row.command, row.expires_at)
