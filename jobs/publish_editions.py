"""Publishes the editions that are due; sending them is another job's."""

from desk.desk import Desk
from desk.editions.publish_editions import publish_editions


async def run(desk: Desk) -> None:
    """Compose what is due and put it into the outbox."""
    await publish_editions(desk)
