"""Index the sentences of a version together."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# A trigger makes a part of SQLite's index for each sentence, which all have to be merged later: that takes longer than
# all else that is stored of them. What stores sentences indexes them from now on, in the same unit.
STATEMENTS = {"sqlite": ("DROP TRIGGER fulltext_insert",), "postgresql": ()}


def upgrade() -> None:
    """Let the trigger go."""
    for statement in STATEMENTS[op.get_context().dialect.name]:
        op.execute(statement)
