"""Answers that do not stay: posts to be taken away at their time, over restarts."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from domain.chat import ChatRef, Platform
from domain.records import FleetingPost
from storage.database import Database
from storage.tables import fleeting_posts


class FleetingPosts:
    """The posts of all chats that are to go."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, post: FleetingPost, *, delete_at: datetime) -> None:
        """Let a post go at a time; the time told last counts."""
        key = _key(post)
        async with self._database.write() as connection:
            await connection.execute(delete(fleeting_posts).filter_by(**key))
            values = {**key, "thread": post.chat.thread, "delete_at": delete_at}
            await connection.execute(insert(fleeting_posts).values(values))

    async def due(self, *, now: datetime, limit: int, platforms: Collection[Platform]) -> tuple[FleetingPost, ...]:
        """Posts on some platforms whose time has come, the oldest first."""
        table = fleeting_posts
        is_due = (table.c.delete_at <= now) & table.c.platform.in_(platforms)
        query = select(table).where(is_due).order_by(table.c.delete_at, table.c.post_id).limit(limit)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(FleetingPost(ChatRef(Platform(row.platform), row.chat, row.thread), row.post_id) for row in rows)

    async def defer(self, post: FleetingPost, *, until: datetime) -> None:
        """Try again later."""
        async with self._database.write() as connection:
            await connection.execute(update(fleeting_posts).filter_by(**_key(post)).values(delete_at=until))

    async def forget(self, post: FleetingPost) -> None:
        """The post is gone, or cannot be taken away."""
        async with self._database.write() as connection:
            await connection.execute(delete(fleeting_posts).filter_by(**_key(post)))


def _key(post: FleetingPost) -> dict[str, str]:
    return {"platform": post.chat.platform, "chat": post.chat.chat, "post_id": post.post_id}
