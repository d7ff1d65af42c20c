"""Feeds: reading them, finding them, knowing their entries again, and when to ask next; pure, without any I/O.

A poll: `read_feed`, then `identify`; look up the sightings that share a key with one of its entries; `match` each
entry, in order; store its sighting with all keys, whatever the verdict; then `next_poll`, or `next_try` if it failed.
"""

from ingest.feeds.addresses import feed_address
from ingest.feeds.finding import OfferedFeed, find_feeds, lists_sitemaps
from ingest.feeds.identity import Identified, identify, match
from ingest.feeds.opml import ListedFeed, read_opml, write_opml
from ingest.feeds.polling import PollBounds, next_poll, next_try, silent_since
from ingest.feeds.reading import read_feed

__all__ = [
    "Identified",
    "ListedFeed",
    "OfferedFeed",
    "PollBounds",
    "feed_address",
    "find_feeds",
    "identify",
    "lists_sitemaps",
    "match",
    "next_poll",
    "next_try",
    "read_feed",
    "read_opml",
    "silent_since",
    "write_opml",
]
