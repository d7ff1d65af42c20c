"""The fetcher: every request that Byline makes to the outside goes through here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from domain.fetched import FetchCause, Fetched, FetchError, FetchKind, Redirect, Validators
from domain.ports import Clock
from ingest.fetching.answers import Call, Moved, read_answer
from ingest.fetching.connecting import Lookup, SystemLookup, guarded_connector
from ingest.fetching.failures import client_error
from ingest.fetching.rests import Rests
from ingest.fetching.robots_gate import RobotsGate
from ingest.fetching.settings import FetchSettings
from ingest.fetching.slots import Slots
from ingest.fetching.targets import check_url, host_and_port, linked_url, next_url, shown

_MOST_REDIRECTS = 3
_CONNECT_SECONDS = 10
# Policies of content, and lists of what to load first, are long.
_MOST_HEADER_BYTES = 65_536


class WebFetcher:
    """The `Fetcher` of the real web; use it as an async context manager, one for the whole process."""

    def __init__(self, settings: FetchSettings, clock: Clock, *, lookup: Lookup | None = None) -> None:
        """Prepare it; `lookup` takes the place of the system's name service."""
        self._settings = settings
        self._clock = clock
        self._lookup = lookup
        slow = settings.slow_at_once
        self._slots = Slots(settings.at_once - slow, slow=slow)
        self._rests = Rests()
        self._robots = RobotsGate(self._read_robots, clock)
        self._clients = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Make the clients: one for the public internet and one for the hosts that were opened."""
        lookup = self._lookup
        if lookup is None:
            lookup = SystemLookup(self._settings.at_once - self._settings.slow_at_once)
            self._clients.callback(lookup.close)
        opened = guarded_connector(lookup, is_opened=True, at_once=self._settings.at_once)
        self._public = await self._clients.enter_async_context(self._client(self._public_connector(lookup)))
        self._opened = await self._clients.enter_async_context(self._client(opened))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        await self._clients.aclose()

    async def fetch(
        self, url: str, *, kind: FetchKind, validators: Validators | None = None, linked_from: str | None = None
    ) -> Fetched:
        """Get what an address gives, over at most three redirects, each checked as the first address.

        A page is asked for only where the host's robots.txt allows it. With `validators` the answer may be *unchanged*.
        An address that stood at `linked_from` is checked as a redirect from there, but that it may be without
        encryption.

        Raises:
            FetchError: If there is none, with its cause.
        """
        call = Call(kind, validators or Validators(), self._settings.total_seconds)
        opened = self._settings.opened
        checked = check_url(url, opened) if linked_from is None else linked_url(linked_from, url, opened)
        return await self._follow(checked, call, is_gated=kind is FetchKind.PAGE)

    async def _read_robots(self, url: URL) -> bytes:
        call = Call(FetchKind.FILE, Validators(), self._settings.total_seconds)
        return (await self._follow(url, call, is_gated=False)).body

    async def _follow(self, url: URL, call: Call, *, is_gated: bool) -> Fetched:
        first = url
        while True:
            if is_gated:
                self._rests.check(url, self._clock.now())
                await self._robots.check(url)
            answer = await self._ask(url, call)
            if isinstance(answer, Fetched):
                return answer
            if len(call.redirects) == _MOST_REDIRECTS:
                sentence = f"{shown(str(first))} redirects more than {_MOST_REDIRECTS} times."
                raise FetchError(sentence, FetchCause.REDIRECTS)
            url = next_url(url, answer.location, self._settings.opened)
            call.redirects += (Redirect(answer.status, str(url)),)

    async def _ask(self, url: URL, call: Call) -> Fetched | Moved:
        """One request and its answer, within the limits of places and time."""
        host = host_and_port(url)
        # Hosts at home are not the proxy's business.
        is_opened = host in self._settings.opened
        client, proxy = (self._opened, None) if is_opened else (self._public, self._settings.proxy)
        name = shown(str(url))
        try:
            async with (
                self._slots.hold(host[0]),
                self._timed(call),
                client.get(url, headers=call.headers(), allow_redirects=False, proxy=proxy) as response,
            ):
                return await read_answer(response, call, self._settings, self._clock.now())
        except FetchError as error:
            self._rests.note(url, error, self._clock.now())
            raise
        except aiohttp.ClientError as error:
            raise client_error(name, error) from error
        except TimeoutError as error:
            seconds = self._settings.total_seconds
            raise FetchError(f"{name} takes longer than {seconds:g} seconds.", FetchCause.TIMEOUT) from error

    @asynccontextmanager
    async def _timed(self, call: Call) -> AsyncIterator[None]:
        """Take the time of one request from what the whole fetch has left."""
        started = self._clock.monotonic()
        try:
            async with asyncio.timeout(max(call.seconds_left, 0)):
                yield
        finally:
            call.seconds_left -= self._clock.monotonic() - started

    def _public_connector(self, lookup: Lookup) -> aiohttp.TCPConnector:
        if self._settings.proxy is None:
            return guarded_connector(lookup, is_opened=False, at_once=self._settings.at_once)
        # Every connection ends at the proxy, which the operator chose and which may well be in the house.
        return aiohttp.TCPConnector(limit=self._settings.at_once)

    def _client(self, connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": self._settings.user_agent, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=aiohttp.DummyCookieJar(),
            # Undone by hand, since the client's own way would hold all that a few bytes unfold to.
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS),
            trust_env=False,
            max_line_size=_MOST_HEADER_BYTES,
            max_field_size=_MOST_HEADER_BYTES,
        )
