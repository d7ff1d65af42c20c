"""`/pause`: no editions by themselves for a while."""

from desk.chats.subscriptions import check_chat_admin
from desk.desk import Desk
from domain.chat import Reply, Role
from domain.subscription import FOREVER
from handlers.command import Arg, Asked, Command, Topic
from handlers.shown.schedule_answer import none_yet, show
from handlers.typed.until import read_until


async def run(asked: Asked, desk: Desk) -> Reply:
    """Hold editions until a time, or until somebody goes on."""
    check_chat_admin(asked.request)
    present = await desk.store.subscriptions.get(asked.request.chat)
    if present is None or not present.is_active:
        return none_yet()
    if not present.schedule.slots or not present.has_clock:
        return await show(asked, desk, present, done="There is nothing to pause.")
    until = read_until(asked.args.path, asked.now, present.zone) if asked.args.path else FOREVER
    await desk.store.subscriptions.pause(asked.request.chat, until)
    paused = await desk.store.subscriptions.get(asked.request.chat)
    return await show(asked, desk, paused or present, done="The first edition after it tells of all that came.")


COMMAND = Command(
    name="pause",
    help="no editions by themselves until a time, or until /resume",
    role=Role.STRANGER,
    run=run,
    args=(Arg.UNTIL,),
    examples=("2 days", "Monday", "18:00", "24 Dec", "tomorrow 9:00"),
    is_act=True,
    topic=Topic.EDITIONS,
)
