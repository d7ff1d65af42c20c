"""Takes away the answers that are not to stay."""

from desk.desk import Desk
from desk.take_away import take_away


async def run(desk: Desk) -> None:
    """Delete what is due."""
    await take_away(desk)
