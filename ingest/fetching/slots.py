"""How many requests run at once: few at one host, a bounded number in all; who is slow makes room for others."""

from asyncio import Semaphore, get_running_loop, timeout
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from domain.fetched import FetchCause, HostBusyError

_AT_ONE_HOST = 2
_PATIENCE_SECONDS = 2.0
_WAIT_SECONDS = 30.0
"""Who waits for an answer in a chat waits for as long again until the fetch itself has ended."""


@dataclass(slots=True)
class _Host:
    free: Semaphore = field(default_factory=lambda: Semaphore(_AT_ONE_HOST))
    users: int = 0


class Slots:
    """Places for requests; a host is remembered only while somebody uses it or waits for it."""

    def __init__(
        self,
        at_once: int,
        *,
        slow: int = 0,
        patience_seconds: float = _PATIENCE_SECONDS,
        wait_seconds: float = _WAIT_SECONDS,
    ) -> None:
        """Allow `at_once` requests, and `slow` more that have been under way for longer than `patience_seconds`."""
        self._all = Semaphore(at_once)
        self._free_for_slow = slow
        self._patience_seconds = patience_seconds
        self._wait_seconds = wait_seconds
        self._hosts: dict[str, _Host] = {}

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that somebody uses or waits for."""
        return tuple(self._hosts)

    @asynccontextmanager
    async def hold(self, host: str) -> AsyncIterator[None]:
        """Wait for a place at this host, then for one of all, and keep both.

        Raises:
            HostBusyError: If there is none for long.
        """
        place = self._hosts.setdefault(host, _Host())
        place.users += 1
        try:
            async with AsyncExitStack() as held:
                try:
                    async with timeout(self._wait_seconds):
                        # The host's first: who waits for a slow host takes no place from the others.
                        await held.enter_async_context(place.free)
                        await held.enter_async_context(self._one_of_all())
                except TimeoutError as error:
                    sentence = f"{host} keeps other requests of Byline waiting; try again in a minute."
                    raise HostBusyError(sentence, FetchCause.TIMEOUT) from error
                yield
        finally:
            place.users -= 1
            if not place.users:
                del self._hosts[host]

    @asynccontextmanager
    async def _one_of_all(self) -> AsyncIterator[None]:
        """Keep a place, but give it to another after a while if there is one for slow requests."""
        is_slow = False

        def make_room() -> None:
            nonlocal is_slow
            if self._free_for_slow:
                is_slow = True
                self._free_for_slow -= 1
                self._all.release()

        await self._all.acquire()
        timer = get_running_loop().call_later(self._patience_seconds, make_room)
        try:
            yield
        finally:
            timer.cancel()
            if is_slow:
                self._free_for_slow += 1
            else:
                self._all.release()
