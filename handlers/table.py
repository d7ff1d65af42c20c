"""The table of commands, found by listing the package and that of the commands of admins."""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping

import handlers
import handlers.admin
from handlers.command import Command


def load_commands() -> Mapping[str, Command]:
    """All commands by name, sorted.

    Raises:
        ValueError: If two modules give the same name; the start ends there.
    """
    packages = (handlers, handlers.admin)
    names = [f"{one.__name__}.{found.name}" for one in packages for found in pkgutil.iter_modules(one.__path__)]
    modules = (importlib.import_module(name) for name in sorted(names))
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
