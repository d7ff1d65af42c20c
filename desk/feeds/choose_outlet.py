"""Whose a feed is: by the name that somebody gives, else by its domain, else an outlet of its own."""

import re

from desk.articles.named_outlet import named_outlet
from desk.desk import Desk
from domain.errors import InputRefusedError
from domain.feed import ReadFeed
from domain.followed import Feed
from ingest.folding import letters
from ingest.urls import host_of, platform_of, registrable_domain

_PARTS = re.compile(r"\s+[-–—|·•»:]\s+|:\s+")


async def choose_outlet(desk: Desk, url: str, read: ReadFeed, *, name: str | None) -> int:
    """The id of the outlet that a feed at `url` is of; one that is not known yet is made.

    Raises:
        InputRefusedError: If `name` is of no outlet, and the feed's domain is of one.
    """
    domain = _domain(url, read)
    if name is None:
        owner = await desk.store.outlets.by_domain(domain) if domain else None
        return owner.outlet_id if owner else await _make_outlet(desk, url, read, domain)
    return (await named_outlet(desk, name, domain=domain))[0].outlet_id


async def keep_outlet(desk: Desk, feed: Feed, *, name: str | None) -> int:
    """The id of the outlet of a feed that is followed already.

    Raises:
        InputRefusedError: If `name` is another's.
    """
    named = await desk.store.outlets.by_name(name) if name else None
    if name and (named is None or named.outlet_id != feed.outlet_id):
        raise InputRefusedError(
            f"{feed.url} is followed already, as feed {feed.feed_id} of {feed.outlet_name}; to give it another outlet, "
            f"/feed remove {feed.feed_id} and add it again."
        )
    return feed.outlet_id


async def _make_outlet(desk: Desk, url: str, read: ReadFeed, domain: str | None) -> int:
    """A new outlet; a feed that merely calls itself as a known one does is not that one's."""
    host = host_of(url) or url
    domains = (domain,) if domain else ()
    names = filter(None, (_name_in(read.title or "", domain), domain, read.title, host))
    free = [name for name in names if await _is_free(desk, name, domain, host)]
    return (await desk.store.outlets.add(next(iter(free), url), domains=domains)).outlet_id


async def _is_free(desk: Desk, name: str, domain: str | None, host: str) -> bool:
    """Whether no outlet has the name, or one of this domain, or without any but with a feed of this host."""
    known = await desk.store.outlets.by_name(name)
    if known is None:
        return True
    if domain:
        return domain in known.domains
    return any(host_of(feed.url) == host for feed in await desk.store.feeds.of_outlet(known.outlet_id))


def _domain(url: str, read: ReadFeed) -> str | None:
    """The domain of the page that the feed says it belongs to, if most of its entries lead there, else its own."""
    own, home = _domain_of(url), _domain_of(read.home)
    led_to = [_domain_of(entry.link) for entry in read.entries]
    return home if home is not None and 2 * led_to.count(home) > len(led_to) else own


def _domain_of(url: str | None) -> str | None:
    return registrable_domain(host_of(url) or "") if url and platform_of(url) is None else None


def _name_in(title: str, domain: str | None) -> str | None:
    """The part of a title that has the letters of the domain ("Harbour Post – Politics", harbourpost.example)."""
    label = letters((domain or "").split(".")[0])
    return next((part for part in (title, *_PARTS.split(title)) if label and letters(part) == label), None)
