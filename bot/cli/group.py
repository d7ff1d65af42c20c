"""`byline group`: which texts of a JSON Lines file tell of the same event; opens no database."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from analysis.stories import GroupItem, group_articles
from bot.jsonl import read_rows, write_row
from bot.settings import Settings
from domain.errors import InputRefusedError

HELP = "Group articles of a file into stories."


def configure(parser: ArgumentParser) -> None:
    """--jsonl FILE."""
    parser.add_argument(
        "--jsonl",
        type=Path,
        metavar="FILE",
        required=True,
        help='a file of {"id", "title", "text", "published_at"?} objects, one a line',
    )


def run(arguments: Namespace, _settings: Settings) -> int:
    """Print {"id", "group"} a line, in the order of the file."""
    rows = list(read_rows(arguments.jsonl, {"id": object, "title": object, "text": str}))
    items = [
        GroupItem(str(row["id"]), str(row["title"] or ""), row["text"], _instant(row.get("published_at")))
        for row in rows
    ]
    for row, label in zip(rows, group_articles(items), strict=True):
        write_row({"id": row["id"], "group": label})
    return 0


def _instant(value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        message = f"published_at {value!r} is no ISO 8601 date or instant."
        raise InputRefusedError(message) from error
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
