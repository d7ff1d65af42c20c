"""Follow feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of feeds and of what was seen in them."""
    op.create_table(
        "feeds",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("folder", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_poll_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("interval_seconds", sa.Integer(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("last_polled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_good_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.outlet_id"], name="fk_feeds_outlet_id"),
        sa.PrimaryKeyConstraint("feed_id", name="pk_feeds"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
    )
    op.create_index("ix_feeds_next_poll_at", "feeds", ["next_poll_at"])
    op.create_index("ix_feeds_outlet_id", "feeds", ["outlet_id"])
    op.create_table(
        "feed_entries",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], name="fk_feed_entries_article_id"),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.feed_id"], name="fk_feed_entries_feed_id"),
        sa.PrimaryKeyConstraint("entry_id", name="pk_feed_entries"),
        sa.UniqueConstraint("feed_id", "article_id", name="uq_feed_entries_feed_id_article_id"),
    )
    op.create_index("ix_feed_entries_article_id", "feed_entries", ["article_id"])
    op.create_table(
        "feed_entry_keys",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["feed_entries.entry_id"], name="fk_feed_entry_keys_entry_id"),
        sa.PrimaryKeyConstraint("key", "entry_id", name="pk_feed_entry_keys"),
    )
    op.create_index("ix_feed_entry_keys_entry_id", "feed_entry_keys", ["entry_id"])
