"""Shows how far broadcasts are."""

from desk.desk import Desk
from desk.outbox.broadcast import show_progress


async def run(desk: Desk) -> None:
    """Bring their posts up to date."""
    await show_progress(desk)
