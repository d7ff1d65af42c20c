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


def _letters(name: str, owner: str) -> Table:
    """The table of what the letters of an owner stand for.

    Stories are grouped anew again and again, so a letter may outlive its story: no foreign key.
    """
    key = owner.partition(".")[2]
    return Table(
        name,
        metadata,
        Column(key, ForeignKey(owner)),
        Column("letter", String(10)),
        Column("story_id", Integer, nullable=False),
        PrimaryKeyConstraint(key, "letter"),
    )


def _lines(name: str, owner: str) -> Table:
    """The table of what the numbers of an owner stand for."""
    key = owner.partition(".")[2]
    return Table(
        name,
        metadata,
        Column(key, ForeignKey(owner)),
        Column("n", Integer),
        Column("article_id", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("shown", Text, nullable=False),
        PrimaryKeyConstraint(key, "n"),
        ForeignKeyConstraint(["article_id", "version"], ["versions.article_id", "versions.version"]),
    )


# The letters that `/stories` adds to a scheduled edition are its chat's alone, so they are the edition's too.
edition_stories = _letters("edition_stories", "editions.edition_id")
edition_lines = _lines("edition_lines", "editions.edition_id")
body_stories = _letters("body_stories", "bodies.body_id")
body_lines = _lines("body_lines", "bodies.body_id")

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
