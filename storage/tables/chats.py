"""Chats and their options."""

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, String, Table, Text, UniqueConstraint

from storage.tables.metadata import metadata

chats = Table(
    "chats",
    metadata,
    Column("chat_id", Integer, primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    UniqueConstraint("platform", "chat", "thread"),
)

options = Table(
    "options",
    metadata,
    Column("chat_id", ForeignKey("chats.chat_id")),
    Column("name", Text),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("chat_id", "name"),
)
