"""The work of a running transport: what came is answered in order within a room, whatever becomes of one of it."""

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from domain.chat import ChatRef, Platform
from domain.errors import StoreError
from domain.ports import Arrival, Buttons, Clock, Inbox, Notes
from domain.transport import Take
from transports.contact import Contact
from transports.defects import contained
from transports.lanes import Lanes
from transports.matrix.arrivals import Happened, happened
from transports.matrix.housekeeping import Greet, Housekeeping
from transports.matrix.syncing import Syncing, Watch
from transports.matrix.taking import Taking, UnreadableError
from transports.matrix.turns import Sleep
from transports.matrix.wire import MatrixError

T = TypeVar("T")

LONGEST_PAUSE: Final = 30.0
KEY_SECONDS: Final = 60.0
"""So long the key of a message may come after it; then somebody should know that it did not."""
PARKING_FAILURES: Final = 4
MOST_FAILURES: Final = 8
_LOG: Final = logging.getLogger("byline.matrix")


class Serving:
    """Takes what syncing stored; `warn` says in a room that something there cannot be read."""

    def __init__(
        self,
        syncing: Syncing,
        taking: Taking,
        housekeeping: Housekeeping,
        contact: Contact,
        *,
        warn: Greet,
        clock: Clock,
        sleep: Sleep,
    ) -> None:
        self._syncing = syncing
        self._taking = taking
        self._housekeeping = housekeeping
        self._contact = contact
        self._warn = warn
        self._clock = clock
        self._sleep = sleep
        self._parked: list[Arrival] = []
        self._keyless_since: dict[str, float] = {}
        self._failures: Counter[str] = Counter()

    async def run(self, take: Take, inbox: Inbox, notes: Notes, buttons: Buttons) -> None:
        """Work until it is cancelled; first on what an earlier process left.

        Raises:
            TransportError: If the server does not know our token any more.
        """

        async def work(arrival: Arrival) -> None:
            if await self._insist(partial(self._is_over, arrival, take, buttons)):
                await self._insist(partial(inbox.finish, Platform.MATRIX, arrival.update_id))
                self._forget(arrival)

        lanes = Lanes(work)
        watch = Watch(self._contact, self._sleep)
        try:
            await self._begin(lanes, await inbox.waiting(Platform.MATRIX))
            while True:
                try:
                    new = await self._syncing.once(inbox, notes, self._clock)
                except MatrixError as error:
                    await watch.wait(error)
                    continue
                watch.is_well()
                parked, self._parked = self._parked, []
                await self._begin(lanes, (*parked, *new))
        finally:
            await lanes.close()

    async def _begin(self, lanes: Lanes[Arrival], arrivals: Sequence[Arrival]) -> None:
        """Let the work on what came begin, each room's in its lane; upgrades are heard of before."""
        for arrival in arrivals:
            with contained(f"The event {arrival.update_id}"):
                await self._housekeeping.expect(happened(arrival))
        for arrival in arrivals:
            lanes.put(happened(arrival).room, arrival)

    async def _insist(self, act: Callable[[], Awaitable[T]]) -> T:
        """Do it again, ever more seldom, until the database can be used; what comes after it in the room waits."""
        pause = 1.0
        while True:
            try:
                return await act()
            except StoreError as error:
                _LOG.warning("what happened on Matrix waits for the database: %s", error)
            await self._sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _is_over(self, arrival: Arrival, take: Take, buttons: Buttons) -> bool:
        """Whether it is answered, or never will be since it meets a defect."""
        has_to_wait = False
        with contained(f"The event {arrival.update_id}"):
            has_to_wait = not await self._is_done(arrival, happened(arrival), take, buttons)
        return not has_to_wait

    async def _is_done(self, arrival: Arrival, one: Happened, take: Take, buttons: Buttons) -> bool:
        """Answer it, unless that has to wait for the next sync; what the server refuses is done.

        What fails is tried again after a little while, before what came later in the room.
        """
        while True:
            try:
                await self._housekeeping.take(one)
                request = None if self._is_redacted(one) else await self._taking.request(one, buttons, self._clock)
            except UnreadableError:
                return await self._has_no_key(arrival, one)
            except MatrixError as error:
                if self._is_given_up(arrival, error):
                    return True
                failures = self._failures[arrival.update_id]
                await self._sleep(max(failures, error.retry_seconds or 0))
                if failures >= PARKING_FAILURES:
                    self._parked.append(arrival)
                    return False
            else:
                if request is not None:
                    await take(request)
                return True

    def _is_given_up(self, arrival: Arrival, error: MatrixError) -> bool:
        """Count a failure; what is refused, or fails every time, is tried no more."""
        self._failures[arrival.update_id] += 1
        if error.is_passing and self._failures[arrival.update_id] <= MOST_FAILURES:
            return False
        _LOG.warning("what happened in %s could not be taken: %s", happened(arrival).room, error)
        return True

    def _forget(self, arrival: Arrival) -> None:
        self._keyless_since.pop(arrival.update_id, None)
        self._failures.pop(arrival.update_id, None)

    def _is_redacted(self, one: Happened) -> bool:
        return str(one.event.get("event_id")) in self._syncing.redacted

    async def _has_no_key(self, arrival: Arrival, one: Happened) -> bool:
        """Wait for the key of a message until the next syncs; when it does not come, say so."""
        now = self._clock.monotonic()
        if now - self._keyless_since.setdefault(arrival.update_id, now) < KEY_SECONDS:
            self._parked.append(arrival)
            return False
        await self._warn(ChatRef(Platform.MATRIX, one.room))
        return True
