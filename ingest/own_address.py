"""The address under which an article is known."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from ingest.told import Told
from ingest.urls import canonical_url, host_of, registrable_domain

_FOLDER: Final = re.compile(r"(?:index|default)(?:\.[a-z]+)?", re.IGNORECASE)
_HOME: Final = re.compile(r"home(?:\.[a-z]+)?|[a-z]{2}(?:[-_][a-z]{2})?", re.IGNORECASE)
"""All that the path of a home page may have, or of one in another language."""
_VARIANT: Final = re.compile(r"(?:amp|print|mobile|full|all|page|\d{1,3})(?:\.[a-z]+)?", re.IGNORECASE)
"""What a path has behind an article's own where it shows the same in another form, or one page of it."""
_TELLING: Final = re.compile(r"[\d-]")


def own_address(told: Told, claims: Iterable[str]) -> str | None:
    """Where an article stands: as was told, else as it claims itself, else where it was fetched from; None if unknown.

    A claim never names a home page. Where a page was fetched, it is of the same site and may mean this page: one that
    is copied names its original, and careless templates name a section, or the script, on every page, which would make
    all of them versions of one article.
    """
    if told.url and canonical_url(told.url):
        return told.url
    asked = told.fetched_from
    named = (claim for claim in claims if canonical_url(claim) and not _is_home(claim))
    return next((claim for claim in named if asked is None or _may_mean(claim, asked)), asked)


def _is_home(url: str) -> bool:
    return not urlsplit(url).query and all(map(_HOME.fullmatch, _segments(url)))


def _may_mean(claim: str, asked: str) -> bool:
    if _site(claim) != _site(asked):
        return False
    theirs, ours = _segments(claim), _segments(asked)
    if theirs == ours:
        # A number in the query tells articles of one script apart.
        query = urlsplit(canonical_url(asked) or "").query
        is_found_by_path = _TELLING.search("".join(ours[-1:])) is not None or _TELLING.search(query) is None
        return is_found_by_path or urlsplit(claim).query != ""
    if theirs == ours[: len(theirs)]:
        return all(map(_VARIANT.fullmatch, ours[len(theirs) :]))
    is_as_telling = _is_telling(claim) or not _is_telling(asked)
    return theirs[-1:] == ours[-1:] or (is_as_telling and (len(theirs) >= len(ours) or theirs[-1] in ours))


def _is_telling(url: str) -> bool:
    """Whether an address has a number or words joined, as those of articles mostly have."""
    parts = urlsplit(canonical_url(url) or "")
    return _TELLING.search(f"{parts.path}?{parts.query}") is not None


def _segments(url: str) -> list[str]:
    """The names in a path, without that of a folder's own page."""
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    return segments[:-1] if segments and _FOLDER.fullmatch(segments[-1]) else segments


def _site(url: str) -> str:
    host = host_of(url) or ""
    return registrable_domain(host) or host
