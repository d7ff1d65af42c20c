"""Polls the feeds that are due; grouping follows by its own job."""

from desk.desk import Desk
from desk.feeds.poll_feeds import poll_due_feeds


async def run(desk: Desk) -> None:
    """Take in what is new."""
    await poll_due_feeds(desk)
