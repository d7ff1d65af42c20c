"""`/retry`: let a post of the outbox go again."""

from desk.desk import Desk
from domain.chat import Reply, Role
from domain.errors import UsageError
from handlers.admin.outbox import chat_words
from handlers.command import Arg, Asked, Command
from handlers.shown.pieces import answer, say


async def run(asked: Asked, desk: Desk) -> Reply:
    """Send a post that is dead, uncertain or waiting for its time now."""
    if asked.args.number is None:
        raise UsageError("Which post? /outbox lists those that failed, each with its number: /retry 12.")
    delivery = await desk.store.outbox.retry(asked.args.number, now=desk.clock.now())
    mark = ", with a mark that it may be a repetition" if delivery.resends else ""
    return answer([say(f"Post {delivery.outbox_id} goes to {chat_words(delivery.chat)} again{mark}.")])


COMMAND = Command(
    name="retry",
    help="let a post that failed, or may have arrived, go again",
    role=Role.ADMIN,
    run=run,
    args=(Arg.NUMBER,),
    examples=("12",),
)
