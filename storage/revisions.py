"""Which revision a database has, and which there are; without Alembic, since every start asks that."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from domain.errors import StoreError, StoreTooNewError

MIGRATIONS: Final = Path(__file__).with_name("migrations")
REVISIONS: Final = tuple(sorted(path.name.partition("_")[0] for path in MIGRATIONS.glob("versions/[0-9]*.py")))
"""Those that this program has, in their order: a file of a migration begins with its revision."""


def revision(connection: Connection) -> str | None:
    """The revision that the database has; None when it was never migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def is_newest(found: str | None) -> bool:
    """Whether a database of this revision has nothing to be migrated.

    Raises:
        StoreTooNewError: If a newer Byline wrote it.
    """
    if found is not None and found not in REVISIONS:
        raise StoreTooNewError(f"The database was written by a newer Byline (its revision is {found}); update Byline.")
    return found == REVISIONS[-1]


def refuse_other_revision(found: str | None) -> None:
    """Let only a database pass that has exactly this program's tables.

    Raises:
        StoreTooNewError: If a newer Byline wrote it.
        StoreError: If migrations are missing.
    """
    if not is_newest(found):
        raise StoreError("The database is not up to date with this Byline; run `byline db upgrade` first.")
