"""The command line `byline …`."""

import asyncio
import inspect
import io
import logging
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import NoReturn

from bot.cli import list_subcommands, load_subcommand
from bot.left_out import leave_out
from domain.errors import BylineError, UsageError


class OneSentenceParser(ArgumentParser):
    """A parser that says what is wrong in one sentence and where the usage stands."""

    def error(self, message: str) -> NoReturn:
        """Leave with 2."""
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`.\n")


def build_parser(chosen: str | None) -> ArgumentParser:
    """The parser of all subcommands, of which only the chosen one is loaded with its arguments."""
    parser = OneSentenceParser(prog="byline", description="A news desk in chat: every line carries its outlet.")
    parser.add_argument(
        "--demo", action="store_true", help="work on a throw-away database made from samples/, not the configured one"
    )
    choices = parser.add_subparsers(dest="subcommand", metavar="COMMAND", required=True)
    for name, help_ in list_subcommands().items():
        sub = choices.add_parser(name, help=help_, description=help_)
        if name == chosen:
            module = load_subcommand(name)
            module.configure(sub)
            sub.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and give its exit code: 0 good, 1 a fault was found or an input refused, 2 usage.

    What a user can mend is said in one sentence on standard error, without a trace.
    """
    given = sys.argv[1:] if argv is None else argv
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Where the terminal's encoding lacks a character, the others are still worth reading.
        sys.stdout.reconfigure(errors="replace")
    leave_out()
    try:
        parser = build_parser(next((word for word in given if not word.startswith("-")), None))
        if not given:
            parser.print_help(sys.stderr)
            return 2
        code = _run(parser.parse_args(given))
        sys.stdout.flush()
    except BylineError as error:
        print(f"byline: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has left (`byline … | head`); what is still buffered must not complain at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(arguments: Namespace) -> int:
    from bot.settings import Settings  # noqa: PLC0415 - its library takes long to load, and help needs no settings

    settings = Settings.load()
    logging.basicConfig(level=settings.log_level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    outcome = arguments.run(arguments, settings)
    code: int = asyncio.run(outcome) if inspect.iscoroutine(outcome) else outcome
    return code


if __name__ == "__main__":
    sys.exit(main())
