"""Sitemaps of news (https://www.sitemaps.org/protocol.html with Google's news extension)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from domain.errors import InputRefusedError
from domain.feed import FeedKind
from ingest.dates import read_date
from ingest.feeds.document import Document
from ingest.feeds.raw import RawEntry, RawFeed


def read_sitemap(document: Document, url: str, now: datetime) -> RawFeed:
    """Read a document whose root is `urlset`.

    Raises:
        InputRefusedError: If it is broken from the start, or lists pages and none of them as news.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(document.xml, parser)
    except etree.LxmlError as error:
        raise InputRefusedError(f"{url} is broken: no parser can read it.") from error
    pages = [dict(_texts(page)) for page in root.iter("{*}url")] if root is not None else []
    if pages and not any("title" in page or "publication_date" in page for page in pages):
        raise InputRefusedError(f"{url} is not a feed: it is a sitemap without news.")
    return RawFeed(
        kind=FeedKind.SITEMAP,
        title=next((page["name"] for page in pages if "name" in page), None),
        entries=[_entry(page, now) for page in pages],
    )


def _entry(page: dict[str, str], now: datetime) -> RawEntry:
    published, updated = page.get("publication_date"), page.get("lastmod")
    return RawEntry(
        link=page.get("loc"),
        title=page.get("title"),
        published=read_date(published, now) if published else None,
        updated=read_date(updated, now) if updated else None,
        language=page.get("language"),
    )


def _texts(page: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml ships no types
    """The words of each element by its name without namespace; those of pictures and videos apart."""
    for element in page.iter("{*}loc", "{*}lastmod", "{*}title", "{*}publication_date", "{*}name", "{*}language"):
        above = etree.QName(element.getparent()).localname
        if element.text and above in {"url", "news", "publication"}:
            yield etree.QName(element).localname, element.text.strip()[:2_000]
