"""Spell the addresses of feeds in one way, and keep their folders as a list and their home pages."""

import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

FEEDS = sa.table("feeds", sa.column("feed_id", sa.Integer), sa.column("url", sa.Text), sa.column("folder", sa.Text))
PORTS = {"http": 80, "https": 443}
KEPT = "".join(map(chr, range(0x21, 0x7F)))


def upgrade() -> None:
    """Add the column, then write each address and folder anew."""
    op.add_column("feeds", sa.Column("home", sa.Text(), nullable=True))
    connection = op.get_bind()
    rows = connection.execute(sa.select(FEEDS).order_by(FEEDS.c.feed_id)).all()
    urls = {row.url for row in rows}
    for row in rows:
        url = normal(row.url)
        # Of two feeds that are one, both stay as they are: each has seen something.
        url = row.url if url in urls else url
        urls.add(url)
        folder = row.folder and row.folder.replace(" / ", "\n")
        if (url, folder) != (row.url, row.folder):
            change = sa.update(FEEDS).where(FEEDS.c.feed_id == row.feed_id)
            connection.execute(change.values(url=url, folder=folder))


def normal(url: str) -> str:
    """The address with its host in lower case and punycode, without its scheme's own port and without fragment."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = f"[{host}]" if ":" in host else in_punycode(host)
    except ValueError:
        return url
    if not host or parts.scheme not in PORTS or "@" in parts.netloc:
        return url
    netloc = host if port in {None, PORTS[parts.scheme]} else f"{host}:{port}"
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", safe=KEPT), quote(parts.query, safe=KEPT), ""))


def in_punycode(host: str) -> str:
    """The host in ASCII.

    Raises:
        ValueError: If it is none, or if Python's older rule makes another host of it, as of one with a sharp s.
    """
    if host.isascii():
        return host.lower()
    encoded = host.encode("idna")
    if encoded.decode("idna") != unicodedata.normalize("NFKC", host.lower()):
        raise ValueError
    return encoded.decode("ascii").lower()
