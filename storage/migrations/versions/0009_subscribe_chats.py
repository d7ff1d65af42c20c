"""Subscribe chats to editions on their own clocks."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of subscriptions and of the times at which their editions are due."""
    op.create_table(
        "subscriptions",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("schedule", sa.JSON(), nullable=False),
        sa.Column("window_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_subscriptions_chat_id"),
        sa.PrimaryKeyConstraint("subscription_id", name="pk_subscriptions"),
        sa.UniqueConstraint("chat_id", name="uq_subscriptions_chat_id"),
    )
    op.create_index("ix_subscriptions_planned_until", "subscriptions", ["planned_until"])
    op.create_index("ix_subscriptions_window_until", "subscriptions", ["window_until"])
    op.create_table(
        "occurrences",
        sa.Column("occurrence_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("local_time", sa.Time(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscriptions.subscription_id"], name="fk_occurrences_subscription_id"
        ),
        sa.PrimaryKeyConstraint("occurrence_id", name="pk_occurrences"),
        sa.UniqueConstraint(
            "subscription_id", "local_date", "local_time", name="uq_occurrences_subscription_id_local_date_local_time"
        ),
    )
    op.create_index("ix_occurrences_state_due_at", "occurrences", ["state", "due_at"])
