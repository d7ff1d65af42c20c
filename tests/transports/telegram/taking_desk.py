"""Somebody who takes what the transport hands over."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from domain.chat import Request
from tests.fakes.bot_api.server import SOON_SECONDS
from transports.telegram.transport import Telegram


@dataclass
class Desk:
    """Takes requests and tells when they are there."""

    requests: list[Request] = field(default_factory=list)
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)
    before: Callable[[Request], Awaitable[None]] | None = None

    async def take(self, request: Request) -> None:
        """Remember a request, after what the test wants to happen before."""
        if self.before is not None:
            await self.before(request)
        async with self.arrived:
            self.requests.append(request)
            self.arrived.notify_all()

    async def wait_for(self, count: int) -> list[Request]:
        """The requests, as soon as there are so many."""
        async with self.arrived:
            await asyncio.wait_for(self.arrived.wait_for(lambda: len(self.requests) >= count), SOON_SECONDS)
        return self.requests


@asynccontextmanager
async def running(telegram: Telegram, desk: Desk) -> AsyncIterator[None]:
    """The transport at work; it is stopped in the end."""
    task = asyncio.create_task(telegram.run(desk.take))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
