"""Takes away the answers that are not to stay."""

from desk.chats.take_away import take_away
from desk.desk import Desk


async def run(desk: Desk) -> None:
    """Delete what is due."""
    await take_away(desk)
