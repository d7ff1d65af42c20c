"""A chat that got another id: everything that is kept of it goes along."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.chat import Platform
from storage.database import Database
from storage.follows import move_chat
from storage.publishing import join_histories
from storage.subscriptions import move_subscription
from storage.tables import allowed, buttons, chats, editions, fleeting_posts, options, outbox, posts


class StoredChatMoves:
    """Moves the rows of chats."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def move(self, platform: Platform, old: str, new: str) -> None:
        """Give all that is kept of one chat to the other, all or nothing; what the other already chose stays.

        Posts stay with the old id, under which nobody can answer them any more.
        """
        async with self._database.write() as connection:
            query = select(chats.c.chat_id, chats.c.thread).filter_by(platform=platform, chat=old)
            for row in (await connection.execute(query)).all():
                await _move_chat(connection, row.chat_id, {"platform": platform, "chat": new, "thread": row.thread})
            await connection.execute(update(buttons).filter_by(platform=platform, chat=old).values(chat=new))
            await connection.execute(delete(posts).filter_by(platform=platform, chat=old))
            await connection.execute(delete(fleeting_posts).filter_by(platform=platform, chat=old))
            await _move_allowed(connection, platform, old, new)


async def _move_allowed(connection: AsyncConnection, platform: Platform, old: str, new: str) -> None:
    is_allowed = select(allowed.c.user).filter_by(platform=platform, user=new)
    if (await connection.execute(is_allowed)).first() is None:
        await connection.execute(update(allowed).filter_by(platform=platform, user=old).values(user=new))


async def _move_chat(connection: AsyncConnection, old_id: int, new: dict[str, str]) -> None:
    new_id = (await connection.execute(select(chats.c.chat_id).filter_by(**new))).scalar()
    if new_id is None:
        await connection.execute(update(chats).where(chats.c.chat_id == old_id).values(**new))
        return
    chosen = select(options.c.name).where(options.c.chat_id == new_id)
    await connection.execute(delete(options).where(options.c.chat_id == old_id, options.c.name.in_(chosen)))
    await connection.execute(update(options).where(options.c.chat_id == old_id).values(chat_id=new_id))
    await connection.execute(update(editions).where(editions.c.chat_id == old_id).values(chat_id=new_id))
    await move_chat(connection, old_id, new_id)
    await move_subscription(connection, old_id, new_id)
    await join_histories(connection, old_id, new_id)
    already = select(outbox.c.broadcast_id).where(outbox.c.chat_id == new_id, outbox.c.broadcast_id.is_not(None))
    await connection.execute(delete(outbox).where(outbox.c.chat_id == old_id, outbox.c.broadcast_id.in_(already)))
    await connection.execute(update(outbox).where(outbox.c.chat_id == old_id).values(chat_id=new_id))
    await connection.execute(delete(chats).where(chats.c.chat_id == old_id))
