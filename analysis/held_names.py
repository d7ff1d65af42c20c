"""Surnames of captives and of their relatives, which a story about prisoners of war holds back."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from analysis.captives import CAPITAL, FULL_NAME, MOST_NAMES, Captives, clean_name
from analysis.languages import en_sensitive as en
from analysis.people import gender_of, is_alike, name_parts
from domain.statements import Span

_OF_SOMEBODY: Final = rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|whose|{CAPITAL}[’']s?)"
_KIN: Final = rf"(?:[a-z-]+ ){{0,2}}(?:{en.KIN})"
_RELATIVES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_OF_SOMEBODY} {_KIN}(?:, |,? (?:who is |named |called )?)(?P<name>{FULL_NAME})",
        rf"(?P<name>{FULL_NAME}), (?:the|{_OF_SOMEBODY}) {_KIN}\b",
        rf"(?P<name>{FULL_NAME}), whose {_KIN}\b",
        rf"\b(?:{en.KIN}) of (?:[a-z]+ ){{0,3}}(?P<name>{FULL_NAME})",
        rf"(?P<name>{FULL_NAME})[’']s? (?:[a-z-]+ )?(?:{en.KIN})\b",
    )
)
_RANKED: Final = re.compile(rf"\b(?:{en.LOW_RANKS})\.? (?P<name>{CAPITAL})\b(?! {CAPITAL})")
_NAMED: Final = re.compile(FULL_NAME)
_WORD: Final = re.compile(rf"\b{CAPITAL}")
_FIRST_AND_LAST: Final = re.compile(rf"\b(?P<name>{CAPITAL} {CAPITAL})\b(?! {CAPITAL})(?!/)")
_AT_HOME: Final = re.compile(rf"\b(?:{en.KIN}|relatives|families|parents)\b")
_GOVERNS: Final = re.compile(rf"[’']s (?:{en.GOVERNED})\b")
_NEAR: Final = 60
"""Characters beside a name in which its bearer's role stands."""
_APPOSED: Final = re.compile(r", (?P<words>(?:[^\W\d_][\w’'-]* ?){1,7})")
_BEFORE: Final = re.compile(r"(?P<words>(?:[^\W\d_][\w’'-]*,? ){1,4})$")


@dataclass(frozen=True, slots=True)
class _Bearers:
    """Those whom an article gives a role: full names, and last names, in the form of `name_parts`."""

    full: frozenset[tuple[str, ...]]
    last: frozenset[str]

    def has(self, name: str) -> bool:
        """Whether a name is one of theirs, also where the role stands by the last name alone."""
        parts = name_parts(name)
        if not parts[1:]:
            return bool(parts) and parts[-1] in self.last
        return parts[-2:] in self.full or parts[-1:] in self.full


def find_held_names(text: str, captives: Captives) -> tuple[Span, ...]:
    """Find every occurrence of a surname of a captive or of a relative, in text order; first names are never held.

    Who holds a public office keeps the name, unless a captive has the same surname. In an article that speaks of
    families, somebody with a common given name and no role may be a relative, and is held too.
    """
    in_office = _bearers(text, re.compile(rf"\b(?:{en.OFFICES})\b", re.IGNORECASE))
    with_role = _bearers(text, re.compile(rf"\b(?:{en.OFFICES}|{en.PROFESSIONS})\b", re.IGNORECASE))
    names = [name for name in captives.names if not in_office.has(name)]
    names += [name for name in _relatives(text) if not in_office.has(name) and not _shares(name, in_office)]
    if _AT_HOME.search(text):
        names += [name for name in _private(text) if not with_role.has(name) and not _shares(name, in_office)]
    surnames = {parts[-1] for parts in map(name_parts, names[:MOST_NAMES]) if len(parts) > 1}
    surnames |= {match for match in _ranked(text) if not in_office.has(match)}
    return tuple(_occurrences(text, lambda word: any(is_alike(word, surname) for surname in surnames)))


def _shares(name: str, bearers: _Bearers) -> bool:
    """Whether somebody's last name is that of one who has a role: a nominee's son takes no name from his father."""
    return name_parts(name)[-1:] != () and name_parts(name)[-1] in bearers.last


def _relatives(text: str) -> Iterator[str]:
    for pattern in _RELATIVES:
        for match in pattern.finditer(text):
            name = clean_name(match["name"])
            if name:
                yield name


def _private(text: str) -> Iterator[str]:
    """Full names with a common given name."""
    for match in _FIRST_AND_LAST.finditer(text):
        name = clean_name(match["name"])
        if name and " " in name and gender_of(name.split()[0]) is not None:
            yield name


def _ranked(text: str) -> list[str]:
    """Surnames that stand alone after a low rank."""
    found = (clean_name(match["name"]) for match in _RANKED.finditer(text))
    return list(dict.fromkeys(name for name in found if name))[:MOST_NAMES]


def _bearers(text: str, role: re.Pattern[str]) -> _Bearers:
    """Those beside whose names a role stands, before, after or within."""
    full: dict[tuple[str, ...], None] = {}
    for match in _NAMED.finditer(text):
        parts = name_parts(clean_name(match.group()) or "")
        if parts and _has_role(text, match, role):
            full.setdefault(parts[-2:])
    named = list(full)[:MOST_NAMES]
    return _Bearers(frozenset(named), frozenset(parts[-1] for parts in named))


def _has_role(text: str, name: re.Match[str], role: re.Pattern[str]) -> bool:
    if role.search(name.group()) or _GOVERNS.match(text, name.end() - len("’s")):
        return True
    before = _BEFORE.search(text, max(0, name.start() - _NEAR), name.start())
    if before and role.search(_closest(before["words"].rstrip(" ,").split())):
        return True
    after = _APPOSED.match(text, name.end(), name.end() + _NEAR)
    return bool(after and role.search(after["words"]) and not after["words"].startswith(("his ", "her ", "whose ")))


def _closest(words: list[str]) -> str:
    """The word beside a name, or the two before "of" or "for" ("secretary of")."""
    return " ".join(words[-2:]) if words[-1] in {"of", "for"} else words[-1]


def _occurrences(text: str, is_held: Callable[[str], bool]) -> Iterator[Span]:
    known: dict[str, bool] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        word = word[:-2] if word.endswith(("’s", "'s")) else word.rstrip("’'")
        if word not in known:
            known[word] = word not in en.NO_NAMES and is_held(word)
        if known[word]:
            yield Span(match.start(), match.start() + len(word))
