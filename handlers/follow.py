"""`/follow`: choose what editions tell of."""

from desk.desk import Desk
from desk.editions.follow_words import Brought, check_chooser, follow
from domain.chat import Reply, Role
from domain.message import Block, Items
from handlers import follows
from handlers.command import Arg, Asked, Command, Topic
from handlers.shown.pieces import answer, article_row, ask, count, say
from handlers.typed.filter_words import named, other_readings, read_filter, typed

SHOWN = 3


async def run(asked: Asked, desk: Desk) -> Reply:
    """Follow an outlet, a speaker or words; without any, show what is followed."""
    return await choose(asked, desk, is_mute=False)


async def choose(asked: Asked, desk: Desk, *, is_mute: bool) -> Reply:
    """Follow or mute what was named, and show what that would have brought."""
    wanted = read_filter(asked.args)
    if wanted is None:
        return await follows.run(asked, desk)
    check_chooser(asked.request)
    brought = await follow(desk, asked.request.chat, wanted, is_mute=is_mute, heads=SHOWN)
    verb = "Muted" if is_mute else "Following"
    rows = tuple(article_row(head, asked.zone) for head in brought.heads)
    blocks: list[Block] = [say(f"{verb} {named(brought.follow.filter)}. {found(brought)}")]
    blocks += [Items(rows)] if rows else []
    blocks += other_readings(asked, wanted)
    undo = ask(f"/unfollow {typed(brought.follow.filter)}")
    return answer([*blocks, say("All that this chat follows: ", ask("/follows"), " · take it back: ", undo)])


def found(brought: Brought) -> str:
    """How much a follow or mute finds, in a sentence."""
    if not brought.articles:
        return "No article came in the last 7 days, so there is nothing to try it on."
    verb = "leaves out" if brought.follow.is_mute else "finds"
    return f"It {verb} {brought.found:,} of {count(brought.articles, 'article')} of the last 7 days."


COMMAND = Command(
    name="follow",
    help="editions tell of this outlet, speaker or words only; several follows add up",
    role=Role.STRANGER,
    run=run,
    args=(Arg.OUTLET, Arg.SPEAKER, Arg.WORDS),
    examples=("Harbour Post", "ferry strike", '"unpaid crew"', "ferry !tickets"),
    more_help=(
        "Words are found in any case and with or without accents, all of them in one sentence or headline; "
        "in quote marks word after word; !word leaves out what has it. "
        "A name is tried as an outlet, then as a speaker, then as words."
    ),
    is_act=True,
    is_read_only=True,
    topic=Topic.TASTE,
)
