"""Make the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table that both engines have alike."""
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_chats"),
        sa.UniqueConstraint("platform", "chat", "thread", name="uq_chats_platform_chat_thread"),
    )
    op.create_table(
        "outlets",
        sa.Column("outlet_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.PrimaryKeyConstraint("outlet_id", name="pk_outlets"),
    )
    op.create_table(
        "speakers",
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quotes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("speaker_id", name="pk_speakers"),
    )
    op.create_index("ix_speakers_quotes_speaker_id", "speakers", ["quotes", "speaker_id"])

    op.create_table(
        "articles",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("content_key", sa.String(length=64), nullable=False),
        sa.Column("current_version_id", sa.Integer(), nullable=True),
        sa.Column("outlet_id", sa.Integer(), nullable=True),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.outlet_id"], name="fk_articles_outlet_id"),
        sa.PrimaryKeyConstraint("article_id", name="pk_articles"),
        sa.UniqueConstraint("current_version_id", name="uq_articles_current_version_id"),
        sa.UniqueConstraint("url", name="uq_articles_url"),
    )
    op.create_index("ix_articles_content_key", "articles", ["content_key"])
    op.create_index("ix_articles_listed_at_article_id", "articles", ["listed_at", "article_id"])
    op.create_index("ix_articles_outlet_id_listed_at_stored_at", "articles", ["outlet_id", "listed_at", "stored_at"])
    op.create_index("ix_articles_stored_at", "articles", ["stored_at"])

    op.create_table(
        "editions",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_editions_chat_id"),
        sa.PrimaryKeyConstraint("edition_id", name="pk_editions"),
    )
    op.create_index("ix_editions_chat_id", "editions", ["chat_id"])

    op.create_table(
        "options",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_options_chat_id"),
        sa.PrimaryKeyConstraint("chat_id", "name", name="pk_options"),
    )
    op.create_table(
        "outlet_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("is_domain", sa.Boolean(), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.outlet_id"], name="fk_outlet_keys_outlet_id"),
        sa.PrimaryKeyConstraint("key", "is_domain", name="pk_outlet_keys"),
    )
    op.create_index("ix_outlet_keys_outlet_id", "outlet_keys", ["outlet_id"])

    op.create_table(
        "speaker_outlets",
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=False),
        sa.Column("quotes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.outlet_id"], name="fk_speaker_outlets_outlet_id"),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.speaker_id"], name="fk_speaker_outlets_speaker_id"),
        sa.PrimaryKeyConstraint("speaker_id", "outlet_id", name="pk_speaker_outlets"),
    )
    op.create_table(
        "speaker_parts",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("is_last", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.speaker_id"], name="fk_speaker_parts_speaker_id"),
        sa.PrimaryKeyConstraint("part", "speaker_id", name="pk_speaker_parts"),
    )
    op.create_table(
        "speaker_words",
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("is_role", sa.Boolean(), nullable=False),
        sa.Column("quotes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.speaker_id"], name="fk_speaker_words_speaker_id"),
        sa.PrimaryKeyConstraint("speaker_id", "words", name="pk_speaker_words"),
    )
    op.create_index("ix_speaker_words_key", "speaker_words", ["key"])

    op.create_table(
        "edition_stories",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=10), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.edition_id"], name="fk_edition_stories_edition_id"),
        sa.PrimaryKeyConstraint("edition_id", "letter", name="pk_edition_stories"),
    )
    op.create_table(
        "posts",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.edition_id"], name="fk_posts_edition_id"),
        sa.PrimaryKeyConstraint("platform", "chat", "post_id", name="pk_posts"),
    )
    op.create_index("ix_posts_edition_id", "posts", ["edition_id"])

    op.create_table(
        "stories",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("lead_article_id", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("grouped_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["lead_article_id"], ["articles.article_id"], name="fk_stories_lead_article_id"),
        sa.PrimaryKeyConstraint("story_id", name="pk_stories"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stories_last_at_first_at", "stories", ["last_at", "first_at"])
    op.create_index("ix_stories_origins_last_at", "stories", ["origins", "last_at"])

    op.create_table(
        "utterances",
        sa.Column("utterance_id", sa.Integer(), nullable=False),
        sa.Column("first_article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["first_article_id"], ["articles.article_id"], name="fk_utterances_first_article_id"),
        sa.PrimaryKeyConstraint("utterance_id", name="pk_utterances"),
    )
    op.create_table(
        "versions",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content_key", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_precision", sa.String(length=10), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("outlet_status", sa.String(length=10), nullable=False),
        sa.Column("outlet_name", sa.Text(), nullable=True),
        sa.Column("outlet_key", sa.Text(), nullable=True),
        sa.Column("outlet_domain", sa.Text(), nullable=True),
        sa.Column("outlet_platform", sa.Text(), nullable=True),
        sa.Column("outlet_evidence", sa.JSON(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("has_doubtful_order", sa.Boolean(), nullable=False),
        sa.Column("is_analysed", sa.Boolean(), nullable=False),
        sa.Column("sensitivity", sa.JSON(), nullable=False),
        sa.Column("held_names", sa.JSON(), nullable=False),
        sa.Column("dropped", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], name="fk_versions_article_id"),
        sa.PrimaryKeyConstraint("version_id", name="pk_versions"),
        sa.UniqueConstraint("article_id", "version", name="uq_versions_article_id_version"),
    )
    op.create_table(
        "credits",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.version_id"], name="fk_credits_version_id"),
        sa.PrimaryKeyConstraint("version_id", "position", name="pk_credits"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_credits_name_key", "credits", ["name_key"])

    op.create_table(
        "edition_lines",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "version"],
            ["versions.article_id", "versions.version"],
            name="fk_edition_lines_article_id_version",
        ),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.edition_id"], name="fk_edition_lines_edition_id"),
        sa.PrimaryKeyConstraint("edition_id", "n", name="pk_edition_lines"),
    )
    op.create_table(
        "figures",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("value_high", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("claimant", sa.Text(), nullable=True),
        sa.Column("context_start", sa.Integer(), nullable=False),
        sa.Column("context_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.version_id"], name="fk_figures_version_id"),
        sa.PrimaryKeyConstraint("version_id", "position", name="pk_figures"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quotes",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quote_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("is_marked", sa.Boolean(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("via", sa.JSON(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("utterance_id", sa.Integer(), nullable=True),
        sa.Column("has_same_words", sa.Boolean(), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("context_start", sa.Integer(), nullable=False),
        sa.Column("context_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.speaker_id"], name="fk_quotes_speaker_id"),
        sa.ForeignKeyConstraint(["utterance_id"], ["utterances.utterance_id"], name="fk_quotes_utterance_id"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.version_id"], name="fk_quotes_version_id"),
        sa.PrimaryKeyConstraint("version_id", "position", name="pk_quotes"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_quotes_speaker_id_listed_at", "quotes", ["speaker_id", "listed_at"])
    op.create_index("ix_quotes_utterance_id", "quotes", ["utterance_id"])

    op.create_table(
        "sentences",
        sa.Column("sentence_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("unfit", sa.Text(), nullable=True),
        sa.Column("means", sa.Text(), nullable=True),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.version_id"], name="fk_sentences_version_id"),
        sa.PrimaryKeyConstraint("sentence_id", name="pk_sentences"),
        sa.UniqueConstraint("version_id", "position", name="uq_sentences_version_id_position"),
    )
    op.create_table(
        "story_articles",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.article_id"], name="fk_story_articles_article_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.story_id"], name="fk_story_articles_story_id"),
        sa.PrimaryKeyConstraint("article_id", name="pk_story_articles"),
    )
    op.create_index("ix_story_articles_story_id", "story_articles", ["story_id"])
