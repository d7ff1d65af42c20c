"""Follow outlets, speakers and words, and share the bodies of scheduled editions."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of filters and follows, of bodies, and of what chats were shown."""
    op.create_table(
        "filters",
        sa.Column("filter_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=True),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("exact", sa.JSON(), nullable=False),
        sa.Column("without", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.outlet_id"], name="fk_filters_outlet_id"),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.speaker_id"], name="fk_filters_speaker_id"),
        sa.PrimaryKeyConstraint("filter_id", name="pk_filters"),
        sa.UniqueConstraint("key", name="uq_filters_key"),
    )
    op.create_index("ix_filters_outlet_id", "filters", ["outlet_id"])
    op.create_index("ix_filters_speaker_id", "filters", ["speaker_id"])
    op.create_table(
        "follows",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("filter_id", sa.Integer(), nullable=False),
        sa.Column("is_mute", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_follows_chat_id"),
        sa.ForeignKeyConstraint(["filter_id"], ["filters.filter_id"], name="fk_follows_filter_id"),
        sa.PrimaryKeyConstraint("chat_id", "filter_id", name="pk_follows"),
    )
    op.create_index("ix_follows_filter_id", "follows", ["filter_id"])
    op.create_table(
        "bodies",
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("body_id", name="pk_bodies"),
    )
    op.create_table(
        "body_stories",
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=10), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.body_id"], name="fk_body_stories_body_id"),
        sa.PrimaryKeyConstraint("body_id", "letter", name="pk_body_stories"),
    )
    op.create_table(
        "body_lines",
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.body_id"], name="fk_body_lines_body_id"),
        sa.ForeignKeyConstraint(
            ["article_id", "version"],
            ["versions.article_id", "versions.version"],
            name="fk_body_lines_article_id_version",
        ),
        sa.PrimaryKeyConstraint("body_id", "n", name="pk_body_lines"),
    )
    op.create_table(
        "histories",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(length=32), nullable=False),
        sa.Column("within", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_histories_chat_id"),
        sa.PrimaryKeyConstraint("chat_id", name="pk_histories"),
    )
    # Alembic would add the foreign key by a statement of its own, which SQLite does not have.
    op.execute(
        "ALTER TABLE editions ADD COLUMN body_id INTEGER CONSTRAINT fk_editions_body_id REFERENCES bodies (body_id)"
    )
    op.create_index("ix_editions_body_id", "editions", ["body_id"])
