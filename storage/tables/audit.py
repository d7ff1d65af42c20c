"""What admins did."""

from sqlalchemy import Column, Integer, String, Table, Text

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata

# A row is written before the act; `refused` is why it came to nothing, and empty once it is done.
audit = Table(
    "audit",
    metadata,
    Column("act_id", Integer, primary_key=True),
    Column("acted_at", UtcDateTime, nullable=False),
    Column("platform", String(20), nullable=False),
    Column("user", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("refused", Text),
)
