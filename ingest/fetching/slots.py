"""How many requests run at once: few at one host, a bounded number in all."""

from asyncio import Semaphore
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

_AT_ONE_HOST = 2


@dataclass(slots=True)
class _Host:
    free: Semaphore = field(default_factory=lambda: Semaphore(_AT_ONE_HOST))
    users: int = 0


class Slots:
    """Places for requests; a host is remembered only while somebody uses it or waits for it."""

    def __init__(self, at_once: int) -> None:
        """Allow `at_once` requests in all."""
        self._all = Semaphore(at_once)
        self._hosts: dict[str, _Host] = {}

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that somebody uses or waits for."""
        return tuple(self._hosts)

    @asynccontextmanager
    async def hold(self, host: str) -> AsyncIterator[None]:
        """Wait for a place at this host, then for one of all, and keep both."""
        place = self._hosts.setdefault(host, _Host())
        place.users += 1
        try:
            # The host's first: who waits for a slow host takes no place from the others.
            async with place.free, self._all:
                yield
        finally:
            place.users -= 1
            if not place.users:
                del self._hosts[host]
