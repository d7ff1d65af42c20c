"""`/unfollow`: take a follow or a mute back."""

from collections.abc import Sequence

from desk.desk import Desk
from desk.editions.follow_words import check_chooser, followed, same_follow, unfollow
from domain.chat import Reply, Role
from domain.errors import NotFoundError
from domain.follow import Follow
from handlers import follows
from handlers.command import Action, Arg, Arguments, Asked, Command, Topic
from handlers.shown.pieces import answer, ask, say
from handlers.typed.filter_words import named, read_filter


async def run(asked: Asked, desk: Desk) -> Reply:
    """Take one back, by its number in the list or by its name or words; without any, show the list."""
    if not asked.args.text:
        return await follows.run(asked, desk)
    check_chooser(asked.request)
    chosen = await followed(desk, asked.request.chat)
    meant = _find(asked.args, chosen)
    await unfollow(desk, asked.request.chat, [meant])
    left = len(chosen) - 1
    rest = f"{left} left: " if left else "Nothing is followed here any more, so editions tell of everything: "
    verb = "Muted" if meant.is_mute else "Followed"
    return answer([say(f"{verb} no more: {named(meant.filter)}. {rest}", ask("/follows"))])


async def run_all(asked: Asked, desk: Desk) -> Reply:
    """Take all back."""
    check_chooser(asked.request)
    chosen = await followed(desk, asked.request.chat)
    await unfollow(desk, asked.request.chat, chosen)
    return answer([say("Nothing is followed or muted here any more; editions tell of everything.")])


def _find(args: Arguments, chosen: Sequence[Follow]) -> Follow:
    if args.number is not None and 1 <= args.number <= len(chosen):
        return chosen[args.number - 1]
    found = same_follow(chosen, args.text, read_filter(args) if args.number is None else None)
    if found is None:
        raise NotFoundError(f"“{args.text[:60]}” is not followed here; /follows lists what is.")
    return found


COMMAND = Command(
    name="unfollow",
    help="take a follow or mute back, by its number in /follows or by its words",
    role=Role.STRANGER,
    run=run,
    args=(Arg.NUMBER, Arg.OUTLET, Arg.SPEAKER, Arg.WORDS),
    actions=(Action("all", "take all follows and mutes back", Role.STRANGER, run_all),),
    examples=("2", "Harbour Post", "ferry strike"),
    is_act=True,
    is_read_only=True,
    topic=Topic.TASTE,
)
