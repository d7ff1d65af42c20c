"""Tells the admins of what goes wrong: once, and once more when it is over."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from desk.desk import Desk
from desk.health.admin_chats import admin_chats
from domain.alarm import Alarm
from domain.delivery import Draft
from domain.message import Message, Paragraph, Text

MOST_NAMED: Final = 3
TOGETHER_EVERY: Final = timedelta(hours=6)

log = logging.getLogger(__name__)


async def raise_alarm(desk: Desk, key: str, sentence: str, *, feed_id: int | None = None) -> bool:
    """Tell the admins that something is wrong, unless they know; gives whether it is news.

    Call it as often as the trouble is seen: what reached nobody is told when somebody hears. `key` names the trouble
    for ever, from the general to the particular: "feed/7/failing". What comes again within an hour after its end is
    told when it stays for longer than that. With a `feed_id` it is about that feed, and none where that is gone.
    """
    return await _begin(desk, key, sentence, await _drafts(desk, sentence), feed_id)


async def end_alarm(desk: Desk, key: str, sentence: str) -> None:
    """Tell the admins that it is over, if they think that it is not; without such an alarm it does nothing."""
    if await desk.store.alarms.end(key, now=desk.clock.now(), drafts=await _drafts(desk, sentence)):
        log.warning("%s is over: %s", key, sentence)


async def note_alarm(desk: Desk, key: str, sentence: str, *, feed_id: int) -> None:
    """Note that something is wrong with a feed, which `tell_together` tells with all that is like it."""
    await _begin(desk, key, sentence, (), feed_id)


async def _begin(desk: Desk, key: str, sentence: str, drafts: Sequence[Draft], feed_id: int | None) -> bool:
    has_begun = await desk.store.alarms.begin(key, sentence, now=desk.clock.now(), drafts=drafts, feed_id=feed_id)
    if has_begun:
        log.warning("%s: %s", key, sentence)
    return has_begun


async def forget_feed(desk: Desk, feed_id: int) -> None:
    """Forget what was wrong with a feed that is not polled any more."""
    await desk.store.alarms.drop(f"feed/{feed_id}/")


async def tell_together(desk: Desk, pattern: str, many: str, many_over: str) -> None:
    """Tell the admins in one post of all noted alarms with such keys that they do not know of, or not the end.

    A few are named, of more `many` and `many_over` say how many they are, with their number in place of {}. What comes
    within six hours after such a post waits for the next one: what has one cause seldom shows at one time.
    """
    now = desk.clock.now()
    untold = await desk.store.alarms.untold(pattern)
    is_early = untold.told_at is not None and timedelta() <= now - untold.told_at < TOGETHER_EVERY
    if is_early or not (untold.begun or untold.over):
        return
    sentences = [*_sentences(untold.begun, many), *_sentences(untold.over, many_over)]
    if drafts := await _drafts(desk, *sentences):
        await desk.store.alarms.tell(untold, now=now, drafts=drafts)


def _sentences(alarms: Sequence[Alarm], many: str) -> list[str]:
    is_many = len(alarms) > MOST_NAMED
    return [many.format(f"{len(alarms):,}")] if is_many else [alarm.sentence for alarm in alarms]


async def tell_admins(desk: Desk, sentence: str) -> None:
    """Tell the admins of something that happened once and needs no end."""
    log.warning("%s", sentence)
    await desk.store.outbox.add(await _drafts(desk, sentence), now=desk.clock.now())


async def _drafts(desk: Desk, *sentences: str) -> list[Draft]:
    """A post for each chat of the admins, a paragraph a sentence."""
    message = Message(tuple(Paragraph((Text(sentence),)) for sentence in sentences))
    return [Draft(chat, (message,), is_silent=False) for chat in await admin_chats(desk)]
