"""Takes answers away again in chats that want none to stay."""

from datetime import timedelta
from typing import Final

from desk.desk import Desk
from domain.chat import ChatRef
from domain.records import FleetingPost
from domain.transport import RetryAfter, Uncertain

STAYS_FOR: Final = timedelta(minutes=10)
TRIED_AGAIN: Final = timedelta(minutes=1)
MOST_AT_ONCE: Final = 50


async def let_go(desk: Desk, chat: ChatRef, post_id: str) -> None:
    """Let a post be taken away in ten minutes, over a restart too."""
    await desk.store.fleeting.add(FleetingPost(chat, post_id), delete_at=desk.clock.now() + STAYS_FOR)


async def take_away(desk: Desk) -> None:
    """Delete the posts whose time has come; one that cannot be deleted stays, and is not tried for ever."""
    platforms = tuple(desk.transports)
    for post in await desk.store.fleeting.due(now=desk.clock.now(), limit=MOST_AT_ONCE, platforms=platforms):
        transport = desk.transports.get(post.chat.platform)
        if transport is None:
            continue  # it went away meanwhile
        match await transport.delete(post.chat, post.post_id):
            case RetryAfter(seconds):
                pause = max(TRIED_AGAIN, timedelta(seconds=seconds))
                await desk.store.fleeting.defer(post, until=desk.clock.now() + pause)
            case Uncertain():
                await desk.store.fleeting.defer(post, until=desk.clock.now() + TRIED_AGAIN)
            case _:
                await desk.store.fleeting.forget(post)
