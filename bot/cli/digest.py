"""`byline digest`: an edition over a window."""

from argparse import ArgumentParser, Namespace

from bot.app import open_desk
from bot.jsonl import write_row
from bot.settings import Settings
from desk.editions.compose_edition import compose_edition
from digest.as_json import edition_as_json
from digest.render import render_edition
from domain.edition import Length, Window
from domain.errors import UsageError
from domain.message import plain_text
from handlers.typed.since import EXAMPLE, read_since
from transports.console import CHAT

HELP = "Compose an edition over a window."


def configure(parser: ArgumentParser) -> None:
    """--since DATE|7d|all [--length full] [--json]."""
    parser.add_argument("--since", default="24h", metavar="WHEN", help="2026-03-14, 7d, 24h or all (default: 24h)")
    parser.add_argument("--length", choices=[length.value for length in Length], help="how much of it")
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


async def run(arguments: Namespace, settings: Settings) -> int:
    """Print the edition."""
    async with open_desk(settings, is_demo=arguments.demo) as desk:
        now = desk.clock.now()
        length = Length(arguments.length) if arguments.length else None
        since = read_since(arguments.since, now, desk.preferences.zone)
        if since is None:
            message = f"--since {arguments.since!r} is not understood; write it as {EXAMPLE}."
            raise UsageError(message)
        composed = await compose_edition(desk, CHAT, Window(since.at, now), length=length, has_all=True)
    if arguments.json:
        write_row(edition_as_json(composed.edition))
    else:
        print(plain_text(render_edition(composed.edition)))
    return 0
