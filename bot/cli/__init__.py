"""The command line: one file a subcommand, found here by name.

A subcommand's module has `HELP` (one sentence), `configure(parser)`, which declares its arguments, and
`run(arguments, settings)`, which gives the exit code or a coroutine that does: 0 good, 1 a fault was found or an input
refused, 2 usage. A setting that is wrong is a fault.
"""

import ast
import importlib
import pkgutil
from argparse import ArgumentParser, Namespace
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from bot.settings import Settings


class Subcommand(Protocol):
    """What a module in this package offers."""

    HELP: str

    def configure(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, arguments: Namespace, settings: "Settings") -> int | Coroutine[Any, Any, int]:
        """Do it and give the exit code."""


def list_subcommands() -> dict[str, str]:
    """The help of every subcommand by its name, sorted.

    It is read from the sources: most of the modules import libraries that take long to load.
    """
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: _help_of(Path(__path__[0], f"{name}.py")) for name in names}


def load_subcommand(name: str) -> Subcommand:
    """The module of one subcommand; one that lacks a part stops the start."""
    module: Any = importlib.import_module(f"{__name__}.{name}")
    for part in ("HELP", "configure", "run"):
        getattr(module, part)
    return module  # type: ignore[no-any-return]  # a module with the three parts is a Subcommand


def _help_of(source: Path) -> str:
    found = (
        ast.literal_eval(node.value)
        for node in ast.parse(source.read_bytes()).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "HELP"
    )
    return str(next(found))
