"""One text or page to one article: where the parts of this package meet."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from domain.article import Article
from domain.errors import InputRefusedError
from ingest.cleaning import Cleaned, clean, is_blank
from ingest.dates import day_in_path
from ingest.files import name_of, read_bytes
from ingest.folding import fold_spaces
from ingest.inputs import Input, read_input
from ingest.known_outlets import KnownOutlets
from ingest.language import identify_language
from ingest.limits import Limits
from ingest.outlet_evidence import Clues, weigh
from ingest.own_address import own_address
from ingest.told import NOTHING_TOLD, Told
from ingest.urls import canonical_url
from ingest.walls import is_stub, refuse_wall

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def read_file(
    path: Path,
    *,
    outlets: KnownOutlets,
    now: datetime,
    limits: Limits,
    told: Told = NOTHING_TOLD,
) -> Article:
    """Read a text, HTML or PDF file as an article.

    Raises:
        InputRefusedError: If it cannot be read or decoded, is no text, too large or empty, or holds no article
            but a wall in its place.
    """
    data = read_bytes(path, most=max(limits.text_bytes, limits.html_bytes, limits.pdf_bytes))
    return _read(data, name_of(path), outlets, now, limits, told)


def read_text(
    data: bytes | str,
    *,
    name: str,
    outlets: KnownOutlets,
    now: datetime,
    limits: Limits,
    told: Told = NOTHING_TOLD,
) -> Article:
    """Read what was pasted or attached as an article; `name` stands for it in `Article.path` and in a refusal.

    Raises:
        InputRefusedError: As `read_file`.
    """
    raw = data.encode("utf-8", errors="replace") if isinstance(data, str) else data
    return _read(raw, name, outlets, now, limits, told)


def _read(data: bytes, name: str, outlets: KnownOutlets, now: datetime, limits: Limits, told: Told) -> Article:  # noqa: PLR0917 - one private step
    found = read_input(data, name=name, now=now, limits=limits, told=told)
    cleaned = clean(found.text, outlets=outlets, now=now, title=found.metadata.title, is_live=found.metadata.is_live)
    refuse_wall(found, cleaned, name)
    if is_blank(cleaned.text):
        left = "" if is_blank(found.text) else " left after cleaning"
        raise InputRefusedError(f"{name} has no article text{left}.")
    return _article(name, cleaned, found, _Context(told, outlets, now))


@dataclass(frozen=True, slots=True)
class _Context:
    """What else an article is made from."""

    told: Told
    outlets: KnownOutlets
    now: datetime


def _article(name: str, cleaned: Cleaned, found: Input, context: _Context) -> Article:
    head, metadata, told = cleaned.head, found.metadata, context.told
    address = own_address(told, metadata.addresses if told.fetched_from else (*metadata.addresses, *head.urls))
    urls = [url for url in (address, *metadata.addresses, *head.urls) if url and canonical_url(url)]
    dropped = (*cleaned.dropped, *found.beside)
    clues = Clues(
        given=told.outlet,
        urls=tuple(urls),
        site_names=metadata.site_names,
        employer=head.employer,
        masthead=head.masthead,
        dropped=dropped,
    )
    title = metadata.title or (head.title.text if head.title else None)
    published = (
        told.published
        or metadata.published
        or head.published
        or next((day for url in urls if (day := day_in_path(urlsplit(url).path, context.now))), None)
        or head.updated
    )
    return Article(
        path=name,
        url=canonical_url(address) if address else None,
        outlet=weigh(clues, context.outlets),
        title=_shown(title or "") or None,
        authors=tuple(_shown(author) for author in metadata.authors or head.authors),
        published=published,
        language=identify_language(cleaned.text, declared=metadata.language),
        text=cleaned.text,
        dropped=dropped,
        is_teaser=found.is_beginning or is_stub(found, cleaned.text),
        is_newest_first=metadata.is_live if cleaned.is_newest_first is None else cleaned.is_newest_first,
        is_live=metadata.is_live,
    )


def _shown(words: str) -> str:
    """A title or a name without line breaks, runs of spaces and what nobody sees."""
    return _INVISIBLE.sub("", fold_spaces(words))
