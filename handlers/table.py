"""The table of commands, found by listing the package."""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping

import handlers
from handlers.command import Command


def load_commands() -> Mapping[str, Command]:
    """All commands by name, sorted.

    Raises:
        ValueError: If two modules give the same name; the start ends there.
    """
    names = sorted(found.name for found in pkgutil.iter_modules(handlers.__path__))
    modules = (importlib.import_module(f"handlers.{name}") for name in names)
    return tabulate(module.COMMAND for module in modules if hasattr(module, "COMMAND"))


def tabulate(commands: Iterable[Command]) -> Mapping[str, Command]:
    """The commands by name, sorted.

    Raises:
        ValueError: If a name is given twice.
    """
    table: dict[str, Command] = {}
    for command in sorted(commands, key=lambda command: command.name):
        if command.name in table:
            raise ValueError(f"two commands are called /{command.name}")
        table[command.name] = command
    return table
