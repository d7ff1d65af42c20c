"""Asks each host once for its robots.txt, and keeps to it."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus

from yarl import URL

from domain.fetched import FetchCause, FetchError
from domain.ports import Clock
from ingest.fetching.robots import RobotsRules, read_robots
from ingest.fetching.targets import shown

_KEPT = timedelta(hours=24)
_KEPT_FAILURE = timedelta(minutes=10)
_MOST_HOSTS = 1_000
# Where the host itself cannot be had, the page's own failure is the better word.
_OF_THE_HOST = {
    *(FetchCause.ADDRESS, FetchCause.DNS, FetchCause.CONNECTION, FetchCause.TLS, FetchCause.TIMEOUT),
}


@dataclass(slots=True)
class _Host:
    """What one origin said; `failure` stands for rules that could not be had."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: RobotsRules = field(default_factory=RobotsRules)
    failure: str | None = None
    until: datetime | None = None


class RobotsGate:
    """Rules of hosts, kept for a day, of the last thousand hosts."""

    def __init__(self, read: Callable[[URL], Awaitable[bytes]], clock: Clock) -> None:
        """Read a robots.txt by `read`, which raises FetchError."""
        self._read = read
        self._clock = clock
        self._hosts: OrderedDict[URL, _Host] = OrderedDict()

    async def check(self, url: URL) -> None:
        """Let an address pass that its host's robots.txt allows.

        Raises:
            FetchError: With cause *ROBOTS* if it does not, or if the host has rules that cannot be read now; with
                another cause if the host cannot be had.
        """
        host = self._hosts.setdefault(url.origin(), _Host())
        self._hosts.move_to_end(url.origin())
        while len(self._hosts) > _MOST_HOSTS:
            self._hosts.popitem(last=False)
        async with host.lock:
            if host.until is None or host.until <= self._clock.now():
                await self._learn(host, url.origin().with_path("/robots.txt"))
        if host.failure:
            raise FetchError(host.failure, FetchCause.ROBOTS, retry_at=host.until)
        if not host.rules.allow(url.raw_path_qs):
            raise FetchError(f"{shown(str(url))} is not fetched: the host's robots.txt forbids it.", FetchCause.ROBOTS)

    async def _learn(self, host: _Host, address: URL) -> None:
        """Ask for the rules; a host that has no robots.txt allows everything (RFC 9309, section 2.3.1)."""
        try:
            body = await self._read(address)
        except FetchError as error:
            if error.cause in _OF_THE_HOST:
                raise
            is_absent = error.cause is FetchCause.REDIRECTS or _is_absent(error.status)
            host.rules, host.failure = RobotsRules(), None if is_absent else f"Its robots.txt cannot be read: {error}"
            host.until = self._clock.now() + (_KEPT if is_absent else _KEPT_FAILURE)
        else:
            host.rules, host.failure = read_robots(body.decode("utf-8", errors="replace")), None
            host.until = self._clock.now() + _KEPT


def _is_absent(status: int | None) -> bool:
    """Whether a status says that there are no rules; one that asks to wait does not."""
    return (
        status is not None
        and HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
        and status != HTTPStatus.TOO_MANY_REQUESTS
    )
