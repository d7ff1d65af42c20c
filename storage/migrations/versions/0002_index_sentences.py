"""Index the words of sentences for full text."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Both engines index `sentences.words`, in which folded words stand with one space between them. So that both find the
# same, none folds or parts words by itself: SQLite's ascii tokenizer takes every letter that is not ASCII as it is, and
# PostgreSQL is given the words as an array.
STATEMENTS = {
    "sqlite": (
        """CREATE VIRTUAL TABLE fulltext USING fts5
        (words, content='sentences', content_rowid='sentence_id', tokenize='ascii', columnsize=0)""",
        """CREATE TRIGGER fulltext_insert AFTER INSERT ON sentences BEGIN
            INSERT INTO fulltext (rowid, words) VALUES (new.sentence_id, new.words);
        END""",
        """CREATE TRIGGER fulltext_delete AFTER DELETE ON sentences BEGIN
            INSERT INTO fulltext (fulltext, rowid, words) VALUES ('delete', old.sentence_id, old.words);
        END""",
        """CREATE TRIGGER fulltext_update AFTER UPDATE OF words ON sentences BEGIN
            INSERT INTO fulltext (fulltext, rowid, words) VALUES ('delete', old.sentence_id, old.words);
            INSERT INTO fulltext (rowid, words) VALUES (new.sentence_id, new.words);
        END""",
        "INSERT INTO fulltext (fulltext) VALUES ('rebuild')",
    ),
    "postgresql": ("CREATE INDEX fulltext ON sentences USING gin (array_to_tsvector(string_to_array(words, ' ')))",),
}


def upgrade() -> None:
    """Make the index of the engine at hand, and fill it with what is stored."""
    for statement in STATEMENTS[op.get_context().dialect.name]:
        op.execute(statement)
