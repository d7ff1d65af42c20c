"""`/health`: whether Byline does what it should."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from desk.desk import Desk
from desk.feeds.list_feeds import list_feeds
from desk.health.look_at_health import look_for_overdue, sender_health
from desk.health.watch_over import SILENT_FOR, sender_key
from domain.alarm import Alarm
from domain.chat import Reply, Role
from domain.message import Block, Inline, Items
from domain.numbers import SenderHealth
from domain.transport import Absence
from handlers.admin.outbox import backlog_words
from handlers.command import Asked, Command
from handlers.shown.pieces import answer, ask, count, inline, say, title

_MOST_FEEDS: Final = 5


async def run(asked: Asked, desk: Desk) -> Reply:
    """Say what is wrong, then how sending, ticking and the feeds stand."""
    healths = await sender_health(desk)
    away = {sender_key(one.platform): _absence_words(one, one.absence, asked.zone) for one in healths if one.absence}
    alarms = [alarm for alarm in await desk.store.alarms.current() if alarm.key not in away]
    number = len(away) + len(alarms)
    blocks: list[Block] = [title(f"{count(number, 'thing')} to look at" if number else "All is well")]
    if number:
        blocks.append(Items((*(inline([sentence]) for sentence in away.values()), *_alarm_rows(alarms))))
    rows = [_sender_row(one, desk, asked) for one in healths]
    rows += [await _ticker_row(desk, asked), await _feeds_row(desk)]
    return answer([*blocks, say("How it stands:"), Items(tuple(rows))])


def _alarm_rows(alarms: Sequence[Alarm]) -> list[tuple[Inline, ...]]:
    """A row for each alarm; those of feeds last, and of many the first few."""
    feeds = [alarm for alarm in alarms if alarm.key.startswith("feed/")]
    others = [alarm for alarm in alarms if alarm not in feeds]
    rows = [inline([alarm.sentence]) for alarm in (*others, *feeds[:_MOST_FEEDS])]
    left = len(feeds) - _MOST_FEEDS
    return [*rows, inline([f"{count(left, 'more alarm')} about feeds: ", ask("/feed list")])] if left > 0 else rows


def _sender_row(health: SenderHealth, desk: Desk, asked: Asked) -> tuple[Inline, ...]:
    is_alive = health.beat_at is not None and desk.clock.now() - health.beat_at <= SILENT_FOR
    words = backlog_words(health, asked.zone)
    if health.absence is not None:
        words += "; not connected"
    elif not is_alive:
        words += "; no process sends to it now"
    failed = [f"{number} {kind}" for number, kind in ((health.uncertain, "uncertain"), (health.dead, "dead")) if number]
    return inline([f"{words}; {' and '.join(failed)}: ", ask("/outbox")] if failed else [words])


def _absence_words(health: SenderHealth, absence: Absence, zone: str) -> str:
    since = absence.since.astimezone(ZoneInfo(zone))
    return f"{health.platform.capitalize()} is not connected since {since:%d %b %H:%M}: {absence.why}"


async def _ticker_row(desk: Desk, asked: Asked) -> tuple[Inline, ...]:
    overdue = await look_for_overdue(desk)
    if overdue is None:
        return inline(["Editions and feeds are begun in time"])
    late = ["editions"] if overdue.has_editions else []
    late += [count(overdue.feeds, "feed")] if overdue.feeds else []
    since = overdue.since.astimezone(ZoneInfo(asked.zone))
    return inline([f"Not begun since {since:%d %b %H:%M}: {' and '.join(late)}; does a process run?"])


async def _feeds_row(desk: Desk) -> tuple[Inline, ...]:
    feeds = [health for health in await list_feeds(desk) if health.feed.is_active]
    if not feeds:
        return inline(["No feed is followed: ", ask("/feed add")])
    ill = [health for health in feeds if not health.is_fine]
    words = f"{count(len(feeds), 'feed')} followed, " + (f"{len(ill)} with trouble: " if ill else "all of them fine")
    return inline([words, ask("/feed list")] if ill else [words])


COMMAND = Command(
    name="health",
    help="whether feeds are read, editions begun and posts sent",
    role=Role.ADMIN,
    run=run,
    is_read_only=True,
)
