"""Groups new articles with those near them into stories and joins their quotes; commands only read the result."""

from datetime import timedelta
from typing import Final

from analysis.grouping import group_rows
from desk.desk import Desk

REACH: Final = timedelta(days=14)
"""Articles published further apart than this are never one story (`analysis.vectors`), so no older one is looked at."""


async def group_stories(desk: Desk) -> bool:
    """Group anew from `REACH` before the oldest article that was read since the last grouping; give whether one was.

    Stories keep their ids by the articles they share, so that letters and links stay good.
    """
    oldest = await desk.store.stories.waiting_since()
    if oldest is None:
        return False
    started = desk.clock.now()
    since = oldest - REACH
    rows = await desk.store.articles.for_grouping(since=since)
    found = await desk.workers.run(group_rows, rows)
    await desk.store.stories.save(found.stories, found.utterances, window_since=since, now=started)
    return True
