"""Broadcasts; their posts are rows of the outbox."""

from sqlalchemy import Column, Integer, String, Table, Text

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# `progress_id` is the post of the outbox that shows how far it is, and
# `shown` what that says now. An id is never given again: posts of the outbox remember it.
broadcasts = Table(
    "broadcasts",
    metadata,
    Column("broadcast_id", Integer, primary_key=True),
    Column("message", Text, nullable=False),
    Column("to_platform", String(20)),
    Column("follows", Text),
    Column("state", String(20), nullable=False, index=True),
    Column("platform", String(20), nullable=False),
    Column("user", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("begun_at", UtcDateTime),
    Column("progress_id", Integer),
    Column("shown", Text),
    sqlite_autoincrement=True,
)
