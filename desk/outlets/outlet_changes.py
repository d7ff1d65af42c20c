"""What an admin typed about an outlet, checked part by part; the same for chats and the command line."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from domain.errors import UsageError
from domain.names import LONGEST, clean_name
from domain.outlet import OutletChanges, OutletKind
from ingest.urls import host_of, platform_of, registrable_domain

PARTS: Final = (
    "name",
    "domain",
    "alias",
    "without",
    "kind",
    "country",
    "language",
    "licence",
    "robots",
    "words",
)
"""Domains and aliases, to add and to take away, may be several with commas between them."""
NOTHING: Final = "none"
"""Takes a country, a language, a note or a limit away."""
_COUNTRY: Final = re.compile(r"[A-Za-z]{2}")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_LONGEST_NOTE: Final = 300
_MOST_WORDS: Final = 10_000


def read_changes(given: Mapping[str, Sequence[str]]) -> OutletChanges:
    """The changes in values by their `PARTS`.

    Raises:
        UsageError: If a value cannot be used; the sentence says how it has to look.
    """
    several = {part: _split(given.get(part, ())) for part in ("domain", "alias", "without")}
    one = {part: " ".join(values[-1].split()) for part, values in given.items() if values and part not in several}
    name, words = one.get("name"), one.get("words")
    return OutletChanges(
        name=None if name is None else _name(name),
        domains=tuple(dict.fromkeys(map(read_domain, several["domain"]))),
        aliases=tuple(dict.fromkeys(map(_name, several["alias"]))),
        without=tuple(several["without"]),
        kind=_kind(one["kind"]) if "kind" in one else None,
        country=_code(one.get("country"), _COUNTRY, "country; write two letters, as GB", str.upper),
        language=_code(one.get("language"), _LANGUAGE, "language; write a code, as en or pt-BR"),
        licence=_note(one.get("licence")),
        robots=_note(one.get("robots")),
        words_per_edition=None if words is None else _number(words),
    )


def read_domain(text: str) -> str:
    """The registrable domain of an address, a host or a domain, in punycode.

    Raises:
        UsageError: If it is none, or a platform's where anybody may write.
    """
    url = text if "://" in text else f"https://{text}"
    host = host_of(url)
    if host and (platform := platform_of(url)):
        raise UsageError(f"{host} belongs to no outlet: what stands there is {platform}.")
    domain = registrable_domain(host) if host and "." in host else None
    if domain is None or not all(map(_LABEL.fullmatch, domain.split("."))):
        raise UsageError(f"{clean_name(text)[:80]} is no domain; write one as harbourpost.example.")
    return domain


def _split(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _name(text: str) -> str:
    name = clean_name(text)
    if not any(sign.isalnum() for sign in name) or len(name) > LONGEST:
        raise UsageError(f"A name of an outlet has a letter or digit and at most {LONGEST} characters.")
    return name


def _kind(text: str) -> OutletKind:
    try:
        return OutletKind(text.lower())
    except ValueError as error:
        raise UsageError(f"{text[:40]} is no kind of outlet; write {', '.join(OutletKind)}.") from error


def _code(text: str | None, form: re.Pattern[str], what: str, spelt: Callable[[str], str] = str) -> str | None:
    if text is None or text == NOTHING:
        return _taken(text)
    if not form.fullmatch(text):
        raise UsageError(f"{text[:40]} is no {what}.")
    return spelt(text)


def _taken(text: str | None) -> str | None:
    return "" if text == NOTHING else None


def _note(text: str | None) -> str | None:
    if text is None or text == NOTHING:
        return _taken(text)
    if len(text) > _LONGEST_NOTE:
        raise UsageError(f"A note has at most {_LONGEST_NOTE} characters.")
    return clean_name(text)


def _number(text: str) -> int:
    if text == NOTHING:
        return 0
    if not text.isdecimal() or not 0 < int(text) <= _MOST_WORDS:
        raise UsageError(
            f"{text[:40]} is no number of words from 1 to {_MOST_WORDS:,}; {NOTHING} takes the limit away."
        )
    return int(text)
