"""`/allow`: who may have editions sent by themselves."""

from typing import Final

from desk.desk import Desk
from desk.people.let_in import let_in, make_invite
from domain.chat import Reply, Role
from domain.message import Items
from domain.trust import Subscribers
from handlers.admin.people import meant_person
from handlers.command import Action, Arg, Asked, Command
from handlers.shown.pieces import answer, ask, inline, say, shown_day, title

WORDS: Final = {
    Subscribers.EVERYBODY: ("Everybody may subscribe (BYLINE_SUBSCRIBERS=everybody).",),
    Subscribers.INVITED: (
        *("Admins may subscribe, and whom they let in: ", ask("/allow invite")),
        " makes a link for one person.",
    ),
    Subscribers.LISTED: ("Admins may subscribe, and whom they let in by their id: ", ask("/allow add")),
}


async def run_list(asked: Asked, desk: Desk) -> Reply:
    """Say who may subscribe, and list those who were let in."""
    rows = tuple(
        inline([f"{one.person}: since {shown_day(one.added_at, asked.zone)}, by {one.added_by}"])
        for one in await desk.store.allowed.all()
    )
    words = say(*WORDS[desk.preferences.subscribers])
    return answer([words, title("Let in"), Items(rows)] if rows else [words, say("Nobody was let in yet.")])


async def run_add(asked: Asked, desk: Desk) -> Reply:
    """Let a person or a whole chat in."""
    person = meant_person(asked, takes_chats=True)
    is_new = await let_in(desk, asked.request, person)
    return answer([say(f"{person} may subscribe now." if is_new else f"{person} may subscribe already.")])


async def run_remove(asked: Asked, desk: Desk) -> Reply:
    """Let somebody in no more."""
    person = meant_person(asked, takes_chats=True)
    if await desk.store.allowed.remove(person):
        return answer([say(f"{person} may subscribe no more. What is subscribed already goes on.")])
    return answer([say(f"{person} was not let in. ", ask("/allow"), " lists who was.")])


async def run_invite(asked: Asked, desk: Desk) -> Reply:
    """Make an invitation that can be passed on."""
    code = await make_invite(desk, asked.request)
    words = "An invitation to Byline, for one person and seven days: "
    return answer(
        [say(words, ask(f"/join {code}")), say("Pass this on in private; who follows it first may subscribe.")]
    )


COMMAND = Command(
    name="allow",
    help="who may subscribe; let people in by an invitation or by their id",
    role=Role.ADMIN,
    run=run_list,
    is_read_only=True,
    actions=(
        Action("list", "who may subscribe, and who was let in", Role.ADMIN, run_list, is_read_only=True),
        Action("invite", "make an invitation for one person, to be passed on", Role.ADMIN, run_invite),
        Action(
            "add", "let in the person or chat of an id, or whose message you answer", Role.ADMIN, run_add, (Arg.PATH,)
        ),
        Action("remove", "let them in no more", Role.ADMIN, run_remove, (Arg.PATH,)),
    ),
    examples=("invite", "add telegram:123", "remove matrix:@name:server"),
)
