"""`byline run`: what `make run` starts."""

from argparse import ArgumentParser, Namespace

from bot.app import DEMO_EVENING, open_desk
from bot.console import talk
from bot.settings import Settings
from bot.ticker import ticking
from storage import schema

HELP = "Start Byline: the console, on the demo while the configured database is empty."


def configure(_parser: ArgumentParser) -> None:
    """It takes no arguments."""


async def run(arguments: Namespace, settings: Settings) -> int:
    """Open the console, with an edition where a person sits at it."""
    is_demo = arguments.demo or not await schema.has_articles(settings.database_url)
    if is_demo:
        print(
            f"Demo: invented news of samples/, as on {DEMO_EVENING:%a %d %b %Y}; nothing you do here is kept.",
            flush=True,
        )
    async with open_desk(settings, is_demo=is_demo) as desk, ticking(desk, settings):
        await talk(desk, first="/digest all" if is_demo else "/digest")
    return 0
