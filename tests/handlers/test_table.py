"""The table of commands and what is made from it."""

from pathlib import Path

import pytest

from domain.chat import Role
from handlers.document import as_markdown
from handlers.table import load_commands, tabulate

DOCUMENT = Path(__file__).parents[2] / "docs" / "commands.md"


def test_commands_of_today() -> None:
    """The packages are listed sorted by name."""
    names = list(load_commands())
    assert names == sorted(names)
    assert {"digest", "help", "source", "start"} <= set(names)


def test_name_given_twice() -> None:
    """Two commands of one name stop the start."""
    one = load_commands()["help"]
    with pytest.raises(ValueError, match="/help"):
        tabulate([one, one])


def test_document_is_up_to_date() -> None:
    """docs/commands.md is what bin/document writes."""
    assert DOCUMENT.read_text("utf-8") == as_markdown(load_commands())


def test_every_command_explains_itself() -> None:
    """Help is one short sentence without a full stop, and names no argument that is not declared."""
    for command in load_commands().values():
        assert command.help[0].islower()
        assert not command.help.endswith(".")
        assert command.required <= set(command.args)
        assert command.role in Role
