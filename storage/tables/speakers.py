"""Speakers and the words that articles have for them."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from storage.tables.metadata import metadata

# `quotes` counts the quotes of current versions here and in the two tables below; saving an article keeps it right.
speakers = Table(
    "speakers",
    metadata,
    Column("speaker_id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("quotes", Integer, nullable=False),
    Index(None, "quotes", "speaker_id"),
)

# The words an article has for a speaker: spellings of the name, and roles ("the harbour master"). `sound` is what the
# last words of names have in common that may be one person's; empty for a role.
speaker_words = Table(
    "speaker_words",
    metadata,
    Column("speaker_id", ForeignKey("speakers.speaker_id")),
    Column("words", Text),
    Column("key", Text, nullable=False, index=True),
    Column("is_role", Boolean, nullable=False),
    Column("quotes", Integer, nullable=False),
    Column("sound", Text, nullable=False, index=True),
    PrimaryKeyConstraint("speaker_id", "words"),
)

speaker_outlets = Table(
    "speaker_outlets",
    metadata,
    Column("speaker_id", ForeignKey("speakers.speaker_id")),
    Column("outlet_id", ForeignKey("outlets.outlet_id")),
    Column("quotes", Integer, nullable=False),
    PrimaryKeyConstraint("speaker_id", "outlet_id"),
)

# Each folded word of each spelling, to find a speaker by the last name alone, or by the first.
speaker_parts = Table(
    "speaker_parts",
    metadata,
    Column("part", Text),
    Column("speaker_id", ForeignKey("speakers.speaker_id")),
    Column("is_last", Boolean, nullable=False),
    PrimaryKeyConstraint("part", "speaker_id"),
)
