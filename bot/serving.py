"""Byline at work: people are answered, and what is due is sent, on every platform at once."""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.answering import make_router
from bot.conversation import Conversation
from bot.ticker import run_job
from desk.desk import Desk
from desk.send_outbox import Sender
from domain.errors import TransportError
from domain.transport import Transport
from jobs import watch_over

WATCH_EVERY_SECONDS: Final = 60.0


async def serve(desk: Desk, *, say: Callable[[str], None]) -> None:
    """Answer people on the desk's transports, send the outbox and watch over both, until it is cancelled.

    `say` tells the operator what works. A platform that refuses its account for good stops alone.

    Raises:
        TransportError: If no platform is left; what the last one said.
    """
    router = make_router(desk)
    last: TransportError | None = None

    async def run(transport: Transport) -> None:
        nonlocal last
        say(f"Byline answers on {transport.platform.capitalize()} as {transport.name}; Ctrl-C stops it.")
        sending = group.create_task(Sender(desk, transport, sleep=asyncio.sleep).run())
        try:
            await transport.run(Conversation(router, transport, asyncio.sleep).take)
        except TransportError as error:
            say(str(error))
            last = error
        finally:
            sending.cancel()

    async with asyncio.TaskGroup() as group:
        watching = group.create_task(_watch(desk))
        running = [group.create_task(run(transport)) for transport in desk.transports.values()]
        await asyncio.wait(running)
        watching.cancel()
    if last is not None:
        raise last


async def _watch(desk: Desk) -> None:
    """Look every minute after what else works; apart from the ticker, which may be what stands still."""
    while True:
        await asyncio.sleep(WATCH_EVERY_SECONDS)
        await run_job(watch_over.run, desk)
