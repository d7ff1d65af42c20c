"""Answers that do not stay."""

from sqlalchemy import Column, PrimaryKeyConstraint, String, Table, Text

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# Posts in chats that want answers taken away after a while.
fleeting_posts = Table(
    "fleeting_posts",
    metadata,
    Column("platform", String(20)),
    Column("chat", Text),
    Column("thread", Text, nullable=False),
    Column("post_id", Text),
    Column("delete_at", UtcDateTime, nullable=False, index=True),
    PrimaryKeyConstraint("platform", "chat", "post_id"),
)
