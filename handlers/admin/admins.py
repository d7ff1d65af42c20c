"""`/admins`: who runs Byline beside its owners."""

from desk.desk import Desk
from desk.people.appoint_admin import appoint_admin, dismiss_admin
from domain.chat import Reply, Role
from domain.message import Items
from handlers.admin.people import meant_person
from handlers.command import Action, Arg, Asked, Command
from handlers.shown.pieces import answer, ask, inline, say, shown_day, title


async def run_list(asked: Asked, desk: Desk) -> Reply:
    """List owners and admins."""
    rows = [inline([f"{owner}: owner, by the settings"]) for owner in desk.preferences.owners]
    rows += [
        inline([f"{one.person}: admin since {shown_day(one.added_at, asked.zone)}, by {one.added_by}"])
        for one in await desk.store.admins.all()
    ]
    how = say(
        *(ask("/admins add"), " and ", ask("/admins remove")),
        " take telegram:123 or matrix:@name:server, or answer a message of theirs.",
    )
    if not rows:
        return answer([say("There is no admin but you. ", *how.children)])
    return answer([title("Owners and admins"), Items(tuple(rows)), how])


async def run_add(asked: Asked, desk: Desk) -> Reply:
    """Appoint somebody."""
    person = meant_person(asked)
    if await appoint_admin(desk, asked.request, person):
        return answer(
            [
                say(
                    f"{person} is an admin now, and may do everything but ",
                    ask("/admins"),
                    ". ",
                    ask("/help"),
                    " lists it.",
                )
            ]
        )
    return answer([say(f"{person} is an admin already.")])


async def run_remove(asked: Asked, desk: Desk) -> Reply:
    """Dismiss somebody."""
    person = meant_person(asked)
    if await dismiss_admin(desk, person):
        return answer([say(f"{person} is no admin any more, from this moment on.")])
    return answer([say(f"{person} is no admin. ", ask("/admins"), " lists them.")])


COMMAND = Command(
    name="admins",
    help="who runs Byline with you; appoint and dismiss admins",
    role=Role.OWNER,
    run=run_list,
    is_read_only=True,
    actions=(
        Action("list", "owners and admins, since when and by whom", Role.OWNER, run_list, is_read_only=True),
        Action("add", "appoint the person of an id, or whose message you answer", Role.OWNER, run_add, (Arg.PATH,)),
        Action("remove", "dismiss them, at once", Role.OWNER, run_remove, (Arg.PATH,)),
    ),
    examples=("add telegram:123", "remove matrix:@name:server"),
)
