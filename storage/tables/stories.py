"""Stories and the articles about them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# `articles` to `last_stored_at` sum up the story's articles as they were when they were grouped, so that ranking reads
# no article. An id is never given again: editions remember it.
stories = Table(
    "stories",
    metadata,
    Column("story_id", Integer, primary_key=True),
    Column("lead_article_id", ForeignKey("articles.article_id"), nullable=False),
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("first_stored_at", UtcDateTime, nullable=False),
    Column("last_stored_at", UtcDateTime, nullable=False),
    Column("grouped_at", UtcDateTime, nullable=False),
    Index(None, "origins", "last_at"),
    Index(None, "last_at", "first_at"),
    sqlite_autoincrement=True,
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article_id", ForeignKey("articles.article_id"), primary_key=True, autoincrement=False),
    Column("story_id", ForeignKey("stories.story_id"), nullable=False, index=True),
    Column("origin", Integer, nullable=False),
)
