"""Real feeds, where they are at hand, entry by entry: whatever a poll sees of a feed, each entry is one article."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.feeds.take_entries import Sightings
from domain.feed import FeedEntry, ReadFeed, Sighting, Verdict
from domain.followed import Feed
from ingest.feeds import identify, read_feed

FEEDS = sorted((Path(__file__).parents[4] / "shared/corpus/feeds").glob("*"))[::2]
URL = "https://feeds.example/feed"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
FEED = Feed(1, URL, 1, "Harbour Post", None, (), is_active=True, added_at=NOW, next_poll_at=NOW)
CHANGES: dict[str, Callable[[FeedEntry, int], FeedEntry]] = {
    "nothing": lambda entry, _: entry,
    "id": lambda entry, poll: replace(entry, guid=f"{entry.guid}-{poll}"),
    "link": lambda entry, poll: replace(entry, link=entry.link and f"{entry.link}?utm_source={poll}"),
}


def windows(feed: ReadFeed, width: int, changed: Callable[[FeedEntry, int], FeedEntry]) -> Iterator[ReadFeed]:
    """The feed as polls see it that come often: so many entries at a time, the oldest first."""
    for at in range(max(1, len(feed.entries) - width + 1)):
        end = len(feed.entries) - at
        yield replace(feed, entries=tuple(changed(entry, at) for entry in feed.entries[max(0, end - width) : end]))


def articles_of(polls: Iterator[ReadFeed]) -> tuple[int, int]:
    """How many articles the polls make, and how many new versions."""
    sightings, articles, versions = Sightings(()), 0, 0
    for poll in polls:
        for entry in reversed(identify(poll, feed_id=1)):
            found = sightings.match(entry, FEED)
            articles += found.verdict is Verdict.NEW
            versions += found.verdict is Verdict.CHANGED
            told = replace(entry, has_page=found.has_page)
            article_id = articles if found.article_id is None else found.article_id
            before = sightings.of(article_id, FEED, told)
            keys = sightings.telling_keys(told, FEED) | (before.keys if before else set())
            sightings.add(Sighting(article_id, 1, 1, keys, told.title, told.text))
    return articles, versions


@pytest.mark.skipif(not FEEDS, reason="the shared feeds are not here")
@pytest.mark.parametrize(("change", "width"), [("nothing", 1), ("nothing", 3), ("id", 1), ("id", 3), ("link", 2)])
def test_each_entry_is_one_article_however_few_are_seen_at_once(change: str, width: int) -> None:
    """Seen one by one or a few at a time, with ids or links that change, none comes twice and none replaces another."""
    wanted, found = 0, (0, 0)
    for path in FEEDS:
        feed = read_feed(path.read_bytes(), url=URL, content_type=None, now=NOW)
        wanted += len(identify(feed, feed_id=1))
        made = articles_of(windows(feed, width, CHANGES[change]))
        found = (found[0] + made[0], found[1] + made[1])
    assert found == (wanted, 0)
