"""`/schedule`: when editions come by themselves."""

from desk.chats.subscriptions import change_subscription
from desk.desk import Desk
from domain.chat import Reply, Role
from handlers.command import Arg, Asked, Command, Topic
from handlers.shown.schedule_answer import none_yet, read_given, show
from handlers.subscribe import begin


async def run(asked: Asked, desk: Desk) -> Reply:
    """Change times, days, quiet hours or the clock; without any, show what is chosen and what comes next."""
    present = await desk.store.subscriptions.get(asked.request.chat)
    is_on = present is not None and present.is_active
    if not asked.args.path:
        return await show(asked, desk, present) if present is not None and is_on else none_yet()
    read = await read_given(asked, desk)
    if read.instead is not None:
        return read.instead
    if present is None or not is_on:
        return await begin(asked, desk, read, present)
    schedule = read.wanted.changed(present.schedule)
    changed = await change_subscription(desk, asked.request, present, schedule=schedule, zone=read.zone, now=asked.now)
    return await show(asked, desk, changed, done="Nothing changes." if changed == present else "Changed.")


COMMAND = Command(
    name="schedule",
    help="when editions come by themselves: times, days, quiet hours, the clock",
    role=Role.STRANGER,
    run=run,
    args=(Arg.TIMES,),
    examples=(
        "8:00 18:30",
        "weekdays 8:00 weekends 10:00",
        "fri 17:00",
        "every 3 hours 9-21",
        "quiet 22-7",
        "quiet off",
        "Europe/Kyiv",
        "off",
    ),
    more_help=(
        "Times are as you write them: 8, 8:00, 8.30, 20h, 8pm, noon. What falls into quiet hours waits for their end "
        "and is one edition. A day that had its edition has no second one because you change this; "
        "what comes then is the next day's."
    ),
    is_act=True,
    is_read_only=True,
    topic=Topic.EDITIONS,
)
