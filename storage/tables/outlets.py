"""Outlets and the ways to find them."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from storage.tables.metadata import metadata

# `licence` and `robots` are an admin's notes. An outlet that is disabled keeps its articles.
outlets = Table(
    "outlets",
    metadata,
    Column("outlet_id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("country", String(2)),
    Column("language", String(35)),
    Column("is_disabled", Boolean, nullable=False),
    Column("words_per_edition", Integer),
    Column("licence", Text),
    Column("robots", Text),
)

# Every way to find an outlet: its name and aliases by their folded words, its domains as they are.
outlet_keys = Table(
    "outlet_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("is_domain", Boolean, primary_key=True),
    Column("outlet_id", ForeignKey("outlets.outlet_id"), nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("position", Integer, nullable=False),
)
