"""Shows how far broadcasts are."""

from desk.broadcast import show_progress
from desk.desk import Desk


async def run(desk: Desk) -> None:
    """Bring their posts up to date."""
    await show_progress(desk)
