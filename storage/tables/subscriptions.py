"""Subscriptions and the times at which their editions are due."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, Time, UniqueConstraint

from storage.columns import ScheduleJson, UtcDateTime
from storage.tables.metadata import metadata

# One that is not active keeps what was chosen. Every occurrence up to `planned_until` has its row; None means that they
# are planned from the next tick on.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("subscription_id", Integer, primary_key=True),
    Column("chat_id", ForeignKey("chats.chat_id"), nullable=False, unique=True),
    Column("is_active", Boolean, nullable=False),
    Column("zone", Text, nullable=False),
    Column("schedule", ScheduleJson, nullable=False),
    Column("window_until", UtcDateTime, nullable=False, index=True),
    Column("planned_until", UtcDateTime, index=True),
    Column("paused_until", UtcDateTime),
    Column("paused_why", Text),
)

# What is due, once for each local date and time; `due_at` is after the quiet hours that `at` falls in.
occurrences = Table(
    "occurrences",
    metadata,
    Column("occurrence_id", Integer, primary_key=True),
    Column("subscription_id", ForeignKey("subscriptions.subscription_id"), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("local_time", Time, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("state", String(10), nullable=False),
    UniqueConstraint("subscription_id", "local_date", "local_time"),
    Index(None, "state", "due_at"),
)
