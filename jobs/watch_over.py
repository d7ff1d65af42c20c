"""Looks after what else ticks; it is called beside the ticker and not by it, since that may be what stands still."""

from desk.desk import Desk
from desk.health.watch_over import watch_over


async def run(desk: Desk) -> None:
    """Tell the admins of what stands still."""
    await watch_over(desk)
