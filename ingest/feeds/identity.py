"""By what an entry of a feed is known again, and whether it says something else than before.

An entry is the stored article with its id, if the address is not another; else the article with its address; else the
one with its id under another address, unless all words are others too: then the id was used again. Last, within one
outlet only, the same path with a like headline, and the same many words, make the same article. Dates say nothing,
since feeds change them.

An address counts only where it is the page of one article: not where it is the feed's home, where entries of one window
share it that are not the same, where two articles of a feed have it already, or where its article has kept an id of its
own and the entry has another id and an unlike headline, or a short one over unlike words. Nor does an id that different
entries of one window share.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from urllib.parse import urlsplit

from domain.feed import EntryKeys, FeedEntry, Match, ReadFeed, Sighting, Verdict
from ingest.feeds.edits import (
    MANY_WORDS,
    TEXTS_NOT_UNLIKE,
    TITLES_NOT_UNLIKE,
    is_edited,
    likeness,
    text_likeness,
    words_of,
)
from ingest.feeds.texts import plain_text
from ingest.urls import canonical_url

_VARIANT_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_GLOBAL_ID = re.compile(r"(?:https?://|tag:|urn:)\S", re.IGNORECASE)
_TELLING_PATH = re.compile(r"\d{5,}|[a-z0-9]+(?:[-_][a-z0-9]+){2,}", re.IGNORECASE)
_FEW_WORDS = 8
_ALIKE = 0.5
_TELLING_WORDS = 3
_TELLING_CHARS = 12


@dataclass(frozen=True, slots=True)
class Identified:
    """An entry with its keys, and its text without tags: what is compared, and stored with its sighting.

    `has_page` is whether its link is the page of this entry alone; where it is not, the link is no sign of it.
    """

    entry: FeedEntry
    keys: EntryKeys
    text: str
    has_page: bool

    @property
    def title(self) -> str:
        """The title, empty where there is none."""
        return self.entry.title or ""


def identify(feed: ReadFeed, *, feed_id: int) -> tuple[Identified, ...]:
    """Each entry of a feed with its keys, in their order; one that the feed lists twice comes once."""
    found = [_identified(entry, feed_id) for entry in feed.entries]
    home = _link_key(feed.home) if feed.home else None
    pages = _shared(found, lambda each: each.keys.link, _names_other_parts) | {home}
    ids = _shared(found, lambda each: each.keys.guid)
    kept: dict[str, Identified] = {}
    for each in found:
        told = _told_apart(each, feed_id, has_page=each.keys.link not in pages, has_id=each.keys.guid not in ids)
        if own := _own_key(told):
            kept.setdefault(own, told)
    return tuple(kept.values())


def match(entry: Identified, sightings: Iterable[Sighting], *, feed_id: int, outlet_id: int | None) -> Match:
    """The verdict on an entry beside all sightings that share one of its keys; others do no harm.

    It is compared with what the same feed said last: feeds of one outlet may word one article differently. An entry
    that is known from other feeds only is the same, and its sighting by this feed is to be stored.
    """
    near = list(sightings)
    entry = replace(entry, has_page=entry.has_page and _is_page_of_one(entry, near, feed_id))
    ranked = [(rank, each) for each in near if (rank := _rank(entry, each, outlet_id)) is not None]
    if not ranked:
        return Match(Verdict.NEW, None, entry.has_page)
    best = min(ranked, key=lambda pair: _order(pair[0], pair[1], feed_id))[1]
    own = [each for _, each in ranked if (each.article_id, each.feed_id) == (best.article_id, feed_id)]
    is_changed = bool(own) and is_edited(f"{own[-1].title}\n{own[-1].text}", f"{entry.title}\n{entry.text}")
    return Match(Verdict.CHANGED if is_changed else Verdict.SAME, best.article_id, entry.has_page)


def _identified(entry: FeedEntry, feed_id: int) -> Identified:
    text = (plain_text(entry.content) if entry.is_html else entry.content) if entry.content else entry.summary
    words = words_of(f"{entry.title or ''} {text or ''}")
    keys = EntryKeys(
        guid=_guid_key(entry.guid, feed_id) if entry.guid else None,
        link=_link_key(entry.link) if entry.link else None,
        path=_path_key(entry.link) if entry.link else None,
        words=_hashed("w", "".join(words)) if len(words) >= _FEW_WORDS else None,
    )
    return Identified(entry, keys, text or "", has_page=keys.link is not None)


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


def _shared(
    found: Sequence[Identified],
    key_of: Callable[[Identified], str | None],
    is_other: Callable[[Identified, Identified], bool] = lambda _one, _other: False,
) -> set[str | None]:
    """The keys of this kind that entries have which are not one."""
    having: dict[str | None, list[Identified]] = defaultdict(list)
    for each in found:
        having[key_of(each)].append(each)
    return {
        key
        for key, (first, *others) in having.items()
        if any(is_other(first, other) or not _is_listed_twice(first, other) for other in others)
    }


def _is_listed_twice(one: Identified, other: Identified) -> bool:
    """Whether two entries of one window are one: one headline holds the other, or the texts are the same.

    A headline as short as "Goal" holds only where the texts are not unlike either.
    """
    words = words_of(one.text)
    is_same_text = words == words_of(other.text)
    if not one.title or not other.title:
        return is_same_text
    if likeness(one.title, other.title) == 1:
        return _is_telling_title(one.title, other.title) or not _are_texts_unlike(one.text, other.text)
    return is_same_text and len(words) >= MANY_WORDS


def _is_telling_title(one: str, other: str) -> bool:
    """Whether what two headlines have in common is more than many notes of one page may have."""
    is_long = one == other and len(one) > _TELLING_CHARS
    return is_long or len(set(words_of(one)) & set(words_of(other))) >= _TELLING_WORDS


def _are_texts_unlike(one: str, other: str) -> bool:
    return bool(one and other) and text_likeness(one, other) < TEXTS_NOT_UNLIKE


def _names_other_parts(one: Identified, other: Identified) -> bool:
    parts = {urlsplit(each.entry.link or "").fragment for each in (one, other)}
    return "" not in parts and len(parts) > 1


def _told_apart(entry: Identified, feed_id: int, *, has_page: bool, has_id: bool) -> Identified:
    """The entry without what others have too; where nothing else is left, few words are a key in this feed."""
    has_page, keys = has_page and entry.has_page, entry.keys
    guid, path, words = keys.guid if has_id else None, keys.path if has_page else None, keys.words
    if guid is None and words is None and not has_page and (few := words_of(f"{entry.title} {entry.text}")):
        words = _hashed("w", f"{feed_id} {keys.link} {' '.join(few)}")
    return replace(entry, keys=EntryKeys(guid, keys.link, path, words), has_page=has_page)


def _own_key(entry: Identified) -> str | None:
    """The surest key of an entry: that of its page, else of its id, else of its words."""
    return (entry.keys.link if entry.has_page else None) or entry.keys.guid or entry.keys.words


def _is_page_of_one(entry: Identified, near: Sequence[Sighting], feed_id: int) -> bool:
    """Whether nothing that is stored says that several articles share the entry's address."""
    having = [each for each in near if entry.keys.link in each.keys]
    articles = {(each.feed_id, each.article_id) for each in having if each.article_id is not None}
    if max(Counter(of_feed for of_feed, _ in articles).values(), default=0) > 1:
        return False
    return not any(_is_contradicted(entry, each) for each in having if each.feed_id == feed_id)


def _is_contradicted(entry: Identified, sighting: Sighting) -> bool:
    """Whether a sighting at the same address is of another entry: each has its own id, and they look unlike.

    An id that changed before tells nothing, and the address is no id of its own unless the link names a part of it.
    """
    ids = [key for key in sighting.keys if key.startswith("g")]
    if len(ids) != 1 or entry.keys.guid is None or entry.keys.guid in ids:
        return False
    if _link_key(entry.entry.guid or "") == entry.keys.link and not urlsplit(entry.entry.link or "").fragment:
        return False
    if entry.title and sighting.title:
        if likeness(entry.title, sighting.title) < _ALIKE:
            return True
        if _is_telling_title(entry.title, sighting.title):
            return False
    return _are_texts_unlike(entry.text, sighting.text)


def _order(rank: int, sighting: Sighting, feed_id: int) -> tuple[bool, int, bool, int]:
    """What is an article goes before what was passed over, the surer sign first, then this feed's own sighting."""
    return sighting.article_id is None, rank, sighting.feed_id != feed_id, sighting.article_id or 0


def _rank(entry: Identified, sighting: Sighting, outlet_id: int | None) -> int | None:
    """How surely the sighting is of this entry, 0 most; None if it is not."""
    keys, known = entry.keys, sighting.keys
    is_of_outlet = outlet_id is not None and sighting.outlet_id == outlet_id
    is_at_page = entry.has_page and keys.link in known
    if keys.guid in known and (is_at_page or not entry.has_page or not _has_link(known)):
        return 0
    if is_at_page:
        return 1
    if keys.guid in known and _is_kindred(entry, sighting):
        return 2
    if is_of_outlet and entry.has_page and keys.path in known and likeness(entry.title, sighting.title) >= _ALIKE:
        return 3
    if is_of_outlet and keys.words in known and _is_telling(entry, sighting):
        return 4
    return None


def _has_link(known: frozenset[str]) -> bool:
    return any(key.startswith("l") for key in known)


def _is_kindred(entry: Identified, sighting: Sighting) -> bool:
    """Whether an id may be believed though the address is another: nothing is known of the words, or some are there."""
    if not sighting.title and not sighting.text:
        return True
    if likeness(entry.title, sighting.title) >= TITLES_NOT_UNLIKE:
        return True
    return text_likeness(entry.text, sighting.text) >= TEXTS_NOT_UNLIKE


def _is_telling(entry: Identified, sighting: Sighting) -> bool:
    """Whether equal words make one article: a column's teaser of every day has few, and each day its own address."""
    return len(words_of(entry.text)) >= MANY_WORDS or not entry.has_page or not _has_link(sighting.keys)
