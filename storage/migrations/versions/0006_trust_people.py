"""Trust people, write down what admins do, and remember what does not stay."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of admins, of who may subscribe, of acts, and of answers that are taken away."""
    for name in ("admins", "allowed"):
        op.create_table(
            name,
            sa.Column("platform", sa.String(length=20), nullable=False),
            sa.Column("user", sa.Text(), nullable=False),
            sa.Column("added_by", sa.Text(), nullable=False),
            sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
            sa.PrimaryKeyConstraint("platform", "user", name=f"pk_{name}"),
        )
    op.create_table(
        "invites",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_invites"),
    )
    op.create_table(
        "audit",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("act_id", name="pk_audit"),
    )
    op.create_table(
        "fleeting_posts",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("delete_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "chat", "post_id", name="pk_fleeting_posts"),
    )
    op.create_index("ix_fleeting_posts_delete_at", "fleeting_posts", ["delete_at"])
