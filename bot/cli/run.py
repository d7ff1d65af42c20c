"""`byline run`: what `make run` starts."""

import asyncio
import signal
from argparse import ArgumentParser, Namespace
from functools import partial

from bot.app import DEMO_EVENING, open_desk
from bot.connections import Connections
from bot.platforms import is_any_set_up, openers_of
from bot.serving import serve
from bot.settings import Settings
from bot.ticker import ticking
from desk.health.admin_chats import who_hears_nothing
from storage import schema

HELP = (
    "Start Byline: on the chat platforms that have a token, else in the console, on the demo while it has no article."
)


def configure(_parser: ArgumentParser) -> None:
    """It takes no arguments."""


async def run(arguments: Namespace, settings: Settings) -> int:
    """Answer on the chat platforms that are set up; without any, in the console, with an edition for who sits there."""
    if is_any_set_up(settings) and not arguments.demo:
        return await _serve(settings)
    from bot.console import talk, work  # noqa: PLC0415 (what draws in a terminal is large, and a server has none)

    if arguments.demo or not await schema.is_in_use(settings.database_url):
        print(
            f"Demo: invented news of samples/, as on {DEMO_EVENING:%a %d %b %Y}; nothing you do here is kept.",
            flush=True,
        )
        async with open_desk(settings, is_demo=True) as desk:
            await talk(desk, first="/digest all")
        return 0
    async with open_desk(settings) as desk:
        await work(desk, settings, first="/digest")
    return 0


async def _serve(settings: Settings) -> int:
    """Answer until somebody stops the process; what is under way is answered first."""
    loop, serving = asyncio.get_running_loop(), asyncio.current_task()
    if serving is not None:
        loop.add_signal_handler(signal.SIGTERM, serving.cancel)
    try:
        async with open_desk(settings) as opened:
            connections = Connections(openers_of(settings, opened.store, opened.clock))
            desk = connections.seen_by(opened)
            if trouble := await who_hears_nothing(desk):
                print(trouble, flush=True)
            async with ticking(desk, settings):
                await serve(desk, connections, say=partial(print, flush=True))
    except asyncio.CancelledError:
        print("Byline has stopped.", flush=True)
    return 0
