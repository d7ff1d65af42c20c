"""From the text of an address to one that may be asked: scheme, host and port are checked before a name is resolved."""

import re
from ipaddress import AddressValueError, IPv4Address

from yarl import URL

from domain.fetched import FetchCause, FetchError
from ingest.fetching.addresses import why_refused

Opened = frozenset[tuple[str, int]]

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"(?=.{1,253}\Z)(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)*(?!-)[a-z0-9_-]{1,63}(?<!-)")
# As the WHATWG URL Standard tells a host that is meant as an IPv4 address: by its last label.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_NAMES_AT_HOME = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa")
_NO_URL = (ValueError, IndexError)  # the second is the library's answer to "http://[]@"
_LONGEST_SHOWN = 200
_LONGEST = 4_000


def check_url(text: str, opened: Opened = frozenset()) -> URL:
    """The address to ask, without fragment, its host in lower case and punycode.

    Raises:
        FetchError: With cause *URL* for what is no http address, carries a user or a password, names a port that is not
            its scheme's, or writes a host in a form that has other readings; *ADDRESS* for a literal address or a name
            that is not of the public internet. What stands in `opened` passes.
    """
    url = _parsed(text)
    host, port = host_and_port(url)
    if (host, port) in opened:
        return url
    if port != _PORTS[url.scheme]:
        usual = f"{url.scheme} is asked at {_PORTS[url.scheme]} only"
        raise _refused(text, f"is at port {port}; {usual}, but for hosts in BYLINE_FETCH_OPENED")
    _check_host(host, text)
    return url


def normal_url(text: str) -> str:
    """The one spelling under which an address is stored and compared; nothing else about it is checked.

    Raises:
        FetchError: With cause *URL* for what is no http address, or carries a user or a password.
    """
    return str(_parsed(text))


def next_url(url: URL, location: str, opened: Opened) -> URL:
    """Where a redirect from `url` leads, checked as every address is.

    Raises:
        FetchError: As `check_url`, and with cause *REFUSED_REDIRECT* if it leads from https to http, or from
            elsewhere to an opened host.
    """
    try:
        target = check_url(str(url.join(URL(location))), opened)
    except _NO_URL as error:
        raise _refused(location, "is where a redirect leads, and no web address") from error
    if url.scheme == "https" and target.scheme == "http":
        raise FetchError(f"{shown(str(url))} redirects to an address without encryption.", FetchCause.REFUSED_REDIRECT)
    _refuse_inward(url, target, opened, "redirects")
    return target


def linked_url(page: str, link: str, opened: Opened) -> URL:
    """Where a link that stands at `page` leads, checked as every address is.

    Raises:
        FetchError: As `check_url`, and with cause *REFUSED_REDIRECT* if it leads from elsewhere to an opened host.
    """
    target = check_url(link, opened)
    _refuse_inward(_parsed(page), target, opened, "links")
    return target


def _refuse_inward(url: URL, target: URL, opened: Opened, leads: str) -> None:
    """Let nobody outside choose what is asked of the operator's own hosts."""
    if host_and_port(target) in opened and host_and_port(url) not in opened:
        raise FetchError(
            f"{shown(str(url))} {leads} to {shown(str(target))}, which is opened for direct requests only.",
            FetchCause.REFUSED_REDIRECT,
        )


def host_and_port(url: URL) -> tuple[str, int]:
    """The two by which an address is opened, counted and kept apart; IPv6 without brackets, no trailing dot."""
    return (url.raw_host or "").rstrip("."), url.port or 0


def shown(text: str) -> str:
    """An address as a sentence may show it: ASCII, short, without user and password."""
    ascii_text = _in_punycode(text).encode("ascii", "backslashreplace").decode("ascii")
    clean = re.sub(r"[^!-~]", "_", re.sub(r"//[^/?#]*@", "//", ascii_text))
    return clean if len(clean) <= _LONGEST_SHOWN else f"{clean[:_LONGEST_SHOWN]}..."


def _in_punycode(text: str) -> str:
    if text.isascii():
        return text
    try:
        return str(URL(text.strip()).with_user(None))
    except _NO_URL:
        return text


def _parsed(text: str) -> URL:
    if len(text) > _LONGEST:
        raise _refused(text, f"is longer than {_LONGEST:,} characters")
    try:
        url = URL(text.strip()).with_fragment(None)
        url = url.with_path("/", keep_query=True) if url.raw_path == "/" else url
        host = url.raw_host
    except _NO_URL as error:
        raise _refused(text, "is not a web address") from error
    if url.scheme not in _PORTS or not host:
        raise _refused(text, "is not a web address; it has to start with http:// or https://")
    if url.raw_user is not None or url.raw_password is not None:
        raise _refused(text, "carries a user name or a password")
    try:
        # Whoever writes trailing dots means the same host; kept, they would make a second one for every limit.
        return url.with_host(host.lower().rstrip("."))
    except ValueError as error:
        raise _refused(text, "names no host") from error


def _check_host(host: str, text: str) -> None:
    if ":" in host:
        _check_literal(host, text)
        return
    if not _NAME.fullmatch(host):
        raise _refused(text, "names no host")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            IPv4Address(host)
        except AddressValueError as error:
            raise FetchError(
                f"{shown(text)} is not fetched: it writes a network address in a form with several readings.",
                FetchCause.ADDRESS,
            ) from error
        _check_literal(host, text)
    elif "." not in host or host.endswith(tuple(f".{name}" for name in _NAMES_AT_HOME)):
        raise FetchError(f"{shown(text)} is not fetched: {host} is a name of one network only.", FetchCause.ADDRESS)


def _check_literal(address: str, text: str) -> None:
    if what := why_refused(address):
        raise FetchError(f"{shown(text)} is not fetched: {address} is {what}.", FetchCause.ADDRESS)


def _refused(text: str, why: str) -> FetchError:
    return FetchError(f"{shown(text)} {why}.", FetchCause.URL)
