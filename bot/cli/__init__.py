"""The command line: one file a subcommand, found here by name.

A subcommand's module has `HELP` (one sentence), `configure(parser)`, which declares its arguments, and
`run(arguments, settings)`, which gives the exit code or a coroutine that does: 0 good, 1 an input was refused, 2
usage.
"""

import importlib
import pkgutil
from argparse import ArgumentParser, Namespace
from collections.abc import Coroutine
from typing import Any, Protocol

from bot.settings import Settings


class Subcommand(Protocol):
    """What a module in this package offers."""

    HELP: str

    def configure(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, arguments: Namespace, settings: Settings) -> int | Coroutine[Any, Any, int]:
        """Do it and give the exit code."""


def subcommands() -> dict[str, Subcommand]:
    """All subcommands by name, sorted; a module that lacks a part stops the start."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: _load(name) for name in names}


def _load(name: str) -> Subcommand:
    module: Any = importlib.import_module(f"{__name__}.{name}")
    for part in ("HELP", "configure", "run"):
        getattr(module, part)
    return module  # type: ignore[no-any-return]  # a module with the three parts is a Subcommand
