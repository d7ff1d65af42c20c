"""By what an entry of a feed is known again, and whether it says something else than before.

The link says most, since an article is stored by its address; then the id, unless everything else speaks against it;
then, within one outlet, the address on another of its hosts and the words. Dates say nothing: feeds change them.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlsplit

from domain.feed import EntryKeys, FeedEntry, Match, ReadFeed, Sighting, Verdict
from ingest.feeds.edits import is_edited, likeness, words_of
from ingest.feeds.texts import plain_text
from ingest.urls import canonical_url

_VARIANT_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_GLOBAL_ID = re.compile(r"(?:https?://|tag:|urn:)\S", re.IGNORECASE)
_TELLING_PATH = re.compile(r"\d{5,}|[a-z0-9]+(?:[-_][a-z0-9]+){2,}", re.IGNORECASE)
_FEW_WORDS = 8
_MANY_WORDS = 40
_ALIKE = 0.5
_NOT_UNLIKE = 0.34


@dataclass(frozen=True, slots=True)
class Identified:
    """An entry with its keys, and its text without tags: what is compared, and stored with its sighting."""

    entry: FeedEntry
    keys: EntryKeys
    text: str

    @property
    def title(self) -> str:
        """The title, empty where there is none."""
        return self.entry.title or ""


def identify(feed: ReadFeed, *, feed_id: int) -> tuple[Identified, ...]:
    """Each entry of a feed with its keys, in their order; one that the feed lists twice comes once.

    An address that several different entries share, or that is the feed's home, says nothing and is no key.
    """
    found = [_identified(entry, feed_id) for entry in feed.entries]
    home = _link_key(feed.home) if feed.home else None
    shared = _shared_links(found) | ({home} if home else set())
    kept: list[Identified] = []
    seen: set[str] = set()
    for each in found:
        keys = _without_link(each.keys) if each.keys.link in shared else each.keys
        own = {key for key in (keys.link, keys.guid if keys.link is None else None) if key}
        if keys.values and seen.isdisjoint(own or {keys.words or ""}):
            seen |= own or {keys.words or ""}
            kept.append(Identified(each.entry, keys, each.text))
    return tuple(kept)


def match(entry: Identified, sightings: Iterable[Sighting], *, feed_id: int, outlet_id: int | None) -> Match:
    """The verdict on an entry beside all sightings that share one of its keys; others do no harm.

    It is compared with what the same feed said last: feeds of one outlet may word one article differently. An entry
    that is known from other feeds only is the same, and its sighting by this feed is to be stored.
    """
    ranked = [(rank, sighting) for sighting in sightings if (rank := _rank(entry, sighting, outlet_id)) is not None]
    if not ranked:
        return Match(Verdict.NEW, None)
    best = min(ranked, key=lambda pair: (pair[0], pair[1].feed_id != feed_id, pair[1].article_id))[1]
    own = [each for _, each in ranked if (each.article_id, each.feed_id) == (best.article_id, feed_id)]
    is_changed = bool(own) and is_edited(f"{own[0].title}\n{own[0].text}", f"{entry.title}\n{entry.text}")
    return Match(Verdict.CHANGED if is_changed else Verdict.SAME, best.article_id)


def _identified(entry: FeedEntry, feed_id: int) -> Identified:
    text = (plain_text(entry.content) if entry.is_html else entry.content) if entry.content else entry.summary
    return Identified(entry, _keys(entry, text or "", feed_id), text or "")


def _keys(entry: FeedEntry, text: str, feed_id: int) -> EntryKeys:
    words = words_of(f"{entry.title or ''} {text}")
    return EntryKeys(
        guid=_guid_key(entry.guid, feed_id) if entry.guid else None,
        link=_link_key(entry.link) if entry.link else None,
        path=_path_key(entry.link) if entry.link else None,
        words=_hashed("w", "".join(words)) if len(words) >= _FEW_WORDS else None,
    )


def _guid_key(guid: str, feed_id: int) -> str:
    """An id that is an address has variants as a link has; one that is no tag either is only told in its feed."""
    canonical = canonical_url(guid)
    if canonical:
        # Pages of short notes tell these apart by nothing but the part behind the mark.
        return _hashed("g", f"{canonical}#{guid.partition('#')[2]}")
    return _hashed("g", guid if _GLOBAL_ID.match(guid) else f"{feed_id} {guid}")


def _link_key(link: str) -> str | None:
    canonical = canonical_url(link)
    if canonical is None:
        return None
    parts = urlsplit(canonical)
    path = parts.path.rstrip("/")
    if not path and not parts.query:
        return None
    return _hashed("l", f"{_VARIANT_HOST.sub('', parts.netloc)}{path}?{parts.query}")


def _path_key(link: str) -> str | None:
    canonical = canonical_url(link)
    parts = urlsplit(canonical or "")
    path = parts.path.rstrip("/")
    return _hashed("p", f"{path}?{parts.query}") if _TELLING_PATH.search(path) else None


def _hashed(kind: str, text: str) -> str:
    return f"{kind}{blake2b(text.encode('utf-8', errors='replace'), digest_size=12).hexdigest()}"


def _shared_links(found: list[Identified]) -> set[str]:
    """Links that entries with other ids share, if they have other titles too or name other parts of the page."""
    counts = Counter(each.keys.link for each in found if each.keys.link)
    shared = set()
    for link in (link for link, count in counts.items() if count > 1):
        sharing = [each for each in found if each.keys.link == link]
        first = sharing[0]
        if any(_is_other(first, each) for each in sharing[1:]):
            shared.add(link)
    return shared


def _is_other(one: Identified, other: Identified) -> bool:
    if one.keys.guid == other.keys.guid:
        return False
    parts = {urlsplit(each.entry.link or "").fragment for each in (one, other)}
    return ("" not in parts and len(parts) > 1) or likeness(one.title, other.title) < _ALIKE


def _without_link(keys: EntryKeys) -> EntryKeys:
    return EntryKeys(keys.guid, None, None, keys.words)


def _rank(entry: Identified, sighting: Sighting, outlet_id: int | None) -> int | None:
    """How surely the sighting is of this entry, 0 most; None if it is not."""
    keys, known = entry.keys, sighting.keys
    is_of_outlet = outlet_id is not None and sighting.outlet_id == outlet_id
    if keys.link in known:
        return 0
    if keys.guid in known and (keys.link is None or not _has_link(known) or _is_kindred(entry, sighting)):
        return 1
    if is_of_outlet and keys.path in known and likeness(entry.title, sighting.title) >= _ALIKE:
        return 2
    if is_of_outlet and keys.words in known and _is_telling(entry, sighting):
        return 3
    return None


def _has_link(known: frozenset[str]) -> bool:
    return any(key.startswith("l") for key in known)


def _is_kindred(entry: Identified, sighting: Sighting) -> bool:
    """Whether an id may be believed though the address is another: some of the words are still there."""
    return max(likeness(entry.title, sighting.title), likeness(entry.text, sighting.text)) >= _NOT_UNLIKE


def _is_telling(entry: Identified, sighting: Sighting) -> bool:
    """Whether equal words make one article: a column's teaser of every day has few, and each day its own address."""
    return len(words_of(entry.text)) >= _MANY_WORDS or entry.keys.link is None or not _has_link(sighting.keys)
