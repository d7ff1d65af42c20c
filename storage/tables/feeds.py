"""Feeds and what was seen in them."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# `host` is the address's, so that what is due is taken in turn from all hosts. While a poll runs, `next_poll_at` lies
# ahead by as long as the poll may take: that is its claim on the feed. `moved_polls` counts the polls in a row that
# were led to `moved_to` for good, the first of them at `moved_since`; `failures` those that failed in a row, the first
# of them at `failing_since`. `folder` is a line for each folder that it lies in, the outermost first. An id is never
# given again: a poll of a feed that was removed meanwhile may still name it.
feeds = Table(
    "feeds",
    metadata,
    Column("feed_id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("host", Text, nullable=False),
    Column("outlet_id", ForeignKey("outlets.outlet_id"), nullable=False, index=True),
    Column("title", Text),
    Column("folder", Text),
    Column("home", Text),
    Column("is_active", Boolean, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("next_poll_at", UtcDateTime, nullable=False, index=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_polled_at", UtcDateTime),
    Column("last_good_at", UtcDateTime),
    Column("failing_since", UtcDateTime),
    Column("failures", Integer, nullable=False),
    Column("last_error", Text),
    Column("moved_to", Text),
    Column("moved_since", UtcDateTime),
    Column("moved_polls", Integer, nullable=False),
    Column("reads_pages", String(10), nullable=False),
    sqlite_autoincrement=True,
)

# What was seen in a feed: an article with the words it last had there, or without an article what was passed over, of
# which the text is left out.
# `last_seen_at` is right to a month; `updated_at` and `is_live` are those of the last reading of its page.
feed_entries = Table(
    "feed_entries",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.feed_id"), nullable=False),
    Column("article_id", ForeignKey("articles.article_id"), index=True),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("updated_at", UtcDateTime),
    Column("is_live", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("feed_id", "article_id"),
)

# By what an entry is known again; two entries may share a key.
feed_entry_keys = Table(
    "feed_entry_keys",
    metadata,
    Column("key", String(80)),
    Column("entry_id", ForeignKey("feed_entries.entry_id"), index=True),
    PrimaryKeyConstraint("key", "entry_id"),
)
