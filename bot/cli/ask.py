"""`byline ask`: one command, asked from the command line."""

from argparse import ArgumentParser, Namespace
from typing import Any

from bot.answering import make_router
from bot.app import open_desk
from bot.console import ask
from bot.jsonl import write_row
from bot.settings import Settings
from domain.excerpt import Excerpt
from domain.message import plain_text

HELP = "Ask one command and print the answer."


def configure(parser: ArgumentParser) -> None:
    """COMMAND [--json]."""
    parser.add_argument("command", nargs="+", metavar="COMMAND", help='what is asked, as "/quotes Holt"')
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


async def run(arguments: Namespace, settings: Settings) -> int:
    """Print the last form of the answer; the exit code is 1 where it says why there is none."""
    text = " ".join(arguments.command)
    async with open_desk(settings, is_demo=arguments.demo) as desk:
        replies = [reply async for reply in ask(make_router(desk), text)]
    for reply in replies[-1:]:
        shown = plain_text(reply.message)
        if arguments.json:
            write_row({"text": shown, "lines": [excerpt_json(excerpt) for excerpt in reply.excerpts]})
        else:
            print(shown)
    return 1 if any(reply.is_refusal for reply in replies[-1:]) else 0


def excerpt_json(excerpt: Excerpt) -> dict[str, Any]:
    """An outlet's words in an answer, as scripts read them."""
    head = excerpt.head
    return {
        "n": excerpt.n,
        "text": excerpt.text,
        "outlet": head.outlet.name,
        "status": head.outlet.status.value,
        "citing": list(excerpt.citing),
        "url": head.url,
        "article": {"id": head.ref.article_id, "version": head.ref.version, "path": head.path},
        "start": excerpt.start,
        "end": excerpt.end,
        "published_at": head.published.iso() if head.published else None,
        "speaker": excerpt.speaker,
    }
