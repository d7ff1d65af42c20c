"""Feeds: reading them, finding them, knowing their entries again, and when to ask next; pure, without any I/O."""

from ingest.feeds.reading import read_feed

__all__ = ["read_feed"]
