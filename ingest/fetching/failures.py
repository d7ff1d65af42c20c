"""What went wrong, from the client's and the protocol's words to a sentence for an admin."""

import socket
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import aiohttp

from domain.fetched import FetchCause, FetchError
from ingest.fetching.connecting import RefusedAddressError

_LONGEST_WAIT = timedelta(days=7)
_WALLS = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}


def status_error(name: str, status: int, headers: Mapping[str, str], now: datetime) -> FetchError:
    """The error for an answer that is neither a success nor a redirect; `name` is the address as shown."""
    answer = f"{name} answers {_phrase(status)}"
    retry_at = read_retry_after(headers.get("Retry-After", ""), now)
    if status == HTTPStatus.TOO_MANY_REQUESTS or (status == HTTPStatus.SERVICE_UNAVAILABLE and retry_at):
        until = f" until {retry_at:%Y-%m-%d %H:%M} UTC" if retry_at else ""
        return FetchError(
            f"{answer} and asks to wait{until}.", FetchCause.RATE_LIMITED, status=status, retry_at=retry_at
        )
    if status in _WALLS or "cf-mitigated" in headers:
        why = "it keeps programs or those without a subscription out"
        return FetchError(f"{answer}: {why}.", FetchCause.FORBIDDEN, status=status)
    if status == HTTPStatus.GONE:
        return FetchError(f"{answer}: it was taken away for good.", FetchCause.GONE, status=status)
    return FetchError(f"{answer}.", FetchCause.STATUS, status=status)


def client_error(name: str, error: aiohttp.ClientError) -> FetchError:
    """The error for what the client could not do."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            found = f"{name} {_why_unknown(error)}.", FetchCause.DNS
        case aiohttp.ClientConnectorCertificateError():
            found = f"{name} shows a certificate that is not trusted.", FetchCause.TLS
        case aiohttp.ClientSSLError():
            found = f"{name} does not speak TLS as it should.", FetchCause.TLS
        case aiohttp.ClientConnectorError(os_error=RefusedAddressError()):
            found = f"{name} is not fetched: its address is not of the public internet.", FetchCause.ADDRESS
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            found = f"{name} cannot be reached through the proxy of BYLINE_FETCH_PROXY.", FetchCause.CONNECTION
        case aiohttp.ServerTimeoutError():
            found = f"{name} does not take a connection in time.", FetchCause.TIMEOUT
        case aiohttp.ClientPayloadError():
            found = f"The answer of {name} breaks off in the middle.", FetchCause.BROKEN
        case aiohttp.ClientConnectionError():
            found = f"{name} takes no connection or ends it.", FetchCause.CONNECTION
        case _:
            found = f"The answer of {name} is not HTTP.", FetchCause.BROKEN
    return FetchError(*found)


def _why_unknown(error: aiohttp.ClientConnectorDNSError) -> str:
    if error.os_error.errno == socket.EAI_AGAIN:
        return "cannot be looked up: no name server answers; see whether this computer is online"
    # The host is the proxy's where there is one.
    return f"is not found: no name server knows {error.host}"


def read_retry_after(value: str, now: datetime) -> datetime | None:
    """When to ask again (RFC 9110, section 10.2.3: seconds or a date), not before `now` and at most a week later."""
    text = value.strip()
    try:
        if text.isascii() and text.isdigit():
            wait = timedelta(seconds=min(int(text[:9]), _LONGEST_WAIT.total_seconds()))
        else:
            asked = parsedate_to_datetime(text)
            wait = (asked if asked.tzinfo else asked.replace(tzinfo=UTC)) - now
    except (ValueError, OverflowError):
        return None
    return now + min(max(wait, timedelta()), _LONGEST_WAIT)


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
