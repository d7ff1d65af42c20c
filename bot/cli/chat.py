"""`byline chat`: talk to Byline in the console, on the configured database."""

from argparse import ArgumentParser, Namespace

from bot.app import open_desk
from bot.console import talk
from bot.settings import Settings

HELP = "Talk to Byline in the console."


def configure(_parser: ArgumentParser) -> None:
    """It takes no arguments."""


async def run(arguments: Namespace, settings: Settings) -> int:
    """Answer commands until the input ends."""
    async with open_desk(settings, is_demo=arguments.demo) as desk:
        await talk(desk)
    return 0
