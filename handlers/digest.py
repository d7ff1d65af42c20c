"""`/digest`: an edition, now."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from desk.desk import Desk
from desk.editions.compose_edition import ComposedEdition, compose_edition
from desk.editions.list_left_out import list_left_out
from desk.editions.preview_edition import Preview, preview_edition
from digest.dates import moment_words
from digest.render import excerpts_in, render_edition
from domain.chat import Reply, Role
from domain.edition import Length, Window
from domain.message import Items, Paragraph
from handlers.command import Action, Arg, Asked, Command
from handlers.shown.pieces import article_row, ask, count, empty_answer, paged_answer, say, title
from handlers.typed.windows import asked_window

DAY: Final = timedelta(hours=24)
WEEK: Final = timedelta(days=7)
PAGE: Final = 10


async def run(asked: Asked, desk: Desk) -> Reply:
    """Compose an edition of the last 24 hours, with words of the last 7 days, or of the time asked for.

    Without words it tells of what the chat follows.
    """
    return await _compose(asked, desk, asked_window(asked, WEEK if asked.args.words or asked.args.exact else DAY))


async def run_all(asked: Asked, desk: Desk) -> Reply:
    """Compose an edition of all that is stored, or of all of the time asked for, whatever the chat follows."""
    window = asked_window(asked, None)
    return await _compose(asked, desk, window, has_all=True)


async def run_preview(asked: Asked, desk: Desk) -> Reply:
    """Show what the next scheduled edition would be now."""
    return await show_preview(asked, desk)


async def show_preview(asked: Asked, desk: Desk, *, most: Length = Length.FULL) -> Reply:
    """What the next scheduled edition would be now, no longer than `most`; else the first one that would come."""
    preview = await preview_edition(desk, asked.request.chat, most=most)
    edition = preview.edition
    message = render_edition(edition, more=None)
    head, *rest = message.blocks
    message = replace(message, blocks=(head, _when(preview), *rest))
    return Reply(message, excerpts_in(edition), edition_id=preview.edition_id)


def _when(preview: Preview) -> Paragraph:
    """When the edition would come that a preview shows."""
    if not preview.comes_by_itself:
        return say("Preview. No edition comes here by itself; ", ask("/subscribe"), " changes that.")
    if preview.due_at is None:
        return say("Preview. Editions are off or paused: ", ask("/schedule"))
    return say(f"Preview of the edition of {moment_words(preview.due_at, preview.edition.zone)}.")


async def run_rest(asked: Asked, desk: Desk) -> Reply:
    """List what the last scheduled edition left out, or the one that is answered."""
    request, offset = asked.request, (asked.args.page - 1) * PAGE
    edition, page = await list_left_out(desk, request.chat, request.reply_to, offset=offset, limit=PAGE)
    if not page.items:
        return empty_answer(asked, page, f"{edition} left nothing out. Newest articles: ", ask("/latest"))
    rows = tuple(article_row(head, asked.zone) for head in page.items)
    return paged_answer(asked, page, [title(f"{edition} left {count(page.total, 'article')} out"), Items(rows)])


async def _compose(asked: Asked, desk: Desk, window: Window, *, has_all: bool = False) -> Reply:
    words = (*asked.args.words, *asked.args.exact)
    made = await compose_edition(
        desk, asked.request.chat, window, length=asked.args.length, words=words, has_all=has_all
    )
    return _show(asked, made)


def _show(asked: Asked, made: ComposedEdition) -> Reply:
    """The edition, with the command that shows more of it where something was left out."""
    more = _longer(asked, made) if made.edition.left_out else None
    message = render_edition(made.edition, more=more)
    if not made.edition.stories and (next_step := _next_step(asked, made)):
        message = replace(message, blocks=(*message.blocks, next_step))
    return Reply(message, excerpts_in(made.edition), edition_id=made.edition_id, more=more)


def _next_step(asked: Asked, made: ComposedEdition) -> Paragraph | None:
    """What finds more than an edition that shows nothing."""
    if made.is_followed:
        window = asked.args.text if asked.args.since else "24h"
        return say(
            "It looked for what is followed here: ", ask("/follows"), " · everything: ", ask(f"/digest all {window}")
        )
    if made.edition.window.since is None:
        return None
    words = " ".join(["/digest all", *asked.args.words, *(f'"{phrase}"' for phrase in asked.args.exact)])
    return say("Of all time: ", ask(words))


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
        Action("all", "an edition of everything stored, whatever the chat follows", Role.STRANGER, run_all, ARGS),
        Action("preview", "what the next scheduled edition would be", Role.STRANGER, run_preview),
        Action("rest", "the articles that the last scheduled edition left out", Role.STRANGER, run_rest),
    ),
    examples=("7d", "all full", "ferry 7d"),
)
