"""`byline outlets`: name outlets, change, merge and disable them."""

from argparse import ArgumentParser, Namespace

from bot.app import open_desk
from bot.settings import Settings
from desk.desk import Desk
from desk.outlets.edit_outlets import (
    Edited,
    add_outlet,
    disable_outlet,
    edit_outlet,
    feeds_of,
    find_outlet,
    list_for_admins,
    merge_outlets,
    plan_merge,
)
from desk.outlets.outlet_changes import read_changes
from digest.heads import listed
from domain.message import visible
from domain.outlet import Outlet, OutletKind
from handlers.shown.pieces import count

HELP = "Name outlets, change them, make one of two, and list them."


def configure(parser: ArgumentParser) -> None:
    """List | show NAME | add NAME | edit NAME | merge NAME INTO | disable NAME | enable NAME."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="all outlets, a line each, and the domains that wait for the name of theirs")
    add = actions.add_parser("add", help="name an outlet; articles that wait under its domains become its own")
    edit = actions.add_parser("edit", help="change an outlet")
    edit.add_argument("--name", action="append", metavar="NAME", help="what it is called from now on")
    edit.add_argument("--without", action="append", metavar="WORD", help="a domain or alias to take away")
    for chosen in (add, edit):
        _configure_parts(chosen)
    merge = actions.add_parser("merge", help="say what merging would move, and with --yes do it")
    disable = actions.add_parser("disable", help="poll it no more and show it in no new edition; its articles stay")
    enable = actions.add_parser("enable", help="read and show it again")
    for one in (actions.add_parser("show", help="one outlet with its feeds"), add, edit, merge, disable, enable):
        one.add_argument("outlet", metavar="NAME", help="its name, a domain of it or its number, as #7")
    merge.add_argument("into", metavar="INTO", help="the outlet that stays")
    merge.add_argument("--yes", action="store_true", help="merge; it cannot be undone")


def _configure_parts(parser: ArgumentParser) -> None:
    parser.add_argument("--domain", action="append", metavar="DOMAIN", help="a domain of its own; may be repeated")
    parser.add_argument("--alias", action="append", metavar="NAME", help="another name of it; may be repeated")
    parser.add_argument("--kind", action="append", metavar="KIND", help=", ".join(OutletKind))
    parser.add_argument("--country", action="append", metavar="XX", help="two letters, as GB; none takes it away")
    parser.add_argument("--language", action="append", metavar="XX", help="a code, as en; none takes it away")
    parser.add_argument("--licence", action="append", metavar="NOTE", help="what you may do with its texts")
    parser.add_argument("--robots", action="append", metavar="NOTE", help="what it asks of programs")
    parser.add_argument("--words", action="append", metavar="N", help="the most words of it an edition shows")


async def run(arguments: Namespace, settings: Settings) -> int:
    """Do it and say what was done; 1 where a merge still needs --yes."""
    async with open_desk(settings, is_demo=arguments.demo) as desk:
        if arguments.action == "list":
            return await _list(desk)
        if arguments.action == "add":
            changes = read_changes(_given(arguments) | {"name": [arguments.outlet]})
            return _say(await add_outlet(desk, changes))
        outlet = await find_outlet(desk, arguments.outlet)
        match arguments.action:
            case "edit":
                return _say(await edit_outlet(desk, outlet, read_changes(_given(arguments))))
            case "merge":
                return await _merge(desk, outlet, arguments)
            case "show":
                print("\t".join(_row(outlet)))
                for feed in await feeds_of(desk, outlet):
                    print(f"feed {feed.feed_id}\t{feed.url}")
            case action:
                await disable_outlet(desk, outlet, is_disabled=action == "disable")
                print(f"{visible(outlet.name)} is {action}d.")
        return 0


async def _list(desk: Desk) -> int:
    found = await list_for_admins(desk)
    for summary in found.outlets:
        print("\t".join((*_row(summary.outlet), count(summary.articles, "article"))))
    for waiting in found.waiting:
        print(f"waits for a name\t{waiting.domain}\t{count(waiting.articles, 'article')}")
    return 0


async def _merge(desk: Desk, outlet: Outlet, arguments: Namespace) -> int:
    plan = await plan_merge(desk, outlet, await find_outlet(desk, arguments.into))
    counts = plan.counts
    numbers = (count(counts.articles, "article"), count(counts.feeds, "feed"), count(counts.names, "name"))
    moved = f"{listed(numbers)} of {visible(outlet.name)}"
    if not arguments.yes:
        print(f"{moved} would be {visible(plan.into.name)}'s. It cannot be undone; --yes does it.")
        return 1
    if not await merge_outlets(desk, plan):
        print("Something came or went meanwhile, so nothing was merged; try again.")
        return 1
    print(f"{moved} are {visible(plan.into.name)}'s now.")
    return 0


def _given(arguments: Namespace) -> dict[str, list[str]]:
    parts = ("name", "domain", "alias", "without", "kind", "country", "language", "licence", "robots", "words")
    return {part: value for part in parts if (value := getattr(arguments, part, None))}


def _say(edited: Edited) -> int:
    print("\t".join((*_row(edited.outlet), count(edited.articles, "article"))))
    if edited.gained:
        print(f"{count(edited.gained, 'article')} waited for it: its own now.")
    if edited.alike:
        print(f"Careful: it looks like {', '.join(map(visible, edited.alike))}, which is another outlet here.")
    return 0


def _row(outlet: Outlet) -> tuple[str, ...]:
    notes = [outlet.country, outlet.language, "disabled" if outlet.is_disabled else None]
    notes += [f"{outlet.words_per_edition} words" if outlet.words_per_edition else None, outlet.licence, outlet.robots]
    known = (
        f"#{outlet.outlet_id}",
        outlet.name,
        outlet.kind.value,
        " ".join(outlet.domains),
        "; ".join(outlet.aliases),
    )
    return tuple(map(visible, (*known, "; ".join(filter(None, notes)))))
