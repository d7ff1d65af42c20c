"""Follows and mutes, and the filters that chats share."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, PrimaryKeyConstraint, String, Table, Text

from storage.columns import Strings, UtcDateTime
from storage.tables.metadata import metadata

# `key` is what two filters have in common that look for the same: the folded words, or whose id it is.
filters = Table(
    "filters",
    metadata,
    Column("filter_id", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("outlet_id", ForeignKey("outlets.outlet_id"), index=True),
    Column("speaker_id", ForeignKey("speakers.speaker_id"), index=True),
    Column("words", Strings, nullable=False),
    Column("exact", Strings, nullable=False),
    Column("without", Strings, nullable=False),
)

follows = Table(
    "follows",
    metadata,
    Column("chat_id", ForeignKey("chats.chat_id")),
    Column("filter_id", ForeignKey("filters.filter_id"), index=True),
    Column("is_mute", Boolean, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("chat_id", "filter_id"),
)
