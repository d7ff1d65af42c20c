"""Every request to the outside: one client, guarded, within limits."""

from ingest.fetching.pages import page_text
from ingest.fetching.settings import FetchSettings, read_opened
from ingest.fetching.targets import normal_url, shown
from ingest.fetching.web_fetcher import WebFetcher

__all__ = ["FetchSettings", "WebFetcher", "normal_url", "page_text", "read_opened", "shown"]
