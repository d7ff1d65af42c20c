"""`/help`: the commands the asker may use, or one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from desk.chats.chat_options import read_options
from desk.chats.subscriptions import coming_times
from desk.desk import Desk
from digest.dates import moment_words
from domain.chat import Reply, Role
from domain.errors import NotFoundError
from domain.message import Block, Inline, Items, Paragraph, Strong, Text
from domain.options import Asking
from handlers.command import Arg, Asked, Command, Topic
from handlers.shown.pieces import answer, ask, inline, say, title
from handlers.typed.since import EXAMPLE

ALL: Final = "all"


async def run(asked: Asked, desk: Desk) -> Reply:
    """List the commands, or explain one; to a member of a group, those that are for him there."""
    allowed = {name: command for name, command in asked.commands.items() if command.role <= asked.request.role}
    if asked.args.command in {None, ALL} and await _is_limited(asked, desk):
        return _list_in_group(allowed)
    if asked.args.command is None:
        return await _overview(asked, desk, allowed)
    if asked.args.command == ALL:
        return _list(allowed)
    if asked.args.command not in allowed:
        near = get_close_matches(asked.args.command, allowed, n=1)
        hint = f"/help {near[0]}?" if near else "/help lists the commands."
        raise NotFoundError(f"/{asked.args.command[:40]} is no command; {hint}")
    return _explain(allowed[asked.args.command])


async def _overview(asked: Asked, desk: Desk, allowed: Mapping[str, Command]) -> Reply:
    """The names of the commands by what they are about, and when the next edition comes."""
    rows = [_part(topic, [one for one in allowed.values() if one.part_of_help is topic]) for topic in Topic]
    return answer(
        [
            say("What stands in a bar is an outlet’s own words; outside the bars only Byline speaks."),
            Items(tuple(row for row in rows if row)),
            await _next_edition(asked, desk),
            say("To an edition, reply 2 for where line 2 is from, A for story A. After a long answer, more goes on."),
            say("What each does: ", ask("/help all"), " · how one works: ", ask("/help quotes")),
        ]
    )


def _part(topic: Topic, commands: Sequence[Command]) -> tuple[Inline, ...]:
    parts: list[Inline | str] = [Strong((Text(topic.value),)), ":"]
    for command in commands:
        parts += [" ", ask(f"/{command.name}")]
    return inline(parts) if commands else ()


async def _next_edition(asked: Asked, desk: Desk) -> Paragraph:
    """When the chat's next edition comes by itself."""
    subscription = await desk.store.subscriptions.get(asked.request.chat)
    coming = () if subscription is None else (await coming_times(desk, subscription, asked.now)).times
    if subscription is None or not coming:
        return say("An edition now: ", ask("/digest"), " · none comes by itself: ", ask("/schedule"))
    return say(f"Next edition: {moment_words(coming[0], subscription.zone)} · now: ", ask("/digest"))


async def _is_limited(asked: Asked, desk: Desk) -> bool:
    """Whether the asker is a member of a group that answers a few commands only."""
    if asked.request.is_private or asked.request.role >= Role.CHAT_ADMIN:
        return False
    return (await read_options(desk, asked.request.chat)).who_may_ask is not Asking.EVERYTHING


def _list_in_group(allowed: Mapping[str, Command]) -> Reply:
    """What members may ask here, and the way to the rest."""
    rows = tuple(inline([ask(f"/{one.name}"), f": {one.help}"]) for one in allowed.values() if one.is_for_groups)
    rest = say("Everything else in a private chat with me: ", replace(ask("/help"), is_for_private=True))
    return answer([say("Here you can ask, and answer an edition with 2 for its line 2:"), Items(rows), rest])


def _list(allowed: Mapping[str, Command]) -> Reply:
    """Every command with a sentence, under what it is about."""
    blocks: list[Block] = []
    for topic in Topic:
        commands = [one for one in allowed.values() if one.part_of_help is topic]
        rows = tuple(inline([ask(f"/{one.name}"), f": {one.help}"]) for one in commands)
        blocks += [title(topic.value), Items(rows)] if rows else []
    return answer([*blocks, say("How one works: ", ask("/help quotes"))])


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
    examples=("quotes", "all"),
    is_for_groups=True,
    topic=Topic.CHAT,
)
