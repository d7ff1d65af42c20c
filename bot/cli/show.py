"""`byline show`: the stored text that offsets refer to."""

from argparse import ArgumentParser, Namespace

from bot.app import open_desk
from bot.jsonl import write_row
from bot.numbers import read_count
from bot.settings import Settings
from domain.errors import NotFoundError

HELP = "Show a stored article by its id."


def configure(parser: ArgumentParser) -> None:
    """ID [--version N] [--json]."""
    parser.add_argument(
        "id", type=read_count, metavar="ID", help="the article's id, as `byline digest --json` gives it"
    )
    parser.add_argument("--version", type=read_count, metavar="N", help="an earlier version (default: the newest)")
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


async def run(arguments: Namespace, settings: Settings) -> int:
    """Print the article; 1 if there is none of that id."""
    async with open_desk(settings, is_demo=arguments.demo) as desk:
        stored = await desk.store.articles.get(arguments.id, arguments.version)
    if stored is None:
        version = f" in version {arguments.version}" if arguments.version else ""
        message = f"No article {arguments.id} is stored{version}."
        raise NotFoundError(message)
    head = stored.head
    row = {
        "id": head.ref.article_id,
        "version": head.ref.version,
        "outlet": head.outlet.name,
        "status": head.outlet.status.value,
        "title": head.title,
        "authors": list(head.authors),
        "url": head.url,
        "path": head.path,
        "published_at": head.published.iso() if head.published else None,
        "stored_at": head.stored_at.isoformat(),
        "language": head.language,
        "text": stored.text,
        "dropped": [{"text": piece.text, "why": piece.why.value} for piece in stored.dropped],
    }
    write_row(row, indent=None if arguments.json else 2)
    return 0
