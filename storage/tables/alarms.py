"""What the admins are told once."""

from sqlalchemy import Boolean, Column, String, Table, Text

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# One row for each thing that can go wrong. `is_told` says whether the admins think that it is wrong, `told_at` when
# they were last told so.
alarms = Table(
    "alarms",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("sentence", Text, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime),
    Column("ended_at", UtcDateTime, index=True),
    Column("is_told", Boolean, nullable=False),
)
