"""What transports remember over a restart."""

from sqlalchemy import Column, Integer, PrimaryKeyConstraint, String, Table, Text, UniqueConstraint

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# Updates of a platform by its own ids; the payload stands there until the update is answered.
updates_seen = Table(
    "updates_seen",
    metadata,
    Column("seen_id", Integer, primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("update_id", Text, nullable=False),
    Column("payload", Text),
    Column("taken_at", UtcDateTime, nullable=False, index=True),
    UniqueConstraint("platform", "update_id"),
)

# What a transport has to know after a restart.
transport_notes = Table(
    "transport_notes",
    metadata,
    Column("platform", String(20)),
    Column("name", String(100)),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("platform", "name"),
)

# What a press of a button asks; the platform knows nothing but the id.
buttons = Table(
    "buttons",
    metadata,
    Column("button_id", String(64), primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("user", Text),
    Column("command", Text, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
)
