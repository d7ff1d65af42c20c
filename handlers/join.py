"""`/join`: takes an invitation."""

from desk.desk import Desk
from desk.people.let_in import take_invite
from domain.chat import Reply, Role
from domain.errors import UsageError
from handlers.command import Arg, Asked, Command, Topic
from handlers.shown.pieces import answer, ask, say


async def run(asked: Asked, desk: Desk) -> Reply:
    """Let the asker in."""
    if not asked.request.is_private:
        raise UsageError("Take an invitation in a private chat with me: it is for one person.")
    if not asked.args.text:
        raise UsageError("Write the code of your invitation after it. Without one you can ask all the same: /digest")
    await take_invite(desk, asked.request, asked.args.text)
    return answer([say("Welcome. Editions can come by themselves now: ", ask("/subscribe 8:00"), ".")])


COMMAND = Command(
    name="join",
    help="take an invitation, so that editions may come by themselves",
    role=Role.STRANGER,
    run=run,
    args=(Arg.CODE,),
    topic=Topic.CHAT,
)
