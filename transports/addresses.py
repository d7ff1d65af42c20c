"""Addresses of the web that a chat platform takes."""

import re
from typing import Final
from urllib.parse import quote, urlsplit

MAX_CHARS: Final = 2_000
"""Servers and clients stumble over longer addresses."""
_LEGAL: Final = "!#$%&'()*+,/:;=?@[]~"


def safe_url(url: str) -> str | None:
    """The address, percent-encoded where it has to be; None where it is no web address that everybody takes.

    One that is too long with its text directive (which leads to a sentence of the page) goes without.
    """
    safe = _encoded(url)
    if safe is None or len(safe) <= MAX_CHARS:
        return safe
    page = page_url(safe)
    return page if len(page) <= MAX_CHARS else None


def page_url(url: str) -> str:
    """The address without its text directive: what a person can read and type."""
    return url.partition(":~:")[0].removesuffix("#")


def _encoded(url: str) -> str | None:
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        if parts.scheme not in {"http", "https"} or "@" in parts.netloc or "." not in host.strip("."):
            return None
        name = host.encode("idna").decode("ascii")
        rest = quote(parts._replace(scheme="", netloc="").geturl(), safe=_LEGAL)
    except ValueError:  # text that cannot be encoded raises one too
        return None
    if not re.fullmatch(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]", name):
        return None
    return f"{parts.scheme}://{name}{'' if port is None else f':{port}'}{rest}"
