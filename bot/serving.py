"""Byline at work: people are answered, and what is due is sent, on every platform at once.

Each platform is connected to by itself: one that gives no answer is tried again, and the others know nothing of it.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.answering import make_router
from bot.connections import Connections
from bot.conversation import Conversation
from bot.router import Router
from bot.ticker import run_job
from desk.desk import Desk
from desk.insist import Sleep
from desk.outbox.send_outbox import USUAL, Sender, Timing
from desk.outbox.serve_alone import serving_alone
from domain.chat import Platform
from domain.errors import LeaseLostError, StoreError, TransportError, UnreachableError
from domain.transport import Absence, Transport
from jobs import watch_over

TAKEN_OVER: Final = "This process was silent for so long that another one serves now; this one stands by."
WATCH_EVERY_SECONDS: Final = 60.0
LONGEST_PAUSE: Final = 60.0

log = logging.getLogger(__name__)


async def serve(
    desk: Desk,
    connections: Connections,
    *,
    say: Callable[[str], None],
    sleep: Sleep = asyncio.sleep,
    timing: Timing = USUAL,
) -> None:
    """Answer people on all platforms, send the outbox and watch over both, until it is cancelled.

    While another process on the database does, this one stands by. `desk` sees the connections. `say` tells the
    operator what works and what does not, `sleep` waits between two tries. A platform that refuses its account at the
    first try ends all, since a setting is wrong; one that refuses it later stops alone.

    Raises:
        TransportError: What the platform said that ended all, or the last one that was left.
    """
    error: TransportError | None = None
    while error is None:
        try:
            async with serving_alone(desk, connections.openers, say=say, sleep=asyncio.sleep, timing=timing):
                error = await _serve_all(desk, connections, say, sleep)
        except* LeaseLostError:
            say(TAKEN_OVER)
    raise error


async def _serve_all(desk: Desk, connections: Connections, say: Callable[[str], None], sleep: Sleep) -> TransportError:
    """Serve until a setting is found wrong, or no platform is left; gives what the platform said."""
    router = make_router(desk)
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(_watch(desk))
        keepers = [_Keeper(one, router, connections, group, say, sleep) for one in connections.openers]
        keeping = [group.create_task(keeper.run()) for keeper in keepers]
        error = await _last_word(keeping, say)
        for task in (watching, *keeping):
            task.cancel()
    return error


@dataclass(frozen=True, slots=True)
class _End:
    """Why a platform is served no more."""

    error: TransportError
    is_wrong_setting: bool


@dataclass(slots=True)
class _Keeper:
    """Keeps one platform connected, and serves it while it is."""

    platform: Platform
    router: Router
    connections: Connections
    group: asyncio.TaskGroup
    say: Callable[[str], None]
    sleep: Sleep
    pause: float = 1.0

    async def run(self) -> _End:
        """Connect and serve, again and again, until the platform refuses the account."""
        while True:
            try:
                error = await self._connect()
            except TransportError as refused:
                error = refused
            except StoreError as unstored:
                error = UnreachableError(str(unstored))
            self._note(error)
            if not isinstance(error, UnreachableError):
                return _End(error, is_wrong_setting=self.platform not in self.connections.tried)
            self.connections.tried.add(self.platform)
            log.info("%s is not connected: %s", self.platform, error)
            # Never in step with others.
            await self.sleep(max(error.retry_seconds, self.pause) * (1 + secrets.randbelow(200) / 1_000))
            self.pause = min(2 * self.pause, LONGEST_PAUSE)

    async def _connect(self) -> TransportError:
        """Serve while it is connected; gives what ended that.

        Raises:
            TransportError: If it cannot be connected to.
            StoreError: If nothing can be remembered.
        """
        async with self.connections.openers[self.platform]() as transport:
            self.connections.tried.add(self.platform)
            self.pause = 1.0
            self.connections.transports[self.platform] = transport
            self.connections.away.pop(self.platform, None)
            self.say(f"Byline answers on {self.platform.capitalize()} as {transport.name}; Ctrl-C stops it.")
            try:
                return await self._serve(transport)
            finally:
                del self.connections.transports[self.platform]

    async def _serve(self, transport: Transport) -> TransportError:
        """Answer and send until the platform refuses the account, or nothing can be remembered."""
        sending = self.group.create_task(Sender(self.router.desk, transport, sleep=asyncio.sleep).run())
        try:
            await transport.run(Conversation(self.router, transport, asyncio.sleep).take)
        except TransportError as error:
            return error
        except StoreError as error:
            return UnreachableError(str(error))
        finally:
            # It ends what is on its way, for which it needs the transport.
            sending.cancel()
            await asyncio.wait({sending})
        raise AssertionError  # who is served ends with an error only

    def _note(self, error: TransportError) -> None:
        """Remember since when it is not connected and why it is not now, and tell the operator once."""
        known = self.connections.away.get(self.platform)
        since = known.since if known else self.router.desk.clock.now()
        is_for_good = not isinstance(error, UnreachableError)
        self.connections.away[self.platform] = Absence(since, str(error), is_for_good=is_for_good)
        if known is None and not is_for_good:
            self.say(f"{error} {self.platform.capitalize()} is tried again until it answers; the rest goes on.")


async def _last_word(keeping: Sequence[asyncio.Task[_End]], say: Callable[[str], None]) -> TransportError:
    """Wait for a wrong setting, or until no platform is left; the operator hears of each that stops before."""
    left = len(keeping)
    for ended in asyncio.as_completed(keeping):
        end, left = await ended, left - 1
        if end.is_wrong_setting or not left:
            return end.error
        say(str(end.error))
    raise AssertionError  # there is no process without a platform


async def _watch(desk: Desk) -> None:
    """Look every minute after what else works; apart from the ticker, which may be what stands still."""
    while True:
        await asyncio.sleep(WATCH_EVERY_SECONDS)
        await run_job(watch_over.run, desk)
