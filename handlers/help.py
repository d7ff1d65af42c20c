"""`/help`: the commands the asker may use, or one of them."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from desk.chat_options import read_options
from desk.desk import Desk
from domain.chat import Reply, Role
from domain.errors import NotFoundError
from domain.message import Items
from domain.options import Asking
from handlers.command import Arg, Asked, Command
from handlers.pieces import answer, ask, inline, say, title
from handlers.since import EXAMPLE


async def run(asked: Asked, desk: Desk) -> Reply:
    """List the commands, or explain one; to a member of a group, those that are for him there."""
    allowed = {name: command for name, command in asked.commands.items() if command.role <= asked.request.role}
    if asked.args.command is None:
        return await _list_in_group(asked, desk, allowed) if _is_member(asked) else _list(allowed)
    if asked.args.command not in allowed:
        near = get_close_matches(asked.args.command, allowed, n=1)
        hint = f"/help {near[0]}?" if near else "/help lists the commands."
        raise NotFoundError(f"/{asked.args.command[:40]} is no command; {hint}")
    return _explain(allowed[asked.args.command])


def _is_member(asked: Asked) -> bool:
    return not asked.request.is_private and asked.request.role < Role.CHAT_ADMIN


async def _list_in_group(asked: Asked, desk: Desk, allowed: Mapping[str, Command]) -> Reply:
    """What members may ask here, and the way to the rest."""
    chosen = await read_options(desk, asked.request.chat)
    if chosen.who_may_ask is Asking.EVERYTHING:
        return _list(allowed)
    rows = tuple(inline([ask(f"/{one.name}"), f": {one.help}"]) for one in allowed.values() if one.is_for_groups)
    rest = say("Everything else in a private chat with me: ", replace(ask("/help"), is_for_private=True))
    return answer([say("Here you can ask, and answer an edition with 2 for its line 2:"), Items(rows), rest])


def _list(allowed: Mapping[str, Command]) -> Reply:
    rows = tuple(inline([ask(f"/{name}"), f": {command.help}"]) for name, command in allowed.items())
    return answer(
        [
            say("What stands in a bar is an outlet’s own words; outside the bars only Byline speaks."),
            Items(rows),
            say("To an edition, reply 2 for where line 2 is from, A for story A. After a long answer, more goes on."),
            say(ask("/help quotes"), " explains one command. A good start: ", ask("/digest"), "."),
        ]
    )


def _explain(command: Command) -> Reply:
    notes = [f"{command.help[0].upper()}{command.help[1:]}.", command.more_help]
    if {Arg.OUTLET, Arg.SPEAKER} <= set(command.args):
        notes.append("A name is tried as an outlet, then as a speaker; outlet:NAME and speaker:NAME say which.")
    if Arg.SINCE in command.args:
        notes.append(f"A time is {EXAMPLE}.")
    rows = [inline([ask(f"/{command.name} {action.name}"), f": {action.help}"]) for action in command.actions]
    rows += [inline([ask(f"/{command.name} {example}")]) for example in command.examples]
    return answer(
        [title(command.usage), *(say(note) for note in notes if note), *([Items(tuple(rows))] if rows else [])]
    )


COMMAND = Command(
    name="help",
    help="what you can ask, or how one command works",
    role=Role.STRANGER,
    run=run,
    args=(Arg.COMMAND,),
    examples=("quotes",),
    is_for_groups=True,
)
