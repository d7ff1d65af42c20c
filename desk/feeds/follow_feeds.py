"""Follows feeds and lets go of them: looks at an address first, and says what it found there."""

from dataclasses import dataclass
from typing import Final

from desk.articles.ingest_article import limits_of
from desk.desk import Desk
from desk.feeds.choose_outlet import choose_outlet, keep_outlet
from desk.feeds.read_in_worker import find_offers, read_entries
from desk.feeds.take_entries import MOST_FIRST, is_archive, recent_first
from desk.health.raise_alarm import forget_feed
from domain.errors import InputRefusedError, NotFoundError, UsageError
from domain.feed import ReadFeed
from domain.fetched import FetchCause, Fetched, FetchError, FetchKind
from domain.followed import Feed, ReadsPages
from ingest.feeds import Identified, ListedFeed, OfferedFeed, feed_address, lists_sitemaps
from ingest.fetching import normal_url, page_text, shown
from ingest.urls import host_of

_UNLISTED: Final = ListedFeed("")
_HTML: Final = {"text/html", "application/xhtml+xml"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands at an address: a feed with its entries, or the feeds that a page there offers."""

    url: str
    read: ReadFeed | None = None
    entries: tuple[Identified, ...] = ()
    offers: tuple[OfferedFeed, ...] = ()


async def look_at(desk: Desk, address: str) -> Looked:
    """Fetch what stands at an address and store nothing of it; without a scheme, https is meant.

    Raises:
        FetchError: If there is nothing to be had, with the true cause.
        InputRefusedError: If it is neither a feed nor a page that offers one.
    """
    url = normal_url(feed_address(address))
    try:
        fetched = await desk.fetcher.fetch(url, kind=FetchKind.FEED)
    except FetchError as error:
        if error.cause is not FetchCause.ADDRESS:
            raise
        hint = "Name it in BYLINE_FETCH_OPENED if it is a host of your own network."
        raise FetchError(f"{error} {hint}", FetchCause.ADDRESS) from error
    try:
        read, entries = await desk.workers.run(
            read_entries,
            fetched,
            now=desk.clock.now(),
            feed_id=0,
            cpu_seconds=limits_of(desk).text_cpu_seconds,
        )
    except InputRefusedError as error:
        if offers := await _offers(desk, fetched):
            return Looked(fetched.url, offers=offers)
        if fetched.content_type in _HTML:
            sentence = f"{shown(fetched.url)} is an HTML page that names no feed; give the address of a feed itself."
            raise InputRefusedError(sentence) from error
        raise
    # Only a move for good changes the address that is asked from now on.
    return Looked(fetched.moved_to or url, read, entries)


async def _offers(desk: Desk, fetched: Fetched) -> tuple[OfferedFeed, ...]:
    is_page = fetched.content_type in _HTML
    page = page_text(fetched) if is_page else fetched.body
    text = page if isinstance(page, str) else page.decode("utf-8", errors="replace")
    if not is_page and not lists_sitemaps(text):
        return ()
    return await desk.workers.run(find_offers, text, url=fetched.url, cpu_seconds=limits_of(desk).text_cpu_seconds)


async def follow_feed(desk: Desk, looked: Looked, *, outlet: str | None = None, listed: ListedFeed = _UNLISTED) -> Feed:
    """Follow a feed that was looked at, from now on; `outlet` is its outlet's name, `listed` goes before its own words.

    Without a name the outlet is the one that has the feed's domain, else a new one by the name in the feed's title that
    agrees with the domain, else by the domain itself. A feed that is followed already keeps its outlet.

    Raises:
        InputRefusedError: If there is no feed, or `outlet` is not whose it is.
    """
    if looked.read is None:
        offered = "".join(f"; it offers {offer.url}" for offer in looked.offers[:1])
        raise InputRefusedError(f"{looked.url} is a page, not a feed{offered}.")
    host = host_of(looked.url) or ""
    known = await desk.store.feeds.by_url(looked.url)
    if known is not None:
        outlet_id = await keep_outlet(desk, known, name=outlet)
    else:
        outlet_id = await choose_outlet(desk, looked.url, looked.read, name=outlet)
    return await desk.store.feeds.add(
        looked.url,
        host=host,
        outlet_id=outlet_id,
        now=desk.clock.now(),
        title=listed.title or looked.read.title,
        folders=listed.folders,
        home=listed.home or looked.read.home,
    )


async def find_followed(desk: Desk, given: str) -> Feed:
    """The feed with this URL, or with this number in the list.

    Raises:
        NotFoundError: If none is followed by it.
    """
    if given.isdecimal() and len(given) < len(str(2**31)):
        found = await desk.store.feeds.get(int(given))
    else:
        found = await desk.store.feeds.by_url(given) or await desk.store.feeds.by_url(address_key(given))
    if found is None:
        raise NotFoundError(f"No feed {given[:80]} is followed; /feed list shows those that are.")
    return found


def address_key(given: str) -> str:
    """An address in the spelling in which it would be stored; what is none stays as it is."""
    try:
        return normal_url(feed_address(given))
    except FetchError:
        return given


async def unfollow_feed(desk: Desk, feed: Feed) -> None:
    """Follow a feed no more and forget what was seen in it; its articles stay."""
    await desk.store.feeds.remove(feed.feed_id)
    await forget_feed(desk, feed.feed_id)


async def choose_pages(desk: Desk, feed: Feed, word: str) -> ReadsPages:
    """Choose whether the articles of a feed are read from their pages: always, never or auto.

    Raises:
        UsageError: If it is another word.
    """
    try:
        chosen = ReadsPages(word.lower())
    except ValueError as error:
        words = f"/feed edit {feed.feed_id} pages auto, or always, or never"
        raise UsageError(f"Say whether its articles are read from their pages: {words}") from error
    await desk.store.feeds.choose_pages(feed.feed_id, chosen)
    return chosen


@dataclass(frozen=True, slots=True)
class Forecast:
    """What following a feed would take in at once, the newest first, and how many entries it would pass over."""

    taken: tuple[Identified, ...]
    passed_over: int


def forecast(desk: Desk, looked: Looked) -> Forecast:
    """What the first poll would do with what was looked at; what other feeds brought already is not seen."""
    now = desk.clock.now()
    would_be = Feed(0, looked.url, 0, "", None, (), is_active=True, added_at=now, next_poll_at=now)
    recent = [entry for entry in recent_first(looked.entries) if not is_archive(entry, would_be)]
    taken = tuple(recent[:MOST_FIRST])
    return Forecast(taken, len(looked.entries) - len(taken))
