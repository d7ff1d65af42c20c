"""What an article shows of its names before anybody asks whom it credits."""

import re
from dataclasses import dataclass, field
from typing import Final

from analysis.credits.shapes import CAPITAL, COMMON_WORDS, NAME, POSSESSIVE, kind_of_shape, looks_like_person
from analysis.languages import en_credits as en
from domain.statements import CreditKind

_ROLE: Final = "|".join(sorted(en.PERSON_NOUNS | en.HEADS))
_SAID: Final = "said|says|added|adds|asked|asks|replied|told|explained"
_PERSONS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{en.TITLES})\.? (?P<name>{NAME})",
        rf"(?P<name>{NAME}), (?:\d{{1,2}},|who\b|an? (?:\w+ )?(?:{_ROLE})\b)",
        rf"(?P<name>{NAME}), whose (?:son|daughter|husband|wife|mother|brother)\b",
        rf"\b(?:{_ROLE}), (?P<name>{NAME}),",
        rf"[”\"’'] (?:{_SAID}) (?P<name>{NAME})",
        rf"[”\"’'] (?P<name>{NAME}) (?:{_SAID}|writes)\b",
    )
)
_PLACED: Final = re.compile(rf"\b(?:in|from|near|across|outside|towards?) (?P<name>{NAME})(?![’'\w])")
_BODIED: Final = re.compile(rf"\b(?P<name>{CAPITAL})(?:[’']s?)? (?:{en.BODY_NOUNS})\b")
_NAMED: Final = re.compile(NAME)


@dataclass(slots=True)
class Known:
    """What an article has shown of its names so far.

    `kinds` has names in lower case, in the order they were met. `persons` are names, and their last words, in
    lower case; `places` names after "in" or "from"; `bodies` last words of names that have a boss, players or shares;
    `surnames` last words of longer plain names.
    """

    kinds: dict[str, CreditKind] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    _by_last_word: dict[str, CreditKind] = field(default_factory=dict)

    def learn(self, name: str, kind: CreditKind) -> None:
        """Keep the first kind that a name, and its last word, was met with."""
        self.kinds.setdefault(name.lower(), kind)
        if " " in name:
            self._by_last_word.setdefault(name.lower().rpartition(" ")[2], kind)

    def kind_of(self, name: str) -> CreditKind | None:
        """The kind of a name met before, also by its last word ("the Bugle")."""
        key = name.lower()
        if key in self.kinds:
            return self.kinds[key]
        if key in self.persons:
            return None
        return self._by_last_word.get(key)


def know(text: str) -> Known:
    """What the names of an article are, as far as it shows without any credit."""
    names = (match.group() for match in _NAMED.finditer(text))
    return Known(
        persons=_find_persons(text),
        places=frozenset(match["name"] for match in _PLACED.finditer(text)),
        bodies=frozenset(POSSESSIVE.sub("", match["name"]) for match in _BODIED.finditer(text)),
        surnames=frozenset(
            name.split()[-1]
            for name in names
            if looks_like_person(name) and name.split()[0].lower() not in COMMON_WORDS
        ),
    )


def _find_persons(text: str) -> frozenset[str]:
    """Names, and their last words, that the article treats as persons, in lower case."""
    persons: set[str] = set()
    for pattern in _PERSONS:
        for match in pattern.finditer(text):
            name = POSSESSIVE.sub("", match["name"])
            if kind_of_shape(name) is None:
                persons |= {name.lower(), name.split()[-1].lower()}
    return frozenset(persons)
