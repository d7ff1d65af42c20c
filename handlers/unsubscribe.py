"""`/unsubscribe`: no more editions by themselves."""

from desk.chats.subscriptions import check_chat_admin
from desk.desk import Desk
from domain.chat import Reply, Role
from handlers.command import Asked, Command, Topic
from handlers.shown.pieces import answer, ask, say
from handlers.shown.schedule_answer import none_yet


async def run(asked: Asked, desk: Desk) -> Reply:
    """End it and keep what was chosen."""
    check_chat_admin(asked.request)
    if not await desk.store.subscriptions.unsubscribe(asked.request.chat):
        return none_yet()
    return answer([say("Nothing comes by itself any more. What you chose is kept: ", ask("/subscribe"), " goes on.")])


COMMAND = Command(
    name="unsubscribe",
    help="no more editions by themselves; what you chose is kept",
    role=Role.STRANGER,
    run=run,
    is_act=True,
    topic=Topic.EDITIONS,
)
