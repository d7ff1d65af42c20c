"""Editions, and what their letters, numbers and posts stand for."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Table, Text

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# What a scheduled edition says, once for all the chats that get the same; its window runs from `since` to `until`.
bodies = Table(
    "bodies",
    metadata,
    Column("body_id", Integer, primary_key=True),
    Column("composed_at", UtcDateTime, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)

# A scheduled edition has a body, of which the letters and numbers are; what a person asked for has its own.
editions = Table(
    "editions",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("chat_id", ForeignKey("chats.chat_id"), nullable=False, index=True),
    Column("composed_at", UtcDateTime, nullable=False),
    Column("zone", Text, nullable=False),
    Column("body_id", ForeignKey("bodies.body_id"), index=True),
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

body_stories = Table(
    "body_stories",
    metadata,
    Column("body_id", ForeignKey("bodies.body_id")),
    Column("letter", String(10)),
    Column("story_id", Integer, nullable=False),
    PrimaryKeyConstraint("body_id", "letter"),
)

body_lines = Table(
    "body_lines",
    metadata,
    Column("body_id", ForeignKey("bodies.body_id")),
    Column("n", Integer),
    Column("article_id", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("shown", Text, nullable=False),
    PrimaryKeyConstraint("body_id", "n"),
    ForeignKeyConstraint(["article_id", "version"], ["versions.article_id", "versions.version"]),
)

# What a chat was shown, as two sums of hashes: in the epoch `epoch`, and in the one before. Chats with the same sums
# were shown the same.
histories = Table(
    "histories",
    metadata,
    Column("chat_id", ForeignKey("chats.chat_id"), primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    Column("before", String(32), nullable=False),
    Column("within", String(32), nullable=False),
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
