"""`byline version`."""

from argparse import ArgumentParser, Namespace
from importlib.metadata import version

from bot.settings import Settings

HELP = "Print the version."


def configure(_parser: ArgumentParser) -> None:
    """It takes no arguments."""


def run(_arguments: Namespace, _settings: Settings) -> int:
    """Print the version of the installed distribution."""
    print(version("byline"))
    return 0
