"""One text or page to one article: where the parts of this package meet."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from domain.article import Article, Dropped, DropReason, Published
from domain.errors import InputRefusedError
from ingest.cleaning import Cleaned, clean, is_blank, reasons_of
from ingest.dates import day_in_path
from ingest.decoding import decode, refuse_binary
from ingest.files import name_of, read_bytes
from ingest.folding import fold_spaces
from ingest.known_outlets import KnownOutlets
from ingest.language import identify_language
from ingest.limits import Limits
from ingest.lines import split_lines
from ingest.metadata import Metadata, read_metadata
from ingest.outlet_evidence import Clues, weigh
from ingest.page import Page, read_page
from ingest.urls import canonical_url

_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_OPENS_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_FEED = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:rss|feed|rdf:RDF|urlset|opml)\b", re.IGNORECASE | re.DOTALL
)
_SNIFFED = 2_000
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the person who hands an article in says of it; it goes before what the article says itself."""

    url: str | None
    outlet: str | None
    published: Published | None


def read_file(
    path: Path,
    *,
    outlets: KnownOutlets,
    now: datetime,
    limits: Limits,
    url: str | None = None,
    outlet: str | None = None,
    published: Published | None = None,
) -> Article:
    """Read a text or HTML file as an article; `url`, `outlet` and `published` go before what it says itself.

    Raises:
        InputRefusedError: If it cannot be read or decoded, is no text, too large or empty, or holds no article.
    """
    data = read_bytes(path, most=max(limits.text_bytes, limits.html_bytes))
    return _read(data, name_of(path), outlets, now, limits, _Told(url, outlet, published))


def read_text(
    data: bytes | str,
    *,
    name: str,
    outlets: KnownOutlets,
    now: datetime,
    limits: Limits,
    url: str | None = None,
    outlet: str | None = None,
    published: Published | None = None,
) -> Article:
    """Read what was pasted or attached as an article; `name` stands for it in `Article.path` and in a refusal.

    Raises:
        InputRefusedError: As `read_file`.
    """
    raw = data.encode("utf-8", errors="replace") if isinstance(data, str) else data
    return _read(raw, name, outlets, now, limits, _Told(url, outlet, published))


def _read(data: bytes, name: str, outlets: KnownOutlets, now: datetime, limits: Limits, told: _Told) -> Article:  # noqa: PLR0917 - one private step
    refuse_binary(data, name)
    is_html = _is_html(data, name)
    most = limits.html_bytes if is_html else limits.text_bytes
    if len(data) > most:
        raise InputRefusedError(f"{name} is larger than {most:,} bytes.")
    text = decode(data, name, is_html=is_html)
    if not is_html:
        _refuse_data(text, name)
    page = read_page(text, name, limits) if is_html else None
    metadata = read_metadata(page, now) if page else None
    raw = "\n\n".join(page.blocks) if page else text
    cleaned = clean(raw, outlets=outlets, now=now, title=metadata.title if metadata else None)
    if is_blank(cleaned.text):
        raise InputRefusedError(f"{name} has no article text{' left after cleaning' if not is_blank(raw) else ''}.")
    beside = _beside(page) if page else ()
    return _article(name, cleaned, metadata or _NOTHING, _Found(told, outlets, now, beside))


@dataclass(frozen=True, slots=True)
class _Found:
    """What else an article is made from."""

    told: _Told
    outlets: KnownOutlets
    now: datetime
    beside: tuple[Dropped, ...]


def _article(name: str, cleaned: Cleaned, metadata: Metadata, found: _Found) -> Article:
    head = cleaned.head
    urls = [url for url in (found.told.url, metadata.canonical, *head.urls) if url and canonical_url(url)]
    dropped = (*cleaned.dropped, *found.beside)
    clues = Clues(
        given=found.told.outlet,
        urls=tuple(urls),
        site_names=metadata.site_names,
        employer=head.employer,
        masthead=head.masthead,
        dropped=dropped,
    )
    title = metadata.title or (head.title.text if head.title else None)
    published = (
        found.told.published
        or metadata.published
        or head.published
        or next((day for url in urls if (day := day_in_path(urlsplit(url).path, found.now))), None)
        or head.updated
    )
    return Article(
        path=name,
        url=canonical_url(urls[0]) if urls else None,
        outlet=weigh(clues, found.outlets),
        title=_shown(title or "") or None,
        authors=tuple(_shown(author) for author in metadata.authors or head.authors),
        published=published,
        language=identify_language(cleaned.text, declared=metadata.language),
        text=cleaned.text,
        dropped=dropped,
    )


def _shown(words: str) -> str:
    """A title or a name without line breaks, runs of spaces and what nobody sees."""
    return _INVISIBLE.sub("", fold_spaces(words))


def _refuse_data(text: str, name: str) -> None:
    first = next((line for line in text.splitlines() if line.strip()), "")
    for part in (first, text) if first.lstrip().startswith(("{", "[")) else ():
        with suppress(ValueError, RecursionError):
            if isinstance(json.loads(part), dict | list):
                raise InputRefusedError(f"{name} is JSON data; Byline reads text and HTML.")


def _is_html(data: bytes, name: str) -> bool:
    start = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if _OPENS_FEED.match(start):
        raise InputRefusedError(f"{name} is a feed or a list of feeds, not an article.")
    is_tagged = re.search(rb"<(?:p|div|html|body|article)\b[^>]*>", data, re.IGNORECASE) is not None
    return _OPENS_HTML.match(start) is not None or (is_tagged and Path(name).suffix.lower() in _HTML_SUFFIXES)


def _beside(page: Page) -> tuple[Dropped, ...]:
    """What stands on the page beside its article, as far as each line is known for what it is."""
    lines = [(text, where) for text, where in page.outside if text]
    joined = "\n\n".join(text for text, _ in lines)
    in_nav = {text for text, where in lines if where == "nav"}
    reasons = reasons_of(split_lines(joined))
    pieces = [
        (line.text, DropReason.NAVIGATION if line.text in in_nav else reasons.get(line)) for line in split_lines(joined)
    ]
    return tuple(Dropped(text, why) for text, why in pieces if why is not None)


_NOTHING = Metadata(title=None, authors=(), published=None, site_names=(), canonical=None, language=None)
