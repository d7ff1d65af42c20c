"""Editions, and what their letters, numbers and posts stand for."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Table, Text

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

editions = Table(
    "editions",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("chat_id", ForeignKey("chats.chat_id"), nullable=False, index=True),
    Column("composed_at", UtcDateTime, nullable=False),
    Column("zone", Text, nullable=False),
)

# Stories are grouped anew again and again, so a letter may outlive its story: no foreign key.
edition_stories = Table(
    "edition_stories",
    metadata,
    Column("edition_id", ForeignKey("editions.edition_id")),
    Column("letter", String(10)),
    Column("story_id", Integer, nullable=False),
    PrimaryKeyConstraint("edition_id", "letter"),
)

edition_lines = Table(
    "edition_lines",
    metadata,
    Column("edition_id", ForeignKey("editions.edition_id")),
    Column("n", Integer),
    Column("article_id", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("shown", Text, nullable=False),
    PrimaryKeyConstraint("edition_id", "n"),
    ForeignKeyConstraint(["article_id", "version"], ["versions.article_id", "versions.version"]),
)

# What a number in a post stands for: the edition that the platform's post shows.
posts = Table(
    "posts",
    metadata,
    Column("platform", String(20)),
    Column("chat", Text),
    Column("post_id", Text),
    Column("edition_id", ForeignKey("editions.edition_id"), nullable=False, index=True),
    PrimaryKeyConstraint("platform", "chat", "post_id"),
)
