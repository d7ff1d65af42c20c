"""`/stats`: Byline in numbers."""

from collections.abc import Mapping

from desk.desk import Desk
from digest.heads import tame
from domain.chat import Platform, Reply, Role
from domain.message import Block, Items
from handlers.command import Asked, Command
from handlers.shown.pieces import answer, ask, count, inline, say, title


async def run(asked: Asked, desk: Desk) -> Reply:
    """Count chats, subscriptions, editions, deliveries and articles."""
    stats = await desk.store.numbers.stats(asked.now)
    paused = f", {stats.paused:,} of them paused" if stats.paused else ""
    states = ", ".join(f"{number:,} {state}" for state, number in stats.deliveries.items())
    unknown = f", {stats.articles_of_unknown:,} of them of unknown outlets" if stats.articles_of_unknown else ""
    rows = [
        f"Chats: {_by_platform(stats.chats)}",
        f"Subscriptions: {_by_platform(stats.subscriptions)}{paused}",
        f"Editions: {stats.editions:,}, {stats.editions_lately:,} in the last 24 hours",
        f"Deliveries in the last 30 days: {states or 'none'}",
        f"Articles: {stats.articles:,}, {stats.articles_lately:,} in the last 24 hours{unknown}",
    ]
    blocks: list[Block] = [title("Byline in numbers"), Items(tuple(inline([row]) for row in rows))]
    if stats.by_outlet:
        outlets = tuple(inline([f"{tame(name)}: {count(number, 'article')}"]) for name, number in stats.by_outlet)
        blocks += [say("Most articles:"), Items(outlets)]
    return answer([*blocks, say(ask("/health"), " tells whether all of it works.")])


def _by_platform(numbers: Mapping[Platform, int]) -> str:
    return ", ".join(f"{number:,} on {platform.capitalize()}" for platform, number in numbers.items()) or "none"


COMMAND = Command(
    name="stats",
    help="chats, editions, deliveries and articles in numbers",
    role=Role.ADMIN,
    run=run,
    is_read_only=True,
)
