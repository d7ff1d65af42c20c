"""`/stories`: the events that several articles tell of."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from desk.answers.list_stories import LetteredStory, list_stories
from desk.desk import Desk
from digest.dates import date_words
from digest.heads import outlet_link, outlets_words, tame
from domain.chat import Reply, Role
from domain.message import Inline, Items
from handlers.command import Arg, Asked, Command
from handlers.shown.pieces import ask, count, empty_answer, inline, paged_answer, say, title
from handlers.typed.windows import asked_window

PAGE: Final = 10
WINDOW: Final = timedelta(days=7)


async def run(asked: Asked, desk: Desk) -> Reply:
    """List stories, those of most outlets first."""
    when = asked.args.since.said if asked.args.since else "of the last 7 days"
    edition_id, page = await list_stories(
        desk, asked.request.chat, asked_window(asked, WINDOW), offset=(asked.args.page - 1) * PAGE, limit=PAGE
    )
    if not page.items:
        next_step = (ask("/stories all"), " lists older ones.") if asked.args.since is None else (ask("/latest"),)
        return empty_answer(asked, page, f"No story {when}. ", *next_step)
    heading = title(f"{count(page.total, 'story')} {when}, most outlets first")
    one = say("One of them: ", ask(f"/story {page.items[0].letter}"))
    reply = paged_answer(asked, page, [heading, Items(tuple(_row(story, asked.zone) for story in page.items)), one])
    return replace(reply, edition_id=edition_id)


def _row(story: LetteredStory, zone: str) -> tuple[Inline, ...]:
    head = story.head
    headline = tame(head.lead.title) if head.lead.title else "no headline"
    of_date = date_words(head.lead.published, zone)
    return inline(
        [
            ask(f"/story {story.letter}", story.letter),
            f" · {outlets_words(head.outlets)}, {count(head.articles, 'article')} · {headline} — ",
            outlet_link(head.lead),
            f", {of_date}",
        ]
    )


COMMAND = Command(
    name="stories",
    help="the events in the news, those of most outlets first; letters lead on to one of them",
    role=Role.STRANGER,
    run=run,
    args=(Arg.SINCE,),
    examples=("24h", "all"),
)
