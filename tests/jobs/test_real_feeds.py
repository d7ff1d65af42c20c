"""Real feeds, where they are at hand, become articles entry by entry."""

from datetime import timedelta
from pathlib import Path

import pytest

from domain.followed import ReadsPages
from ingest.feeds import identify, read_feed
from tests.fakes.clock import START
from tests.fakes.web import answer
from tests.jobs.newsstand import Newsstand

FEEDS = sorted((Path(__file__).parents[3] / "shared/corpus/feeds").glob("*"))[::8]
SHARE = 0.99
DAY = timedelta(days=1)


@pytest.mark.skipif(not FEEDS, reason="the shared feeds are not here")
async def test_entries_of_real_feeds_are_stored(stand: Newsstand) -> None:
    """Of every eighth feed, at least 99 of 100 entries with words or a headline become articles, each once."""
    long_ago, wanted = START - 9_999 * DAY, 0
    for number, path in enumerate(FEEDS):
        outlet = await stand.desk.store.outlets.add(f"Outlet {number}")
        url = stand.web.url(f"/{number}", "harbour.example")
        feed = await stand.desk.store.feeds.add(url, host=url, outlet_id=outlet.outlet_id, now=long_ago)
        await stand.desk.store.feeds.choose_pages(feed.feed_id, ReadsPages.NEVER)
        stand.serve([], path=f"/{number}")
        entries = identify(read_feed(path.read_bytes(), url=url, content_type=None, now=START), feed_id=1)
        wanted += sum(bool(entry.title or entry.text) for entry in entries)
    await stand.tick()
    for number, path in enumerate(FEEDS):
        stand.web.scripts[f"/{number}"] = answer(body=path.read_bytes())
    for _ in range(3):
        await stand.tick(after=DAY)
    listed = await stand.desk.store.feeds.listed(now=stand.clock.now())
    assert [each.feed.last_error for each in listed] == [None] * len(FEEDS)
    stored = sum(each.articles for each in listed)
    assert SHARE * wanted <= stored <= wanted
