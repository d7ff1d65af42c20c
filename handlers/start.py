"""`/start`: three lines of today, and what to ask next."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from desk.desk import Desk
from desk.editions.compose_edition import ComposedEdition, compose_edition
from desk.people.may_subscribe import CLOSED, may_subscribe
from digest.render import line_blocks
from domain.chat import Reply, Role
from domain.edition import Length, Window
from domain.excerpt import Excerpt
from domain.message import Block, Button, Inline, Link, Message, Section, Text
from handlers.command import Action, Asked, Command, Topic
from handlers.shown.pieces import answer, ask, count, say, title

LINES: Final = 3
WINDOWS: Final = (("today", timedelta(hours=24)), ("of the last 7 days", timedelta(days=7)), ("of all time", None))
"""Where today has nothing, the newest there is."""

SUBSCRIBE: Final = "subscribe"
CHOICE: Final = (
    (Button("Every morning 08:00", "/subscribe 8:00"),),
    (Button("Only when I ask", "/start only"),),
)
IN_GROUP: Final = say(
    "Byline reads only commands, mentions and replies to itself here, and needs no admin right. "
    "The group's admins set it up: ",
    ask("/settings"),
    ". Everybody may answer an edition with 2 to see where line 2 is from.",
)


async def run(asked: Asked, desk: Desk) -> Reply:
    """Greet with lines that can be asked about; in a group with one line."""
    if not asked.request.is_private:
        return answer([IN_GROUP])
    for when, reach in WINDOWS:
        window = Window(None if reach is None else asked.now - reach, asked.now)
        made = await compose_edition(desk, asked.request.chat, window, length=Length.SHORT)
        if made.edition.lines:
            return await _offered(_greet(made, when, _invite(asked, desk)), asked, desk)
    return answer([title("Byline"), say("No article is stored yet. ", ask("/help"), " lists what you can ask.")])


async def run_only(_asked: Asked, _desk: Desk) -> Reply:
    """Confirm that nothing comes by itself."""
    words = "Then nothing comes by itself, and you ask: "
    first = say(words, ask("/digest"), " · ", ask("/stories"), " · ", ask("/help"))
    return answer([first, say("What you subscribed to before goes on; ", ask("/unsubscribe"), " ends it.")])


async def _offered(reply: Reply, asked: Asked, desk: Desk) -> Reply:
    """The greeting with the choice between editions by themselves and asking, where the asker may choose."""
    present = await desk.store.subscriptions.get(asked.request.chat)
    if SUBSCRIBE not in asked.commands or (present is not None and present.is_active):
        return reply
    if not await may_subscribe(desk, asked.request):
        return replace(
            reply, message=replace(reply.message, blocks=(*reply.message.blocks, say(f"{CLOSED} ", ask("/digest"))))
        )
    return replace(reply, message=replace(reply.message, buttons=CHOICE))


def _invite(asked: Asked, desk: Desk) -> tuple[Inline | str, ...]:
    """The link by which Byline comes into a group, where the platform has one."""
    transport = desk.transports.get(asked.request.chat.platform)
    url = None if transport is None else transport.abilities.invite_url
    return () if url is None else (" · ", Link((Text("add Byline to a group"),), url))


def _greet(made: ComposedEdition, when: str, invite: tuple[Inline | str, ...]) -> Reply:
    lines = [line for story in made.edition.stories for line in story.lines][:LINES]
    blocks: list[Block] = [title(f"Byline · {count(len(lines), 'line')} {when}")]
    blocks += [Section(line_blocks(line, made.edition.zone)) for line in lines]
    blocks += [
        say("What stands in a bar is the outlet’s own words. Where from: ", ask(f"/source {lines[0].n}"), "."),
        say(
            *("All of it: ", ask("/digest"), " · events: ", ask("/stories")),
            *(" · everything you can ask: ", ask("/help"), *invite),
        ),
    ]
    excerpts = tuple(Excerpt(line.text, line.head, line.start, line.end, n=line.n) for line in lines)
    return Reply(Message(tuple(blocks)), excerpts, edition_id=made.edition_id)


COMMAND = Command(
    name="start",
    help="three lines of today, and what to ask next",
    role=Role.STRANGER,
    run=run,
    actions=(Action("only", "get nothing by itself, and ask", Role.STRANGER, run_only),),
    is_for_groups=True,
    topic=Topic.CHAT,
)
