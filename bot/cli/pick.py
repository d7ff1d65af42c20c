"""`byline pick`: the sentences that tell a story in few words; opens no database."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analysis.ranking import pick_lines
from bot.jsonl import check_row, read_rows, write_row
from bot.numbers import read_count
from bot.settings import Settings

HELP = "Pick the lines that tell each story of a file."


def configure(parser: ArgumentParser) -> None:
    """--words N --jsonl FILE."""
    parser.add_argument(
        "--words", type=read_count, default=65, metavar="N", help="at most so many words a story (default: 65)"
    )
    parser.add_argument(
        "--jsonl",
        type=Path,
        metavar="FILE",
        required=True,
        help='a file of {"id", "articles": [{"title", "text"}]} objects, one a line',
    )


def run(arguments: Namespace, _settings: Settings) -> int:
    """Print {"id", "lines"} a line, in the order of the file."""
    for row in read_rows(arguments.jsonl, {"id": object, "articles": list}):
        for article in row["articles"]:
            check_row(article, {"title": str, "text": str}, f"An article of {row['id']}")
        write_row({"id": row["id"], "lines": pick_lines(row["articles"], words=arguments.words)})
    return 0
