"""Whose an article is, from what gives it away; whom it credits is never looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.article import Dropped, DropReason
from domain.outlet import OutletEvidence, OutletStatus
from ingest.bylines import has_outlet_word
from ingest.folding import fold_line, letters
from ingest.known_outlets import KnownOutlets
from ingest.phrases.labels import AGENCY_WORDS
from ingest.phrases.notices import PLATFORM_FOOTERS
from ingest.phrases.own_names import (
    COPYRIGHT,
    FREE_WORDS,
    NEWSLETTER_WORDS,
    OWN_CHANNEL,
    OWN_FOLLOW,
    OWN_NEWSLETTER,
)
from ingest.phrases.platforms import PLATFORM_NAMES
from ingest.urls import host_of, platform_of, registrable_domain

_HOST = re.compile(r"(?<![\w@.])(?:[\w-]+\.)+[a-z]{2,}(?![\w@])", re.IGNORECASE)
_SHORTEST_AGREEMENT = 3


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything in and around one article that may tell its outlet; each as written."""

    given: str | None = None
    urls: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()
    employer: str | None = None
    masthead: str | None = None
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class _Find:
    name: str
    sentence: str
    domain: str | None = None


def weigh(clues: Clues, outlets: KnownOutlets) -> OutletEvidence:
    """Name the outlet by the strongest evidence, or call it unknown.

    The person who handed the article in and its address state it; site name, byline, masthead, own promotion and footer
    infer it. Of a page on a platform only the byline counts, since the rest is the platform's or the poster's.
    """
    url = next((url for url in clues.urls if host_of(url) and platform_of(url) is None), None)
    domain = registrable_domain(host_of(url) or "") if url else None
    platform = _platform(clues) if url is None else None
    inferred = list(_employer(clues)) if platform else [*_inferred(clues, outlets)]
    stated = [*_given(clues, outlets), *_by_address(url, domain, _names(clues, inferred, domain), outlets)]
    found = [*stated, *inferred]
    sentences = tuple(dict.fromkeys(find.sentence for find in found))
    if platform:
        sentences += (f"It is on a platform that is no outlet: {platform}.",)
    if not found:
        return OutletEvidence(None, domain, OutletStatus.UNKNOWN, sentences, platform)
    row = outlets.by_name(found[0].name)
    name = row.name if row else found[0].name
    status = OutletStatus.STATED if stated else OutletStatus.INFERRED
    return OutletEvidence(name, domain or found[0].domain, status, sentences)


def _given(clues: Clues, outlets: KnownOutlets) -> Iterator[_Find]:
    if clues.given and clues.given.strip():
        name = clues.given.strip()
        row = outlets.by_name(name)
        yield _Find(row.name if row else name, f"It was handed in as {name}.")


def _by_address(url: str | None, domain: str | None, names: list[str], outlets: KnownOutlets) -> Iterator[_Find]:
    host = host_of(url) if url else None
    if host is None or domain is None:
        return
    row = outlets.by_host(host)
    yield _Find(row.name if row else next(iter(names), domain), f"Its address is at {domain}.", domain)


def _names(clues: Clues, inferred: list[_Find], domain: str | None) -> list[str]:
    """The names that agree with the address: a site's that shares its letters, then another that has just those."""
    if domain is None:
        return []
    label = letters(domain.split(".")[0])
    sites = [name for name in clues.site_names if _agree(letters(name), label)]
    promoted = [find.name for find in inferred if letters(find.name) == label]
    return [name for name in (*sites, *promoted) if not _is_host(name, label)]


def _inferred(clues: Clues, outlets: KnownOutlets) -> Iterator[_Find]:
    for name in clues.site_names:
        if letters(name) not in PLATFORM_NAMES:
            yield _Find(name, f"The page calls its site “{name}”.")
    yield from _employer(clues)
    if clues.masthead:
        yield _Find(clues.masthead, f"“{clues.masthead}” stands beside its headline.")
    promotions = [piece.text for piece in clues.dropped if piece.why is DropReason.PROMOTION]
    for text in promotions:
        yield from _own_channel(text, outlets)
    for text in promotions:
        yield from _own_newsletter(text, outlets)
    for text in promotions:
        yield from _own_host(text, outlets)
    for piece in clues.dropped:
        if piece.why is DropReason.PLATFORM:
            yield from _copyright(piece.text, outlets)


def _employer(clues: Clues) -> Iterator[_Find]:
    if clues.employer:
        yield _Find(clues.employer, f"Its byline names “{clues.employer}”.")


def _own_channel(text: str, outlets: KnownOutlets) -> Iterator[_Find]:
    name = next(
        (name for pattern in OWN_CHANNEL for match in pattern.finditer(text) if (name := _own_name(match["name"]))),
        None,
    )
    if name is None and (match := OWN_FOLLOW.search(text)):
        # A reporter may be followed as well as an outlet, so that the name itself has to tell.
        followed = _own_name(match["name"])
        name = followed if followed and (outlets.by_name(followed) or has_outlet_word(followed)) else None
    if name:
        yield _Find(name, f"It promotes the outlet's own channel, called “{name}”.")


def _own_newsletter(text: str, outlets: KnownOutlets) -> Iterator[_Find]:
    match = OWN_NEWSLETTER.search(text)
    name = _own_name(match["name"]) if match else None
    if name and (outlets.by_name(name) or not set(fold_line(name).split()) <= NEWSLETTER_WORDS):
        yield _Find(name, f"It promotes the outlet's own newsletter, called “{name}”.")


def _own_host(text: str, outlets: KnownOutlets) -> Iterator[_Find]:
    for match in _HOST.finditer(text):
        domain = registrable_domain(match[0])
        if domain and platform_of(f"https://{match[0]}") is None and "@" not in text[: match.start()][-1:]:
            row = outlets.by_host(match[0].lower())
            yield _Find(row.name if row else domain, f"It promotes its own site, {domain}.")


def _copyright(text: str, outlets: KnownOutlets) -> Iterator[_Find]:
    match = COPYRIGHT.search(text)
    name = match["name"].strip(" .,") if match else ""
    is_agency = outlets.is_agency(name) or bool(AGENCY_WORDS & set(fold_line(name).split()))
    if (
        name
        and letters(name) not in PLATFORM_NAMES
        and not is_agency
        and platform_of(f"https://{letters(name)}.com") is None
    ):
        yield _Find(name, f"Its footer says “{text.strip()}”.")


def _own_name(text: str) -> str | None:
    """The name at the end of capitalised words, as written: "Join Our LMZ" gives "LMZ"; None for a platform's."""
    words = text.split()
    while words and words[0].casefold() in FREE_WORDS:
        words.pop(0)
    name = re.sub(r"['’]s$", "", " ".join(words))
    return name if name and letters(name) not in PLATFORM_NAMES else None


def _platform(clues: Clues) -> str | None:
    by_url = next((platform for url in clues.urls if (platform := platform_of(url))), None)
    footers = " ".join(fold_line(piece.text) for piece in clues.dropped if piece.why is DropReason.PLATFORM)
    return by_url or next((platform for pattern, platform in PLATFORM_FOOTERS if re.search(pattern, footers)), None)


def _agree(name: str, label: str) -> bool:
    shorter = min(name, label, key=len)
    return len(shorter) >= _SHORTEST_AGREEMENT and (name in label or label in name)


def _is_host(name: str, label: str) -> bool:
    """Whether a site's name is only its host again ("harbourpost.example", "harbourpost")."""
    return _HOST.fullmatch(name) is not None or name == label
