"""The feeds that a home page names."""

import html as html_names
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.feeds.addresses import web_address
from ingest.feeds.texts import clean_title, plain_text

_MOST_CHARS = 2_000_000
_MOST_OFFERED = 20
_TAG = re.compile(r"<(link|base|a)\s([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))""")
_TYPES = {
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
    *("application/x.atom+xml", "application/x-rss+xml", "application/x-atom+xml", "text/rss+xml", "text/atom+xml"),
}
_FEED_PATH = re.compile(
    r"/(?:feeds?|rss|atom|rdf)(?:/|$|\?)|/[^/?#]*(?:feed|rss|atom)[^/?#]*\.(?:xml|json|rdf|php)$|\.(?:rss|atom|rdf)$"
    r"|/index\.xml$|[?&]feed=(?:rss2?|atom|rdf)\b",
    re.IGNORECASE,
)
_FEED_TEXT = re.compile(r"(?:rss|atom|feeds?|news ?feed|(?:rss|atom|xml)[ -]?feeds?)(?: [12]\.0)?", re.IGNORECASE)
_SITEMAPS = re.compile(r"<(?:\w{1,20}:)?sitemapindex\b", re.IGNORECASE)
_SITEMAP = re.compile(r"<(?:\w{1,20}:)?loc>\s{0,200}([^<>\s]{1,4000})", re.IGNORECASE)
_BEGINNING = 2_000
_COMMENTS = re.compile(r"comment", re.IGNORECASE)
_LINK_TEXT = 200


@dataclass(frozen=True, slots=True)
class OfferedFeed:
    """An address that a page offers as a feed; not tried yet. `is_declared` tells a page's own word from a guess."""

    url: str
    title: str | None
    is_declared: bool


def lists_sitemaps(text: str) -> bool:
    """Whether a document is a list of sitemaps, of which `find_feeds` gives those of news first."""
    return _SITEMAPS.search(text, 0, _BEGINNING) is not None


def find_feeds(html: str, *, url: str) -> tuple[OfferedFeed, ...]:
    """The feeds a page names: declared ones first, then links that look like feeds, those of comments last.

    At most twenty, each address once, http and https only. `url` is the page's own. Takes linear time for any input.
    """
    text = _without_comments(html[:_MOST_CHARS])
    offers = list(_sitemaps(text, url) if lists_sitemaps(text) else _offers(text, url))
    offers.sort(key=lambda offer: (bool(_COMMENTS.search(f"{offer.url} {offer.title}")), not offer.is_declared))
    # Of those at one address the first stays.
    by_url = {offer.url: offer for offer in reversed(offers)}
    return tuple(by_url[url] for url in dict.fromkeys(offer.url for offer in offers))[:_MOST_OFFERED]


def _sitemaps(text: str, url: str) -> Iterator[OfferedFeed]:
    for found in _SITEMAP.finditer(text):
        if target := web_address(html_names.unescape(found[1]), url):
            yield OfferedFeed(target, None, is_declared="news" in target.lower())


def _offers(text: str, url: str) -> Iterator[OfferedFeed]:
    base = url
    for tag in _TAG.finditer(text):
        values = _values(tag[2])
        kind, target = tag[1].lower(), web_address(values.get("href"), base)
        if target is None:
            continue
        if kind == "base":
            base = target
        elif kind == "link" and _is_declared(values):
            yield OfferedFeed(target, clean_title(values.get("title")), is_declared=True)
        elif kind == "a":
            words = plain_text(text[tag.end() : tag.end() + _LINK_TEXT].partition("</")[0])
            if _FEED_PATH.search(target) or _FEED_TEXT.fullmatch(words):
                yield OfferedFeed(target, clean_title(values.get("title")) or words or None, is_declared=False)


def _is_declared(values: dict[str, str]) -> bool:
    relations = values.get("rel", "").lower().split()
    kind = values.get("type", "").partition(";")[0].strip().lower()
    return "feed" in relations or ("alternate" in relations and kind in _TYPES)


def _values(tag: str) -> dict[str, str]:
    return {
        match[1].lower(): html_names.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(tag)
    }


def _without_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    return first + "".join(piece.partition("-->")[2] for piece in rest)
