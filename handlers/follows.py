"""`/follows`: what a chat follows and mutes."""

from desk.desk import Desk
from desk.editions.follow_words import Brought, list_follows
from domain.answers import Page
from domain.chat import Reply, Role
from domain.message import Inline, Items
from handlers.command import Asked, Command, Topic
from handlers.shown.pieces import answer, ask, count, inline, paged_answer, say, title
from handlers.typed.filter_words import named

PAGE = 20


async def run(asked: Asked, desk: Desk) -> Reply:
    """List follows and mutes with what each would have brought in the last days."""
    chosen = await list_follows(desk, asked.request.chat)
    if not chosen:
        words = "Nothing is followed here, so editions tell of everything. "
        return answer(
            [say(words, ask("/follow ferry"), " narrows them down; ", ask("/mute horoscope"), " leaves out.")]
        )
    offset = (asked.args.page - 1) * PAGE
    page = Page(chosen[offset : offset + PAGE], offset, len(chosen))
    rows = tuple(_row(n, one) for n, one in enumerate(page.items, offset + 1))
    followed = sum(not one.follow.is_mute for one in chosen)
    counts = ((followed, "follow"), (len(chosen) - followed, "mute"))
    heading = ", ".join(count(number, noun) for number, noun in counts if number)
    heading = f"{heading}, and what each found in the last 7 days"
    tells = "Editions tell of what any follow finds" if followed else "Editions tell of everything"
    muted = ", but for what is muted" if followed < len(chosen) else ""
    foot = say(f"{tells}{muted}. An edition of it: ", ask("/digest"), " · of everything: ", ask("/digest all"))
    return paged_answer(asked, page, [title(heading), Items(rows), foot])


def _row(n: int, brought: Brought) -> tuple[Inline, ...]:
    mute = "muted: " if brought.follow.is_mute else ""
    of = f"{brought.found:,} of {count(brought.articles, 'article')}"
    return inline([f"{n} · {mute}{named(brought.follow.filter)} · {of} · ", ask(f"/unfollow {n}")])


COMMAND = Command(
    name="follows",
    help="what this chat follows and mutes, and what each brings",
    role=Role.STRANGER,
    run=run,
    topic=Topic.TASTE,
)
