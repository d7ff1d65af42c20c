"""The console as a chat: what a person at this machine asks, answered by the same router as everywhere."""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace

from bot.answering import make_router
from bot.conversation import Conversation
from bot.router import Router
from bot.settings import Settings
from bot.ticker import ticking
from desk.desk import Desk
from desk.outbox.send_outbox import Sender
from domain.chat import Platform, Reply, Request, Role
from transports.console import CHAT, USER, Console


async def ask(router: Router, text: str) -> AsyncIterator[Reply]:
    """The answers to what the person at this machine types; who can start Byline owns it."""
    async for reply in router.answer(Request(CHAT, USER, Role.OWNER, text)):
        yield reply


async def talk(desk: Desk, *, first: str | None = None) -> None:
    """Answer standard input until it ends; `first` is asked before, where a person sits at the terminal."""
    await _talk(desk, Console(sys.stdin, sys.stdout), first)


async def work(desk: Desk, settings: Settings, *, first: str) -> None:
    """Talk while the jobs tick, so that the console too gets what it subscribed to, as long as it is open."""
    console = Console(sys.stdin, sys.stdout)
    desk = replace(desk, transports={Platform.CONSOLE: console})
    async with ticking(desk, settings):
        sending = asyncio.create_task(Sender(desk, console, sleep=asyncio.sleep).run())
        try:
            await _talk(desk, console, first)
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)


async def _talk(desk: Desk, console: Console, first: str | None) -> None:
    conversation = Conversation(make_router(desk), console, asyncio.sleep)
    if first is not None and console.is_interactive:
        await conversation.take(console.request(first))
    await console.run(conversation.take)
