"""`/import`: the feeds of an OPML file from another program."""

from collections.abc import AsyncIterator

from desk.desk import Desk
from desk.feeds.list_feeds import Imported, import_feeds
from digest.heads import tame
from domain.chat import Reply, Role
from domain.errors import UsageError
from domain.message import Block, Items
from handlers.command import Asked, Command
from handlers.shown.pieces import answer, ask, count, inline, say, title

MOST_ROWS = 20


async def run(asked: Asked, desk: Desk) -> AsyncIterator[Reply]:
    """Try each feed of the file that came along, follow those that can be read, and name the others."""
    attachment = asked.request.attachment
    if attachment is None:
        raise UsageError(
            "Send an OPML file and answer it with /import; `byline feeds import FILE` reads one on Byline's computer."
        )
    yield answer([say(f"Trying the feeds of {tame(attachment.name)} …")])
    yield _report(await import_feeds(desk, await attachment.read(), attachment.name))


def _report(tried: tuple[Imported, ...]) -> Reply:
    failed = [one for one in tried if one.refusal is not None]
    rows = tuple(inline([one.why]) for one in failed[:MOST_ROWS])
    blocks: list[Block] = [title(f"{count(len(tried) - len(failed), 'feed')} followed, {len(failed)} failed")]
    blocks += [Items(rows)] if rows else []
    if len(failed) > MOST_ROWS:
        blocks.append(say(f"and {len(failed) - MOST_ROWS} more that failed."))
    return answer([*blocks, say("Their first poll takes what is recent. ", ask("/feed list"), " shows how they are.")])


COMMAND = Command(
    name="import",
    help="follow the feeds of an OPML file from another program",
    role=Role.ADMIN,
    run=run,
    more_help="Send the file and answer it with /import; folders and titles are kept.",
)
