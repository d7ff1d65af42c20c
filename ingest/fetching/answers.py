"""What an answer says: a body, a new address, or a failure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import aiohttp

from domain.fetched import Fetched, FetchKind, Redirect, Validators
from ingest.fetching.bodies import read_body, too_large
from ingest.fetching.failures import status_error
from ingest.fetching.settings import FetchSettings
from ingest.fetching.targets import shown

_SUCCESSES = range(200, 300)
_UNCHANGED = 304
_REDIRECTS = {301, 302, 303, 307, 308}
_LONGEST_VALIDATOR = 1_000
_ACCEPTED = {
    FetchKind.PAGE: "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5",
    FetchKind.FEED: "application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5",
    FetchKind.FILE: "*/*",
}


@dataclass(slots=True)
class Call:
    """One fetch under way: what is asked, over which redirects, and the seconds it may still take."""

    kind: FetchKind
    validators: Validators
    seconds_left: float
    redirects: tuple[Redirect, ...] = ()

    def headers(self) -> dict[str, str]:
        """What this call says beside the manners of every request."""
        headers = {"Accept": _ACCEPTED[self.kind]}
        if self.validators.etag:
            headers["If-None-Match"] = self.validators.etag
        if self.validators.last_modified:
            headers["If-Modified-Since"] = self.validators.last_modified
        return headers


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer that leads elsewhere."""

    status: int
    location: str


async def read_answer(
    response: aiohttp.ClientResponse, call: Call, settings: FetchSettings, now: datetime
) -> Fetched | Moved:
    """Read an answer whose status and headers have come.

    Raises:
        FetchError: If it is neither a success nor a redirect, or its body passes the limits or is broken.
    """
    headers, name = response.headers, shown(str(response.url))
    if response.status in _REDIRECTS and "Location" in headers:
        return Moved(response.status, headers["Location"])
    is_unchanged = response.status == _UNCHANGED and call.validators != Validators()
    if not is_unchanged and response.status not in _SUCCESSES:
        raise status_error(name, response.status, headers, now)
    return Fetched(
        url=str(response.url),
        status=response.status,
        body=b"" if is_unchanged else await _body(response, call.kind, settings),
        content_type=response.content_type if "Content-Type" in headers else None,
        charset=response.charset,
        validators=call.validators if is_unchanged else _validators(headers),
        redirects=call.redirects,
    )


async def _body(response: aiohttp.ClientResponse, kind: FetchKind, settings: FetchSettings) -> bytes:
    sent, name = settings.sent_bytes, shown(str(response.url))
    encoding = response.headers.get("Content-Encoding", "")
    if (response.content_length or 0) > sent:
        raise too_large(name, sent)
    chunks, decoded = response.content.iter_any(), settings.most_bytes(kind)
    return await read_body(chunks, encoding, sent_bytes=sent, decoded_bytes=decoded, name=name)


def _validators(headers: Mapping[str, str]) -> Validators:
    return Validators(_sendable(headers.get("ETag")), _sendable(headers.get("Last-Modified")))


def _sendable(value: str | None) -> str | None:
    """A validator that can be stored and sent back as it came, else none."""
    return value if value and re.fullmatch(rf"[ -~]{{1,{_LONGEST_VALIDATOR}}}", value) else None
