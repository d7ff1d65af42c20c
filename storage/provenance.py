"""Where an article's outlet is known from, and when its text changed."""

from sqlalchemy import select

from domain.answers import Provenance, VersionRead
from storage.database import Database
from storage.tables import versions


async def find_provenance(database: Database, article_id: int) -> Provenance | None:
    """The evidence of an article's current version and every version with its reading, the first one first."""
    columns = (versions.c.version, versions.c.read_at, versions.c.outlet_evidence)
    query = select(*columns).where(versions.c.article_id == article_id).order_by(versions.c.version)
    async with database.read() as connection:
        rows = (await connection.execute(query)).all()
    if not rows:
        return None
    return Provenance(tuple(rows[-1].outlet_evidence), tuple(VersionRead(row.version, row.read_at) for row in rows))
