"""`byline db`: bring the database up to date, compare it with the program, copy it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.app import demo_settings
from bot.settings import Settings
from storage import schema

HELP = "Upgrade, check or back up the database."


def configure(parser: ArgumentParser) -> None:
    """Upgrade | check | backup FILE."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("upgrade", help="bring the tables up to this program; a SQLite file is copied first")
    actions.add_parser("check", help="say whether the tables are as this program has them")
    backup = actions.add_parser("backup", help="copy a SQLite database while it is in use")
    backup.add_argument("target", type=Path, metavar="FILE", help="where the copy goes")


async def run(arguments: Namespace, settings: Settings) -> int:
    """Do it and say what was done."""
    if arguments.demo:
        async with demo_settings(settings) as demo:
            return await _run(arguments, demo.database_url)
    return await _run(arguments, settings.database_url)


async def _run(arguments: Namespace, url: str) -> int:
    if arguments.action == "upgrade":
        copy = await schema.upgrade(url)
        print("The database is up to date." + (f" What it was before is kept in {copy}." if copy else ""))
    elif arguments.action == "check":
        await schema.check(url)
        print("The database is as this Byline needs it.")
    else:
        await schema.backup(url, arguments.target)
        print(f"The database is copied to {arguments.target}.")
    return 0
