"""Chats and their options; an option is a row."""

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.chat import ChatRef
from storage.database import Database
from storage.rows import insert_row
from storage.tables import chats, options


class Chats:
    """What is remembered of chats."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def option(self, chat: ChatRef, name: str) -> str | None:
        """The value that the chat chose; None where it chose none."""
        return (await self.options(chat)).get(name)

    async def options(self, chat: ChatRef) -> dict[str, str]:
        """Every option that the chat chose, by name."""
        query = select(options.c.name, options.c.value).join(chats).where(*_is_chat(chat)).order_by(options.c.name)
        async with self._database.read() as connection:
            return {row.name: row.value for row in await connection.execute(query)}

    async def set_option(self, chat: ChatRef, name: str, value: str) -> None:
        """Remember what the chat chose; it replaces an earlier choice."""
        async with self._database.write() as connection:
            chat_id = await known_chat(connection, chat)
            is_option = (options.c.chat_id == chat_id, options.c.name == name)
            await connection.execute(delete(options).where(*is_option))
            await connection.execute(insert(options).values(chat_id=chat_id, name=name, value=value))


async def find_chat(connection: AsyncConnection, chat: ChatRef) -> int | None:
    """The id of a chat, None where nothing is remembered of it."""
    return (await connection.execute(select(chats.c.chat_id).where(*_is_chat(chat)))).scalar()


async def known_chat(connection: AsyncConnection, chat: ChatRef) -> int:
    """The id of a chat, which gets a row now if it has none; for writing units."""
    found = await find_chat(connection, chat)
    if found is not None:
        return found
    values = {"platform": chat.platform, "chat": chat.chat, "thread": chat.thread}
    return await insert_row(connection, chats, values)


def _is_chat(chat: ChatRef) -> tuple[ColumnElement[bool], ...]:
    return (chats.c.platform == chat.platform, chats.c.chat == chat.chat, chats.c.thread == chat.thread)
