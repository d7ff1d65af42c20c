"""Addresses as feeds and pages write them, made absolute and safe."""

import re
from urllib.parse import urljoin, urlsplit

from ingest.feeds.texts import clean_line
from ingest.urls import canonical_url

_LONGEST = 4_000
_SCHEME = re.compile(r"feed:(?://)?(?=https?://)|feed://", re.IGNORECASE)


def feed_address(given: str) -> str:
    """The address that is meant where a feed's is given, to be checked: https, where it has no scheme or is `feed:`."""
    plain = given.strip()
    if scheme := _SCHEME.match(plain):
        plain = plain[scheme.end() :]
    return plain if "://" in plain else f"https://{plain}"


def web_address(address: object, base: str) -> str | None:
    """The address as it hangs on another; None if that is no http or https address of a host, or names a user."""
    if not isinstance(address, str) or not (stripped := address.strip()) or len(stripped) > _LONGEST:
        return None
    try:
        absolute = urljoin(base, clean_line(stripped).replace(" ", "%20"))
        has_user = "@" in urlsplit(absolute).netloc
    except ValueError:
        return None
    return absolute if not has_user and canonical_url(absolute) else None
