"""`/digest`: an edition, now."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from desk.compose_edition import ComposedEdition, compose_edition
from desk.desk import Desk
from digest.render import excerpts_in, render_edition
from domain.chat import Reply, Role
from domain.edition import Length, Window
from handlers.command import Action, Arg, Asked, Command
from handlers.pieces import ask, say
from handlers.windows import asked_window

DAY: Final = timedelta(hours=24)
WEEK: Final = timedelta(days=7)


async def run(asked: Asked, desk: Desk) -> Reply:
    """Compose an edition of the last 24 hours, with words of the last 7 days, or of the time asked for."""
    return await _compose(asked, desk, asked_window(asked, WEEK if asked.args.words or asked.args.exact else DAY))


async def run_all(asked: Asked, desk: Desk) -> Reply:
    """Compose an edition of all that is stored."""
    return await _compose(asked, desk, Window(None, asked.now))


async def _compose(asked: Asked, desk: Desk, window: Window) -> Reply:
    words = (*asked.args.words, *asked.args.exact)
    made = await compose_edition(desk, asked.request.chat, window, length=asked.args.length, words=words)
    return _show(asked, made)


def _show(asked: Asked, made: ComposedEdition) -> Reply:
    """The edition, with the command that shows more of it where something was left out."""
    more = _longer(asked, made) if made.edition.left_out else None
    message = render_edition(made.edition, more=more)
    if not made.edition.stories and made.edition.window.since is not None:
        words = " ".join(["/digest all", *asked.args.words, *(f'"{phrase}"' for phrase in asked.args.exact)])
        message = replace(message, blocks=(*message.blocks, say("Of all time: ", ask(words))))
    return Reply(message, excerpts_in(made.edition), edition_id=made.edition_id, more=more)


def _longer(asked: Asked, made: ComposedEdition) -> str | None:
    """The same question for a longer edition."""
    lengths = list(Length)
    at = lengths.index(made.edition.length) + 1
    if at == len(lengths):
        return None
    action = asked.action.name if asked.action else ""
    rest = " ".join(word for word in asked.args.text.split() if word.lower() not in set(Length))
    return " ".join(filter(None, (f"/{asked.command.name}", action, lengths[at], rest)))


ARGS: Final = (Arg.LENGTH, Arg.SINCE, Arg.WORDS)

COMMAND = Command(
    name="digest",
    help="an edition now, of the last 24 hours; a number asks where its line is from",
    role=Role.STRANGER,
    run=run,
    args=ARGS,
    actions=(
        Action("now", "an edition of the last 24 hours", Role.STRANGER, run, ARGS),
        Action("all", "an edition of everything stored", Role.STRANGER, run_all, ARGS),
    ),
    examples=("7d", "all full", "ferry 7d"),
)
