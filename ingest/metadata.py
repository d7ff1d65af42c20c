"""What a page says of itself: headline, authors, date, site name, address."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from domain.article import Published
from ingest.bylines import split_authors
from ingest.dates import read_date
from ingest.folding import fold_spaces, letters
from ingest.page import Page

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|WebPage)$")
_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_SITE_BREAK = re.compile(r"\s+[|–—•·»:-]+\s+")
_LAST_BREAK = re.compile(r"\s+[|–—•·»:-]+\s+(?!.*\s[|–—•·»:-]+\s)")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page gives away; `site_names` and `authors` as written, `addresses` in full, its surest claim first.

    `is_locked` is set where the page says that the article is not free, `is_live` where it says that it grows update by
    update, `word_count` where it says how long it is.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    site_names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    language: str | None = None
    is_locked: bool = False
    is_live: bool = False
    word_count: int | None = None


def read_metadata(page: Page, now: datetime, fetched_from: str | None = None) -> Metadata:
    """Interpret a page: its JSON-LD first, then its meta elements, then what it shows."""
    nodes = [node for text in page.json_ld for node in _nodes(text)]
    article = next((node for node in nodes if _is_article(node) and node.get("headline")), {})
    site_names = _site_names(page, article, nodes)
    return Metadata(
        title=_title(page, article),
        authors=_authors(page, article, site_names),
        published=_published(page, article, now),
        site_names=site_names,
        addresses=_addresses(page, article, fetched_from),
        language=_language(page),
        is_locked=_is_locked(page, nodes),
        is_live=any("LiveBlogPosting" in _types(node) for node in nodes),
        word_count=_word_count(article),
    )


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    """All objects of a JSON-LD script, outer ones first; none if it is broken."""
    try:
        stack = [json.loads(text.strip().removesuffix(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    while stack:
        node = stack.pop(0)
        if isinstance(node, list):
            stack += node
        elif isinstance(node, dict):
            yield node
            stack += [
                value for key, value in node.items() if key in {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"}
            ]


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(_ARTICLE_TYPE.search(name) for name in _types(node))


def _types(node: Mapping[str, Any]) -> list[str]:
    types = node.get("@type", "")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def _title(page: Page, article: Mapping[str, Any]) -> str | None:
    """The heading that the page shows where another field agrees, else the field that claims it most directly."""
    fields = [
        _string(article.get("headline")),
        page.meta("og:title", "twitter:title", "headline", "title"),
        page.title,
    ]
    claimed = [fold_spaces(text) for text in fields if text]
    site = letters(page.meta("og:site_name", "application-name") or "")
    for heading in page.headings:
        key = letters(heading)
        agrees = any(key in letters(text) or letters(text) in key for text in claimed)
        if key and key != site and (agrees or not claimed):
            return heading
    return _without_site(claimed[0], site) if claimed else None


def _without_site(title: str, site: str) -> str:
    """A headline without the name of the site behind it."""
    before, mark, last = title.rpartition(match[0]) if (match := _LAST_BREAK.search(title)) else (title, "", "")
    return before if mark and letters(last) == site else title


def _authors(page: Page, article: Mapping[str, Any], site_names: Iterable[str]) -> tuple[str, ...]:
    listed = article.get("author") or []
    nodes = [node for node in (listed if isinstance(listed, list) else [listed]) if not _is_organisation(node)]
    stated = [
        author
        for node in nodes
        if (name := _string(node))
        for author in split_authors(name, is_of_person=isinstance(node, Mapping) and "Person" in _types(node))
    ]
    metas = [author for name in _AUTHOR_METAS for author in split_authors(page.meta(name) or "")]
    shown = [author for byline in page.bylines for author in split_authors(byline)]
    sites = {letters(name) for name in site_names}
    own = ([author for author in source if letters(author) not in sites] for source in (stated, metas, shown))
    return tuple(dict.fromkeys(next(filter(None, own), ())))


def _published(page: Page, article: Mapping[str, Any], now: datetime) -> Published | None:
    claims = [
        _string(article.get("datePublished")),
        page.meta(*_PUBLISHED_METAS),
        _string(article.get("dateCreated")),
        *page.times[:1],
    ]
    return next((found for claim in claims if claim and (found := read_date(claim, now))), None)


def _site_names(page: Page, article: Mapping[str, Any], nodes: list[Mapping[str, Any]]) -> tuple[str, ...]:
    """What the page calls its site, without a slogan behind it; addresses and handles are no names."""
    sites = [_string(node) for node in nodes if node.get("@type") == "WebSite"]
    claims = [page.meta("og:site_name"), _string(article.get("publisher")), *sites, page.meta("application-name")]
    names = [_SITE_BREAK.split(fold_spaces(claim))[0] for claim in claims if claim]
    return tuple(
        dict.fromkeys(name for name in names if len(name) <= _LONGEST_NAME and re.search(r"^@|://", name) is None)
    )


def _addresses(page: Page, article: Mapping[str, Any], fetched_from: str | None) -> tuple[str, ...]:
    claims = [*page.canonical, page.meta("og:url") or "", _string(article.get("url")) or ""]
    base = fetched_from or next((claim for claim in claims if claim.startswith("http")), "")
    joined = [_joined(base, claim) for claim in claims if claim]
    return tuple(url for url in joined if url.startswith("http"))


def _joined(base: str, claim: str) -> str:
    """A link of the page in full, empty where one of them is no address at all."""
    try:
        return urljoin(base, claim)
    except ValueError:
        return ""


def _language(page: Page) -> str | None:
    match = re.match(r"[a-z]{2,3}(?=$|[-_])", (page.language or page.meta("og:locale") or "").strip().lower())
    return match[0] if match else None


def _string(value: object) -> str | None:
    """The text of a JSON-LD value, which may be a list or an object with a name."""
    if isinstance(value, list):
        return next((text for item in value if (text := _string(item))), None)
    if isinstance(value, Mapping):
        return _string(value.get("name"))
    return fold_spaces(value) or None if isinstance(value, str) else None


def _is_organisation(value: object) -> bool:
    return isinstance(value, Mapping) and "Organization" in str(value.get("@type"))


def _is_locked(page: Page, nodes: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the page says that its article is not free, by schema.org's or Facebook's word for it."""
    says_free = [str(node["isAccessibleForFree"]).lower() for node in nodes if "isAccessibleForFree" in node]
    return "false" in says_free or (page.meta("article:content_tier") or "").lower() in {"locked", "metered"}


def _word_count(article: Mapping[str, Any]) -> int | None:
    count = str(article.get("wordCount", ""))
    return int(count) if re.fullmatch(r"\d{1,6}", count) else None
