"""Feeds: followed, polled, watched."""
