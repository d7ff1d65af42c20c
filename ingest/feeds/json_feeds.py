"""JSON Feed (versions 1 and 1.1, https://www.jsonfeed.org/version/1.1/)."""

import json
from datetime import datetime
from typing import Any

from domain.article import Published
from domain.errors import InputRefusedError
from domain.feed import FeedKind
from ingest.dates import read_date
from ingest.feeds.raw import RawEntry, RawFeed


def read_json(text: str, url: str, now: datetime) -> RawFeed:
    """Read a document that begins as JSON does.

    Raises:
        InputRefusedError: If it is no JSON or no JSON Feed.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputRefusedError(f"{url} is not a feed: it is neither XML nor whole JSON.") from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise InputRefusedError(f"{url} is not a feed: it is JSON, but no JSON Feed.")
    return RawFeed(
        kind=FeedKind.JSON,
        title=found.get("title"),
        home=found.get("home_page_url"),
        language=found.get("language"),
        entries=[_entry(item, now) for item in items if isinstance(item, dict)],
    )


def _entry(item: dict[str, Any], now: datetime) -> RawEntry:
    html, plain = item.get("content_html"), item.get("content_text")
    return RawEntry(
        # Some give a number where the format wants a string.
        guid=str(item["id"]) if isinstance(item.get("id"), str | int) else None,
        link=item.get("url") or item.get("external_url"),
        title=item.get("title"),
        summary=item.get("summary") or html or plain,
        content=html or plain,
        is_html=bool(html),
        published=_date(item.get("date_published") or item.get("date_modified"), now),
        updated=_date(item.get("date_modified"), now),
        authors=_authors(item),
        language=item.get("language"),
    )


def _authors(item: dict[str, Any]) -> tuple[object, ...]:
    authors = item.get("authors")
    listed = authors if isinstance(authors, list) else [item.get("author")]
    return tuple(author.get("name") for author in listed if isinstance(author, dict))


def _date(value: object, now: datetime) -> Published | None:
    return read_date(value[:100], now) if isinstance(value, str) else None
