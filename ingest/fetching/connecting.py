"""Connections that end at an address that was checked.

A name is resolved once for a connection, every address it has is checked, and the socket that is then made checks its
address again: so no second answer of the name server is asked for, and a literal address cannot pass the resolver by.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from aiohttp import AddrInfoType, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from domain.fetched import FetchCause, FetchError
from ingest.fetching.addresses import why_refused

Lookup = Callable[[str], Awaitable[Sequence[str]]]
"""Gives every address of a name; OSError where it has none."""


class SystemLookup:
    """The system's name service, in threads of its own: a dead name server holds up nobody else's."""

    def __init__(self, threads: int) -> None:
        """Look up at most as many names at once as there are threads."""
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="lookup")

    async def __call__(self, host: str) -> Sequence[str]:
        """Every address of a name."""
        found = await asyncio.get_running_loop().run_in_executor(self._pool, _addresses, host)
        return list(dict.fromkeys(found))

    def close(self) -> None:
        """Take no more names."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class _Resolver(AbstractResolver):
    """Refuses a name as a whole when one of its addresses is refused."""

    def __init__(self, lookup: Lookup, *, is_opened: bool) -> None:
        self._lookup = lookup
        self._is_opened = is_opened

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name, all of them checked."""
        del family
        addresses = await self._lookup(host)
        if not addresses:
            raise OSError(f"{host} has no address")
        for address in addresses:
            if what := why_refused(address, is_opened=self._is_opened):
                raise FetchError(f"{host} is not asked: it leads to {address}, {what}.", FetchCause.ADDRESS)
        return [_result(host, address, port) for address in addresses]

    async def close(self) -> None:
        """Nothing is kept open."""


def guarded_connector(lookup: Lookup, *, is_opened: bool, at_once: int) -> TCPConnector:
    """A connector to public addresses, or with `is_opened` to those of a home network too."""

    def make_socket(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if what := why_refused(str(address[0]), is_opened=is_opened):
            raise RefusedAddressError(f"{address[0]} is {what}")
        return socket.socket(family=family, type=kind, proto=protocol)

    resolver = _Resolver(lookup, is_opened=is_opened)
    # One lookup for one connection: kept answers would be checked once and used for long.
    return TCPConnector(resolver=resolver, use_dns_cache=False, limit=at_once, socket_factory=make_socket)


class RefusedAddressError(OSError):
    """A socket would have been connected to an address that is never connected to.

    An OSError, since connecting goes on to a name's next address after those only.
    """


def _addresses(host: str) -> list[str]:
    return [str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=flags)
