"""Groups new articles into stories; does nothing while no article has come."""

from desk.articles.group_stories import group_stories
from desk.desk import Desk


async def run(desk: Desk) -> None:
    """Group the window of stories anew."""
    await group_stories(desk)
