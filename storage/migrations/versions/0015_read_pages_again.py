"""Keep of an entry when it was last changed and whether its page is live, so that the page is read again."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both; of what was seen before, neither is known."""
    op.add_column("feed_entries", sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("feed_entries", sa.Column("is_live", sa.Boolean(), nullable=False, server_default=sa.false()))
