"""`/exportopml`: the feeds as a list for other programs."""

from desk.desk import Desk
from desk.feeds.send_list import NAME, send_list
from domain.chat import Reply, Role
from handlers.command import Asked, Command
from handlers.shown.pieces import answer, ask, say


async def run(asked: Asked, desk: Desk) -> Reply:
    """Post the list as a file, or say how to get it where no file can be posted."""
    request = asked.request
    if await send_list(desk, request.chat, key=f"{request.event_id}/{NAME}"):
        return answer([say(f"{NAME} holds all feeds, in their folders. /import takes such a file.")])
    elsewhere = f"No file can be posted here: `byline feeds export {NAME}` writes it on Byline's own computer. "
    return answer([say(elsewhere, ask("/feed list"), " shows the feeds.")])


COMMAND = Command(
    name="exportopml",
    help="all feeds as an OPML file, in their folders, for other programs",
    role=Role.ADMIN,
    run=run,
)
