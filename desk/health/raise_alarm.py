"""Tells the admins of what goes wrong: once, and once more when it is over."""

import logging

from desk.desk import Desk
from desk.health.admin_chats import admin_chats
from domain.delivery import Draft
from domain.message import Message, Paragraph, Text

log = logging.getLogger(__name__)


async def raise_alarm(desk: Desk, key: str, sentence: str, *, feed_id: int | None = None) -> bool:
    """Tell the admins that something is wrong, unless they know; gives whether it is news.

    Call it as often as the trouble is seen: what reached nobody is told when somebody hears. `key` names the trouble
    for ever, from the general to the particular: "feed/7/failing". What comes again within an hour after its end is
    told when it stays for longer than that. With a `feed_id` it is about that feed, and none where that is gone.
    """
    drafts = await _drafts(desk, sentence)
    has_begun = await desk.store.alarms.begin(key, sentence, now=desk.clock.now(), drafts=drafts, feed_id=feed_id)
    if has_begun:
        log.warning("%s: %s", key, sentence)
    return has_begun


async def end_alarm(desk: Desk, key: str, sentence: str) -> None:
    """Tell the admins that it is over, if they think that it is not; without such an alarm it does nothing."""
    if await desk.store.alarms.end(key, now=desk.clock.now(), drafts=await _drafts(desk, sentence)):
        log.warning("%s is over: %s", key, sentence)


async def tell_admins(desk: Desk, sentence: str) -> None:
    """Tell the admins of something that happened once and needs no end."""
    log.warning("%s", sentence)
    await desk.store.outbox.add(await _drafts(desk, sentence), now=desk.clock.now())


async def _drafts(desk: Desk, sentence: str) -> list[Draft]:
    """A post of one sentence for each chat of the admins."""
    message = Message((Paragraph((Text(sentence),)),))
    return [Draft(chat, (message,), is_silent=False) for chat in await admin_chats(desk)]
