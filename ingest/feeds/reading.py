"""One document to one feed: where the readers of the formats meet, and where what they give is checked."""

import re
from collections.abc import Iterator
from datetime import datetime

from domain.errors import InputRefusedError
from domain.feed import FeedEntry, ReadFeed
from ingest.feeds.addresses import web_address
from ingest.feeds.document import Document, read_document
from ingest.feeds.json_feeds import read_json
from ingest.feeds.raw import RawEntry, RawFeed
from ingest.feeds.texts import clean_line, clean_title, plain_text

MOST_ENTRIES = 1_000
_LONGEST_GUID = 2_000
_LONGEST_SUMMARY = 2_000
_MOST_AUTHORS = 20
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def read_feed(
    data: bytes, *, url: str, content_type: str | None, now: datetime, charset: str | None = None
) -> ReadFeed:
    """Read a feed of any format; a pure function without state, made to run in a worker.

    `url` is the address it came from, after redirects; relative addresses hang on it and it stands for the feed in a
    refusal. `content_type` only helps to say what a document is that is no feed, and `charset` counts where the bytes
    do not tell. Dates after `now` are none. A bad entry is left out or loses the bad part, which `problems` counts; the
    others stay as they are.

    Raises:
        InputRefusedError: If it is no feed (the sentence says what it is), too large, declares entities, or is made to
            take long.
    """
    document = read_document(data, url, content_type=content_type, charset=charset)
    raw = _read(document, url, now)
    base = web_address(raw.base, url) or url
    entries = [entry for each in _newest(raw.entries) if (entry := _entry(each, base, raw.language))]
    return ReadFeed(
        kind=raw.kind,
        title=clean_title(raw.title),
        home=web_address(raw.home, base),
        ttl_seconds=raw.ttl_seconds,
        period_seconds=raw.period_seconds,
        entries=tuple(entries),
        problems=tuple(_problems(raw, entries, is_cut=document.shape.is_cut)),
    )


def _read(document: Document, url: str, now: datetime) -> RawFeed:
    from ingest.feeds.news_sitemaps import read_sitemap  # noqa: PLC0415 (parsers of XML load in workers only)
    from ingest.feeds.xml_feeds import KINDS, read_xml  # noqa: PLC0415 (as above)

    if not document.root:
        return read_json(document.text, url, now)
    if document.root in KINDS:
        return read_xml(document, url, now)
    if document.root == "urlset":
        return read_sitemap(document, url, now)
    what = {"opml": "a list of feeds (OPML)", "sitemapindex": "a list of sitemaps"}.get(
        document.root, f"XML of another kind ({document.root[:30]})"
    )
    raise InputRefusedError(f"{url} is not a feed: it is {what}.")


def _newest(entries: list[RawEntry]) -> list[RawEntry]:
    """As many as are read, in the feed's own order; those without a date count as the oldest."""
    if len(entries) <= MOST_ENTRIES:
        return entries
    dates = {at: entry.published.at for at, entry in enumerate(entries) if entry.published is not None}
    by_date = sorted(dates, key=lambda at: dates[at], reverse=True)
    kept = {*[*by_date, *(at for at in range(len(entries)) if at not in dates)][:MOST_ENTRIES]}
    return [entry for at, entry in enumerate(entries) if at in kept]


def _entry(raw: RawEntry, base: str, language: object) -> FeedEntry | None:
    """The entry with all of it checked; None where nothing identifies it."""
    guid = clean_line(raw.guid[:_LONGEST_GUID]) or None if isinstance(raw.guid, str) else None
    link = web_address(raw.link, base)
    # Where there is no id, the fast parser repeats the address, which may be unfit.
    guid = None if link is None and raw.guid == raw.link else guid
    if guid is None and link is None:
        return None
    content = raw.content.strip() if isinstance(raw.content, str) else ""
    summary = plain_text(raw.summary[: 4 * _LONGEST_SUMMARY]) if isinstance(raw.summary, str) else ""
    names = (clean_title(name) for name in raw.authors[:_MOST_AUTHORS])
    return FeedEntry(
        guid=guid,
        link=link,
        title=clean_title(raw.title),
        summary=summary[:_LONGEST_SUMMARY].strip() or None,
        content=content or None,
        is_html=raw.is_html,
        published=raw.published,
        updated=raw.updated,
        authors=tuple(dict.fromkeys(name for name in names if name)),
        language=_language(raw.language) or _language(language),
    )


def _language(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text.replace("_", "-") if _LANGUAGE.fullmatch(text) else None


def _problems(raw: RawFeed, entries: list[FeedEntry], *, is_cut: bool) -> Iterator[str]:
    taken = min(len(raw.entries), MOST_ENTRIES)
    if is_cut:
        yield f"It is very long: the newest {taken:,} of its first {len(raw.entries):,} entries are read."
    elif len(raw.entries) > taken:
        yield f"It has {len(raw.entries):,} entries; only the newest {taken:,} are read."
    if not raw.entries:
        yield "It has no entries."
    if lost := taken - len(entries):
        yield f"{lost:,} of {taken:,} entries have neither a link nor an id and are left out."
    if undated := sum(entry.published is None for entry in entries):
        yield f"{undated:,} of {len(entries):,} entries have no date, or one that is impossible or in the future."
    if bare := sum(entry.title is None for entry in entries):
        yield f"{bare:,} of {len(entries):,} entries have no title."
    if unlinked := sum(entry.link is None for entry in entries):
        yield f"{unlinked:,} of {len(entries):,} entries have no link to a page."
