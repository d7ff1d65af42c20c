"""Keep since when a feed fails, never give its id to another, and drop an interval that nobody read."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEPT = (
    "feed_id, url, host, outlet_id, title, folder, is_active, added_at, next_poll_at, etag, last_modified,"
    " last_polled_at, last_good_at, failures, last_error, moved_to, moved_since, moved_polls, reads_pages, home"
)


def upgrade() -> None:
    """Change the table of feeds; when the first of some failures was is not known of old ones."""
    if op.get_context().dialect.name == "sqlite":
        _make_anew()
    else:
        op.drop_column("feeds", "interval_seconds")
        op.add_column("feeds", sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE feeds SET failing_since = last_polled_at WHERE failures > 0")


def _make_anew() -> None:
    """Make the table with ids that are used once, which SQLite allows of new tables only.

    What points to it is missed until the end of the migration, and there again by then.
    """
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute(f"CREATE TEMPORARY TABLE kept_feeds AS SELECT {KEPT} FROM feeds")  # noqa: S608 - our own words
    op.drop_table("feeds")
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
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("last_polled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_good_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.Column("moved_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_polls", sa.Integer(), nullable=False),
        sa.Column("reads_pages", sa.String(length=10), nullable=False),
        sa.Column("home", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.outlet_id"], name="fk_feeds_outlet_id"),
        sa.PrimaryKeyConstraint("feed_id", name="pk_feeds"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feeds_next_poll_at", "feeds", ["next_poll_at"])
    op.create_index("ix_feeds_outlet_id", "feeds", ["outlet_id"])
    op.execute(f"INSERT INTO feeds ({KEPT}) SELECT {KEPT} FROM kept_feeds")  # noqa: S608 - our own words
    op.execute("DROP TABLE kept_feeds")
