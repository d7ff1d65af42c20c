"""Remember updates, notes of transports, and buttons."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of what a transport has to remember."""
    op.create_table(
        "updates_seen",
        sa.Column("seen_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("update_id", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("seen_id", name="pk_updates_seen"),
        sa.UniqueConstraint("platform", "update_id", name="uq_updates_seen_platform_update_id"),
    )
    op.create_index("ix_updates_seen_taken_at", "updates_seen", ["taken_at"])
    op.create_table(
        "transport_notes",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "name", name="pk_transport_notes"),
    )
    op.create_table(
        "buttons",
        sa.Column("button_id", sa.String(length=64), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=True),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("button_id", name="pk_buttons"),
    )
    op.create_index("ix_buttons_expires_at", "buttons", ["expires_at"])
