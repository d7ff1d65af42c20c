"""Makes docs/commands.md from the table of commands: `python -m handlers.document > docs/commands.md`."""

import sys
from collections.abc import Mapping

from handlers.command import Command
from handlers.table import load_commands
from handlers.typed.since import EXAMPLE

HEAD = f"""# Commands

Made from the table of commands by `bin/document`; do not edit.

`/name` asks anywhere, `/name@bot` in a group, `!byline name` or `!name` on Matrix and in the console. A reply of just
`2` asks `/source 2`, of just `A` `/story A`; `more` goes on with a long answer. A name is tried as an outlet, then as a
speaker, then as words; `outlet:NAME` and `speaker:NAME` say which. A time is {EXAMPLE};
`since:7d` says so anywhere in a question.

| command | gives | for |
|---|---|---|
"""


def as_markdown(commands: Mapping[str, Command]) -> str:
    """The document: a row a command, then each with its arguments and examples."""
    rows = "".join(f"| `/{one.name}` | {one.help} | {_role(one)} |\n" for one in commands.values())
    return HEAD + rows + "".join(_section(one) for one in commands.values())


def _section(command: Command) -> str:
    lines = [f"\n## /{command.name}\n", f"`{command.usage}`\n"]
    if command.more_help:
        lines.append(f"{command.more_help}\n")
    examples = [f"- `/{command.name} {action.name}`: {action.help}" for action in command.actions]
    examples += [f"- `/{command.name} {example}`" for example in command.examples]
    return "\n".join([*lines, *examples, *([""] if examples else [])])


def _role(command: Command) -> str:
    return "everybody" if command.role == min(type(command.role)) else command.role.name.lower().replace("_", " ")


if __name__ == "__main__":
    sys.stdout.write(as_markdown(load_commands()))
