"""`/subscribe`: editions by themselves."""

from desk.chats.subscriptions import FIRST_SCHEDULE, subscribe
from desk.desk import Desk
from domain.chat import Reply, Role
from domain.subscription import Schedule, Subscription
from handlers.command import Arg, Asked, Command, Topic
from handlers.shown.pieces import answer, ask, say
from handlers.shown.schedule_answer import Read, none_yet, read_given, show


async def run(asked: Asked, desk: Desk) -> Reply:
    """Begin, at the times and on the clock that were given, else as before or every morning."""
    read = await read_given(asked, desk)
    if read.instead is not None:
        return read.instead
    return await begin(asked, desk, read, await desk.store.subscriptions.get(asked.request.chat))


async def begin(asked: Asked, desk: Desk, read: Read, present: Subscription | None) -> Reply:
    """Subscribe, keeping of what was chosen before all that nothing was said of."""
    before = present.schedule if present else Schedule()
    if not before.slots:
        before = Schedule(FIRST_SCHEDULE.slots, before.quiet)
    schedule = read.wanted.changed(before)
    if not schedule.slots:
        return none_yet()
    made = await subscribe(desk, asked.request, schedule=schedule, zone=read.zone, now=asked.now)
    shown = await show(asked, desk, made, done="Subscribed already." if made == present else "Subscribed.")
    steps = say(
        "Other times, or the clock of another place: /schedule 7:30 Kyiv · what it tells of: ",
        ask("/follow"),
        " · end it: ",
        ask("/unsubscribe"),
    )
    return answer([*shown.message.blocks, steps])


COMMAND = Command(
    name="subscribe",
    help="editions come by themselves, at times and on a clock that you choose",
    role=Role.STRANGER,
    run=run,
    args=(Arg.TIMES,),
    examples=("8:00", "7:30 18:00 Kyiv", "weekdays 8:00 weekends 10:00", "8pm New York"),
    more_help=(
        "Without times it is every morning at 8. The place is a zone as Europe/Kyiv, a big city or a country, in your "
        "language. /schedule changes it, /pause holds it, /unsubscribe ends it; /follow says what editions tell of."
    ),
    is_act=True,
    topic=Topic.EDITIONS,
)
