"""Makes an entry of a feed an article: from its page where the feed gives a teaser, else from the feed's own text."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from html import escape
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from desk.articles.fetch_article import fetch_article
from desk.articles.ingest_article import limits_of, store_article
from desk.articles.read_article import ReadArticle, read_article, read_headline
from desk.desk import Desk
from domain.article import Article, StoredArticle
from domain.errors import InputRefusedError
from domain.feed import FeedEntry
from domain.fetched import FetchCause, FetchError, HostBusyError
from domain.followed import Feed, ReadsPages
from ingest import Told, canonical_url
from ingest.feeds import Identified
from ingest.feeds.agreement import agrees
from ingest.feeds.edits import is_edited

WHOLE_CHARS: Final = 1_200
"""An entry with less text than this is a teaser, if it has a page."""
PATIENCE: Final = timedelta(hours=2)
"""So long after an entry was published its page is asked for again where it could not be had."""
_PATIENCE_ASKED: Final = timedelta(days=4)
"""The same where the server asked to wait: longer than the first poll of a feed reaches back."""
_CUT: Final = ("…", "...", "[…]", "[...]")
_PASSING: Final = {
    FetchCause.DNS,
    FetchCause.CONNECTION,
    FetchCause.TLS,
    FetchCause.TIMEOUT,
    FetchCause.STATUS,
    FetchCause.BROKEN,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an entry: the article, or why there is none, and whether its page is to be asked for again.

    `is_live` is set where the page that was read says that it grows.
    """

    article_id: int | None = None
    why: str | None = None
    is_awaited: bool = False
    is_live: bool = False


def reads_page(entry: Identified, reads_pages: ReadsPages) -> bool:
    """Whether the article of an entry is read from its page, by what is chosen for its feed.

    An address that several entries of the feed share is the page of none of them.
    """
    if not entry.has_page or reads_pages is ReadsPages.NEVER:
        return False
    return reads_pages is ReadsPages.ALWAYS or not is_whole(entry)


def is_whole(entry: Identified) -> bool:
    """Whether the feed gives the article itself and not its beginning."""
    text = entry.text.rstrip()
    return entry.entry.link is None or (len(text) >= WHOLE_CHARS and not text.endswith(_CUT))


async def take_entry(
    desk: Desk, feed: Feed, entry: Identified, *, known: bytes, article_id: int | None = None
) -> Taken:
    """Store the article of an entry, or with `article_id` the new version of a stored one.

    `known` are the outlets that are stored, packed.

    Where its page cannot be had, is not the article, or shows less than the feed, the feed's own words are taken, or
    its headline alone: at once, since the entry may be gone from the feed when the page is back. They are a teaser
    unless the feed gives the whole text, and never replace an article that is stored whole.
    """
    stored_before = None if article_id is None else await desk.store.articles.get(article_id)
    try:
        read, is_awaited = await _read(desk, feed, entry, known, stored_before)
    except InputRefusedError as error:
        return Taken(why=str(error), is_awaited=_is_awaited(error, entry, desk.clock.now()))
    if article_id is not None:
        if stored_before is not None and not _is_worth(read.article, stored_before):
            return Taken(article_id, is_awaited=is_awaited, is_live=read.article.is_live)
        read = _at_its_address(read, stored_before)
    stored = await store_article(desk, read, outlet_id=feed.outlet_id, article_id=article_id)
    stored_id = stored.ref.article_id if stored.ref else None
    return Taken(stored_id, is_awaited=is_awaited, is_live=read.article.is_live)


def _is_worth(article: Article, stored: StoredArticle) -> bool:
    """Whether a reading tells more than what is stored: no teaser of what is whole, and no trivial edit."""
    if article.is_teaser != stored.head.is_teaser:
        return not article.is_teaser
    before, after = f"{stored.head.title}\n{stored.text}", f"{article.title}\n{article.text}"
    return before == after or is_edited(before, after)


async def _read(
    desk: Desk, feed: Feed, entry: Identified, known: bytes, stored: StoredArticle | None
) -> tuple[ReadArticle, bool]:
    """The article of an entry, and whether its page is to be asked for again."""
    limits, now = limits_of(desk), desk.clock.now()
    told = Told(outlet=feed.outlet_name)
    link = entry.entry.link
    if link is None or not reads_page(entry, feed.reads_pages):
        return await _read_own_text(desk, feed, entry, known), False
    try:
        read = await fetch_article(
            desk.fetcher, desk.workers, link, now=now, limits=limits, told=told, known=known, linked_from=feed.url
        )
    except InputRefusedError as error:
        if not entry.text and not entry.title:
            raise
        return await _read_own_text(desk, feed, entry, known), _is_awaited(error, entry, now)
    if not _is_its_page(read.article, entry, stored):
        return await _read_own_text(desk, feed, entry, known), _is_young(entry, now)
    if read.article.is_teaser and len(entry.text) > len(read.article.text):
        return await _read_own_text(desk, feed, entry, known), False
    return _completed(read, feed, entry.entry), False


def _is_its_page(page: Article, entry: Identified, stored: StoredArticle | None) -> bool:
    """Whether a page is the article that the entry announces, or the stored one, and nothing in its place."""
    is_home = _is_home(page.path) and not _is_home(entry.entry.link or "")
    said = [(entry.title, entry.text)]
    if stored is not None and not stored.head.is_teaser:
        said.append((stored.head.title or "", stored.text))
    shown = {"page_title": page.title or "", "page_text": page.text}
    return not is_home and any(agrees(title, words, **shown) for title, words in said)


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def _is_awaited(error: InputRefusedError, entry: Identified, now: datetime) -> bool:
    """Whether the page was no article, or not to be had, for a cause that may pass, and the entry is young enough.

    What has neither words nor a date is asked for until its page is there, and so is what has no date where the server
    asked to wait, or nobody asked it because of other requests of our own.
    """
    cause, published = error.__cause__, entry.entry.published
    if not isinstance(cause, FetchError):
        # It was had and is no article: a check for robots or a request for consent may be gone soon.
        return _is_young(entry, now)
    if cause.status == HTTPStatus.NOT_FOUND:
        return False
    if cause.cause is FetchCause.RATE_LIMITED or isinstance(cause, HostBusyError):
        return published is None or now - published.at < _PATIENCE_ASKED
    if cause.cause not in _PASSING:
        return False
    return _is_young(entry, now) or (published is None and not entry.text and not entry.title)


def _is_young(entry: Identified, now: datetime) -> bool:
    published = entry.entry.published
    return published is not None and now - published.at < PATIENCE


async def _read_own_text(desk: Desk, feed: Feed, entry: Identified, known: bytes) -> ReadArticle:
    given, address = entry.entry, _address(entry)
    told = Told(url=given.link and canonical_url(given.link), outlet=feed.outlet_name, published=given.published)
    name = given.link or f"{feed.url}#{given.guid}"
    reading = partial(read_article, now=desk.clock.now(), limits=limits_of(desk), told=told, known=known, name=name)
    try:
        read = await desk.workers.run(reading, _document(entry))
    except InputRefusedError:
        # What is no page with an article in it may be words all the same.
        if entry.text and entry.text != _document(entry):
            read = await desk.workers.run(reading, entry.text)
        elif given.title:
            read = await desk.workers.run(read_headline, told=told, known=known, name=name)
        else:
            raise
    # What the feed calls it goes before what its text looks like.
    article = replace(read.article, url=address, title=given.title or read.article.title, is_teaser=not is_whole(entry))
    return _completed(replace(read, article=article), feed, given)


def _address(entry: Identified) -> str | None:
    """Where the article of an entry stands: of entries on one page, each has the part of it that its link names."""
    link = entry.entry.link
    address = link and canonical_url(link)
    if not link or not address or entry.has_page:
        return address
    part = urlsplit(link).fragment
    return f"{address}#{part}" if part else None


def _document(entry: Identified) -> str:
    """The feed's own text as a page, or as plain text where it is short: then nothing is around it."""
    given = entry.entry
    if given.content is None or not given.is_html or len(entry.text) < WHOLE_CHARS:
        return given.content if given.content and not given.is_html else entry.text
    title = escape(given.title or "")
    return (
        f"<!doctype html><html><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>\n{given.content}</article></body></html>"
    )


def _completed(read: ReadArticle, feed: Feed, entry: FeedEntry) -> ReadArticle:
    """With what the feed tells where the text does not; the first evidence of the outlet is the feed."""
    article = read.article
    outlet = article.outlet
    evidence = (f"It came by a feed of {feed.outlet_name}, {feed.url}.", *outlet.evidence[1:])
    completed = replace(
        article,
        title=article.title or entry.title,
        authors=article.authors or entry.authors,
        published=article.published or entry.published,
        outlet=replace(outlet, evidence=evidence),
    )
    return replace(read, article=completed)


def _at_its_address(read: ReadArticle, stored: StoredArticle | None) -> ReadArticle:
    """A new version keeps the address under which its article is stored."""
    url = stored.head.url if stored else read.article.url
    return replace(read, article=replace(read.article, url=url))
