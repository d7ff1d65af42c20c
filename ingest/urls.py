"""Addresses: their canonical form, their registrable domain, and the platforms among hosts."""

import re
from functools import cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from publicsuffixlist import PublicSuffixList

from ingest.phrases.platforms import PLATFORM_HOSTS, TRACKING_PARAMETERS, TRACKING_PREFIXES

_URL_LINE = re.compile(r"(?:(?:url|link|source url|original|permalink)\s*:\s*)?<?(https?://\S+?)>?", re.IGNORECASE)
_DEFAULT_PORTS = {80, 443}
# As the WHATWG URL Standard tells a host that is meant as an IPv4 address: by its last label.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def canonical_url(url: str) -> str | None:
    """The form under which an address is stored, None if it is no http address with a host.

    It has https, the host in lower case and punycode, and no default port, tracking parameter or fragment. The path,
    other parameters and AMP or mobile variants stay as they are.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or host is None:
        return None
    scheme = "https" if port in {None, *_DEFAULT_PORTS} else parts.scheme.lower()
    netloc = host if port in {None, *_DEFAULT_PORTS} else f"{host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = _without_tracking(parts.query)
    return f"{scheme}://{netloc}{path}" + (f"?{query}" if query else "")


def host_of(url: str) -> str | None:
    """The host of an address in lower case and punycode, None if it has none."""
    try:
        return _host(urlsplit(url.strip()))
    except ValueError:
        return None


def registrable_domain(host: str) -> str | None:
    """The part of a host that somebody registered, by the Public Suffix List ("news.pier.co.uk" gives "pier.co.uk").

    None where nobody did, as of a suffix itself or of an address in numbers.
    """
    name = host.lower().rstrip(".")
    return None if _NUMBER.fullmatch(name.rpartition(".")[2]) else _suffixes().privatesuffix(name)


def platform_of(url: str) -> str | None:
    """What a host is when it is a platform and no outlet ("a Blogger page"), else None."""
    host = host_of(url)
    if host is None:
        return None
    labels = host.split(".")
    hosts = (".".join(labels[i:]) for i in range(len(labels)))
    return next((PLATFORM_HOSTS[name] for name in hosts if name in PLATFORM_HOSTS), None)


def url_of_line(line: str) -> str | None:
    """The address of a line that is one, perhaps behind a label."""
    match = _URL_LINE.fullmatch(line.strip())
    return match[1] if match else None


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _host(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").rstrip(".")
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    return ascii_host.lower() if re.fullmatch(r"[\w.-]+", ascii_host) else None


def _without_tracking(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _is_tracking(name.lower())]
    return query if kept == pairs else urlencode(kept)


def _is_tracking(name: str) -> bool:
    return name in TRACKING_PARAMETERS or name.startswith(TRACKING_PREFIXES)
