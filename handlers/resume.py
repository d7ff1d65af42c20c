"""`/resume`: editions by themselves again."""

from desk.chats.subscriptions import check_chat_admin
from desk.desk import Desk
from domain.chat import Reply, Role
from handlers.command import Asked, Command, Topic
from handlers.shown.schedule_answer import none_yet, show


async def run(asked: Asked, desk: Desk) -> Reply:
    """End a pause before its time."""
    check_chat_admin(asked.request)
    present = await desk.store.subscriptions.get(asked.request.chat)
    if present is None or not present.is_active:
        return none_yet()
    if not present.is_paused(asked.now):
        return await show(asked, desk, present, done="It is not paused.")
    await desk.store.subscriptions.resume(asked.request.chat, now=asked.now)
    resumed = await desk.store.subscriptions.get(asked.request.chat) or present
    done = "The next edition tells of what came in the pause too." if resumed.schedule.slots else "The pause is over."
    return await show(asked, desk, resumed, done=done)


COMMAND = Command(
    name="resume",
    help="end a pause of editions",
    role=Role.STRANGER,
    run=run,
    is_act=True,
    topic=Topic.EDITIONS,
)
