"""Know more of outlets, watch over feeds, and tell the admins once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what admins set of outlets and feeds, and the table of alarms."""
    op.add_column("outlets", sa.Column("is_disabled", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("outlets", sa.Column("words_per_edition", sa.Integer(), nullable=True))
    op.add_column("outlets", sa.Column("licence", sa.Text(), nullable=True))
    op.add_column("outlets", sa.Column("robots", sa.Text(), nullable=True))
    op.add_column("versions", sa.Column("is_teaser", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("feeds", sa.Column("moved_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("feeds", sa.Column("moved_polls", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("feeds", sa.Column("reads_pages", sa.String(length=10), nullable=False, server_default="auto"))
    # SQLite adds no column without a value for the rows that are there.
    seen = sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False, server_default="1970-01-01 00:00:00")
    op.add_column("feed_entries", seen)
    op.execute("UPDATE feed_entries SET last_seen_at = first_seen_at")
    op.create_index("ix_feed_entries_last_seen_at", "feed_entries", ["last_seen_at"])
    op.create_table(
        "alarms",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_alarms"),
    )
    op.create_index("ix_alarms_ended_at", "alarms", ["ended_at"])
