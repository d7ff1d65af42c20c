"""`/start`: three lines of today, and what to ask next."""

from datetime import timedelta
from typing import Final

from desk.compose_edition import ComposedEdition, compose_edition
from desk.desk import Desk
from digest.render import line_blocks
from domain.chat import Reply, Role
from domain.edition import Length, Window
from domain.excerpt import Excerpt
from domain.message import Block, Message, Section
from handlers.command import Asked, Command
from handlers.pieces import answer, ask, count, say, title

LINES: Final = 3
WINDOWS: Final = (("today", timedelta(hours=24)), ("of the last 7 days", timedelta(days=7)), ("of all time", None))
"""Where today has nothing, the newest there is."""


async def run(asked: Asked, desk: Desk) -> Reply:
    """Greet with lines that can be asked about."""
    for when, reach in WINDOWS:
        window = Window(None if reach is None else asked.now - reach, asked.now)
        made = await compose_edition(desk, asked.request.chat, window, length=Length.SHORT)
        if made.edition.lines:
            return _greet(made, when)
    return answer([title("Byline"), say("No article is stored yet. ", ask("/help"), " lists what you can ask.")])


def _greet(made: ComposedEdition, when: str) -> Reply:
    lines = [line for story in made.edition.stories for line in story.lines][:LINES]
    blocks: list[Block] = [title(f"Byline · {count(len(lines), 'line')} {when}")]
    blocks += [Section(line_blocks(line, made.edition.zone)) for line in lines]
    blocks += [
        say("What stands in a bar is the outlet’s own words. Where from: ", ask(f"/source {lines[0].n}"), "."),
        say("All of it: ", ask("/digest"), " · events: ", ask("/stories"), " · everything you can ask: ", ask("/help")),
    ]
    excerpts = tuple(Excerpt(line.text, line.head, line.start, line.end, n=line.n) for line in lines)
    return Reply(Message(tuple(blocks)), excerpts, edition_id=made.edition_id)


COMMAND = Command(
    name="start",
    help="three lines of today, and what to ask next",
    role=Role.STRANGER,
    run=run,
    is_for_groups=True,
)
