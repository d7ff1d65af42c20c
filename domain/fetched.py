"""What comes back from the web: a resource as one reading found it, or the true cause why there is none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from domain.errors import BylineError


class FetchKind(StrEnum):
    """What a URL is expected to give; it decides the limit of size, what is asked for, and whether robots.txt is."""

    PAGE = "page"
    FEED = "feed"
    FILE = "file"


class FetchCause(StrEnum):
    """Why a fetch gave nothing."""

    URL = "not an address Byline asks"
    ADDRESS = "refused address"
    DNS = "name not found"
    CONNECTION = "no connection"
    TLS = "no trusted encryption"
    TIMEOUT = "too slow"
    TOO_LARGE = "too large"
    REDIRECTS = "too many redirects"
    REFUSED_REDIRECT = "redirect that is not followed"
    FORBIDDEN = "kept out"
    GONE = "gone for good"
    RATE_LIMITED = "asked to wait"
    STATUS = "error of the server"
    ROBOTS = "robots.txt"
    BROKEN = "broken answer"


class FetchError(BylineError):
    """Nothing could be fetched; `str(error)` is the cause in one sentence for an admin.

    `status` is the HTTP status where the server gave one. `retry_at` (aware UTC) is when the server wants to be asked
    again, None where it does not say.
    """

    def __init__(
        self, message: str, cause: FetchCause, *, status: int | None = None, retry_at: datetime | None = None
    ) -> None:
        super().__init__(message)
        self.cause = cause
        self.status = status
        self.retry_at = retry_at


class HostBusyError(FetchError):
    """Nothing was asked: other requests of our own to this host have taken too long to wait for."""


_PERMANENT = {301, 308}


@dataclass(frozen=True, slots=True)
class Redirect:
    """One redirect that was followed."""

    status: int
    url: str

    @property
    def is_permanent(self) -> bool:
        """Whether the server says that the old address is over (RFC 9110, sections 15.4.2 and 15.4.9)."""
        return self.status in _PERMANENT


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server recognises a version by; sent back as they came, both of them."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer of the web.

    `url` is the last address, after `redirects` in their order. `body` has no content encoding left; it is empty where
    `is_unchanged`. `content_type` is in lower case without parameters; `charset` is what the header declares, not
    looked into.
    """

    url: str
    status: int
    body: bytes
    content_type: str | None
    charset: str | None
    validators: Validators
    redirects: tuple[Redirect, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that nothing changed since the validators that were sent."""
        return self.status == 304  # noqa: PLR2004 - RFC 9110, section 15.4.5

    @property
    def moved_to(self) -> str | None:
        """Where the asked address has moved for good: the last address that only permanent redirects led to."""
        permanent = [redirect.url for redirect in takewhile(lambda redirect: redirect.is_permanent, self.redirects)]
        return permanent[-1] if permanent else None
