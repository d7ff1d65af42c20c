"""RSS, RDF and Atom: by the fast parser, and by the tolerant one where that gives less than there is."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import fastfeedparser
import feedparser
from lxml import etree

from domain.errors import InputRefusedError
from domain.feed import FeedKind
from ingest.dates import read_date
from ingest.feeds.addresses import web_address
from ingest.feeds.document import Document, to_xml
from ingest.feeds.evidence import DateEvidence, settle_dates
from ingest.feeds.raw import RawEntry, RawFeed

KINDS = {"rss": FeedKind.RSS, "rdf": FeedKind.RDF, "feed": FeedKind.ATOM}
# All that parsers of other people's documents were seen to raise.
_ERRORS = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError, etree.LxmlError)
_FIRST_ITEM = re.compile(r"<(?:[\w.-]{1,30}:)?(?:item|entry)\b", re.IGNORECASE)
_HEADER_VALUE = r"<(?:[\w.-]{{1,30}}:)?{name}\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<>\]]{{1,40}})"
_BASE = re.compile(r"""^<[^<>]*?\sxml:base\s*=\s*["']([^"'<>]{1,2000})["']""")
_INNER_BASE = re.compile(r"<(?:[\w.-]{1,30}:)?(?:channel|item|entry|link)\b[^<>]*?\sxml:base\s*=", re.IGNORECASE)
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_FAITHFUL = 0.5
# The tolerant parser takes some 60 microseconds for a tag.
_MOST_TAGS_TOLERATED = 30_000
# The fast parser spends milliseconds on reading a date out of an id that is no address.
_MARK = "https://id.invalid/"
_UNMARKED_ID = re.compile(r"(<guid\b[^<>]*>\s{0,100}(?:<!\[CDATA\[\s{0,100})?)(?!\s|<|https?://)")
_MARKED_ID = rf"\1{_MARK}"
_PLAIN = {"text", "text/plain"}


def read_xml(document: Document, url: str, now: datetime) -> RawFeed:
    """Read a document whose root is one of `KINDS`; relative addresses hang on `RawFeed.base`.

    Raises:
        InputRefusedError: If neither parser can read it.
    """
    if _INNER_BASE.search(document.text):
        document = _with_whole_links(document, url)
    fast = _tried(_read_fast, document, now)
    if document.shape.tags <= _MOST_TAGS_TOLERATED and (fast is None or _is_lacking(fast[1], document)):
        tolerant = _tried(_read_tolerant, document, now)
        if tolerant is not None and (fast is None or _worth(tolerant[1]) > _worth(fast[1])):
            fast = tolerant
    if fast is None:
        raise InputRefusedError(f"{url} is broken: no parser can read it.")
    feed, entries = fast
    first = _FIRST_ITEM.search(document.text)
    header = document.text[: first.start() if first else None]
    base = _BASE.search(header)
    return RawFeed(
        kind=KINDS[document.root],
        title=feed.get("title"),
        home=feed.get("link"),
        language=_header_value(header, "language") or feed.get("language"),
        base=urljoin(url, base[1]) if base else url,
        ttl_seconds=_times(_header_value(header, "ttl"), 60),
        period_seconds=_period(header),
        entries=entries,
    )


def _with_whole_links(document: Document, url: str) -> Document:
    """The document with each link hung on the base of its own place (https://www.w3.org/TR/xmlbase/)."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(document.xml, parser, base_url=url)
    except etree.LxmlError:
        return document
    for link in root.iter("{*}link") if root is not None else ():
        href = link.get("href")
        address = web_address(href or link.text, link.base)
        if address and href:
            link.set("href", address)
        elif address:
            link.text = address
    return document if root is None else replace(document, text=etree.tostring(root, encoding="unicode"))


_Read = tuple[dict[str, Any], list[RawEntry]]


def _tried(read: Callable[[Document, datetime], _Read], document: Document, now: datetime) -> _Read | None:
    try:
        return read(document, now)
    except _ERRORS:
        return None


def _worth(entries: list[RawEntry]) -> int:
    """How many entries and titles were found, entries that nothing identifies apart."""
    return sum(1 + bool(entry.title) for entry in entries if entry.link or entry.guid)


def _is_lacking(entries: list[RawEntry], document: Document) -> bool:
    found = [entry for entry in entries if entry.link or entry.guid]
    # The fast parser does not see a title that is made of tags.
    loses_titles = '"xhtml"' in document.text and not all(entry.title for entry in found)
    return loses_titles or len(found) < _FAITHFUL * document.shape.items


def _read_fast(document: Document, now: datetime) -> _Read:
    text, evidence = settle_dates(document.text, now)
    # Only ever bytes: a string that is an address would be fetched.
    marked = to_xml(_UNMARKED_ID.sub(_MARKED_ID, text))
    parsed = fastfeedparser.parse(marked, include_tags=False, include_media=False, include_enclosures=False)
    return parsed["feed"], [_fast_entry(entry, evidence) for entry in parsed["entries"]]


def _fast_entry(entry: dict[str, Any], evidence: DateEvidence) -> RawEntry:
    content, link = _longest(entry.get("content")), _best_link(entry)
    return RawEntry(
        guid=_without_mark(entry.get("id")),
        link=None if str(link).startswith(_MARK) else link,
        title=entry.get("title"),
        summary=entry.get("description"),
        content=content.get("value"),
        is_html=content.get("type") not in _PLAIN,
        published=evidence.confirm(entry.get("published")),
        updated=evidence.confirm(entry.get("updated")),
        authors=tuple(author.get("name") for author in entry.get("authors") or ()),
        language=content.get("language"),
    )


def _read_tolerant(document: Document, now: datetime) -> _Read:
    # A stream, since the parser opens a file of the name that it is given as text.
    parsed = feedparser.parse(BytesIO(document.xml), sanitize_html=False, resolve_relative_uris=False)
    # Its dictionaries warn where one date stands in for another; plain ones do not.
    return dict(parsed["feed"]), [_tolerant_entry(dict(entry), now) for entry in parsed["entries"]]


def _tolerant_entry(entry: dict[str, Any], now: datetime) -> RawEntry:
    content = _longest(entry.get("content"))
    updated = entry.get("updated")
    published = entry.get("published") or entry.get("created") or updated
    names = [author.get("name") for author in entry.get("authors") or ()]
    link = _best_link(entry)
    return RawEntry(
        guid=entry.get("id"),
        # It takes any id for an address where there is no link.
        link=link if link != entry.get("id") or str(link).startswith(("http://", "https://")) else None,
        title=entry.get("title"),
        summary=entry.get("summary"),
        content=content.get("value") or entry.get("summary"),
        is_html=content.get("type") not in _PLAIN,
        published=read_date(published, now) if published else None,
        updated=read_date(updated, now) if updated else None,
        authors=tuple(names) or (entry.get("author"),),
        language=content.get("language"),
    )


def _longest(contents: list[dict[str, Any]] | None) -> dict[str, Any]:
    return max(contents or (), key=lambda content: len(content.get("value") or ""), default={})


def _best_link(entry: dict[str, Any]) -> object:
    """The address of the entry's page, or of its file where that is all it has."""
    links = [link for link in entry.get("links") or () if link.get("href")]
    pages = [link["href"] for link in links if link.get("rel") in {None, "alternate"}]
    return entry.get("link") if entry.get("link") in pages or not pages else pages[0]


def _without_mark(value: str | None) -> str | None:
    return value.removeprefix(_MARK) if value else None


def _header_value(header: str, name: str) -> str | None:
    match = re.search(_HEADER_VALUE.format(name=name), header, re.IGNORECASE)
    return match[1].strip() if match else None


def _times(number: str | None, seconds: int) -> int | None:
    match = re.fullmatch(r"0*([1-9]\d{0,6})", number or "")
    return int(match[1]) * seconds if match else None


def _period(header: str) -> int | None:
    """How often the feed says that it changes (RDF Site Summary 1.0, module Syndication)."""
    period = _PERIODS.get((_header_value(header, "updatePeriod") or "").lower())
    if period is None:
        return None
    return max(period // (_times(_header_value(header, "updateFrequency"), 1) or 1), 1)
