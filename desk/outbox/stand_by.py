"""What only one process at a time may do: who holds its leases does it, the others stand by."""

import secrets
from collections.abc import Sequence
from functools import partial

from desk.desk import Desk
from desk.insist import Sleep, insist
from domain.delivery import Lease
from storage.leases import LeaseSeen


class StandBy:
    """Watches leases for one process, which takes all of them or none."""

    def __init__(self, desk: Desk, names: Sequence[str], *, silent_seconds: float, sleep: Sleep) -> None:
        self._leases = desk.store.leases
        self._clock = desk.clock
        self._names = names
        self._silent_seconds = silent_seconds
        self._sleep = sleep
        self._holder = secrets.token_hex(8)
        self._seen: dict[str, tuple[LeaseSeen, float]] = {}

    async def take(self) -> tuple[Lease, ...]:
        """The leases, if each is free or its holder was silent for so long; else none: ask again in a moment."""
        for name in self._names:
            await self._look(name)
        if not all(self._is_free(*self._seen[name]) for name in self._names):
            return ()
        taken: list[Lease] = []
        for name in self._names:
            seen, _ = self._seen[name]
            lease = await insist(partial(self._leases.take, seen, self._holder, now=self._clock.now()), self._sleep)
            if lease is None:  # Another process was quicker.
                for one in taken:
                    await insist(partial(self._leases.give_back, one), self._sleep)
                return ()
            taken.append(lease)
        return tuple(taken)

    async def _look(self, name: str) -> None:
        found = await insist(partial(self._leases.look, name), self._sleep)
        if name not in self._seen or self._seen[name][0] != found:
            self._seen[name] = (found, self._clock.monotonic())

    def _is_free(self, seen: LeaseSeen, since: float) -> bool:
        return seen.holder is None or self._clock.monotonic() - since >= self._silent_seconds
