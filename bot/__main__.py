"""The command line `byline …`."""

import asyncio
import inspect
import logging
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from bot.cli import subcommands
from bot.settings import Settings, SettingsError
from domain.errors import BylineError, UsageError


def build_parser() -> ArgumentParser:
    """The parser of all subcommands; `byline` alone shows the help."""
    parser = ArgumentParser(prog="byline", description="A news desk in chat: every line carries its outlet.")
    parser.add_argument(
        "--demo", action="store_true", help="work on a throw-away database made from samples/, not the configured one"
    )
    choices = parser.add_subparsers(dest="subcommand", metavar="COMMAND", required=True)
    for name, module in subcommands().items():
        sub = choices.add_parser(name, help=module.HELP, description=module.HELP)
        module.configure(sub)
        sub.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and give its exit code: 0 good, 1 an input was refused, 2 usage.

    What a user can mend is said in one sentence on standard error, without a trace.
    """
    arguments = build_parser().parse_args(argv)
    try:
        settings = Settings.load()
        logging.basicConfig(level=settings.log_level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
        outcome = arguments.run(arguments, settings)
        code: int = asyncio.run(outcome) if inspect.iscoroutine(outcome) else outcome
    except BylineError as error:
        print(f"byline: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError | SettingsError) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has left (`byline … | head`); there is nobody to tell.
        sys.stderr.close()
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
