"""What an article shows of its names before anybody asks whom it credits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from analysis.credits.shapes import CAPITAL, COMMON_WORDS, NAME, POSSESSIVE, kind_of_shape, looks_like_person
from analysis.languages import en_credits as en
from analysis.wording import Cue, first_words
from domain.statements import CreditKind

_ROLE: Final = "|".join(sorted(en.PERSON_NOUNS | en.HEADS))
_SAID: Final = "said|says|added|adds|asked|asks|replied|told|explained"
_TITLED: Final = Cue(re.compile(rf"\b(?:{en.TITLES})\.? (?P<name>{NAME})"), (first_words(en.TITLES),))
_DESCRIBED: Final = re.compile(
    rf", (?:\d{{1,2}},|who\b|an? (?:\w+ )?(?:{_ROLE})\b|whose (?:son|daughter|husband|wife|mother|brother)\b)"
)
"""What follows a person's name."""
_SPEAKS: Final = re.compile(rf" (?:{_SAID}|writes)\b")
_SPOKEN: Final = re.compile(rf"[”\"’'] (?:{_SAID}) \Z")
_ROLE_BEFORE: Final = re.compile(rf"\b(?:{_ROLE}), \Z")
_LONGEST_ROLE: Final = 20
_MARKS: Final = frozenset({"” ", '" ', "’ ", "' "})
_PLACED: Final = re.compile(rf"\b(?:in|from|near|across|outside|towards?) (?P<name>{NAME})(?![’'\w])")
_BODIED: Final = Cue(
    re.compile(rf"\b(?P<name>(?>{CAPITAL}))(?:[’']s?)? (?:{en.BODY_NOUNS})\b"), (first_words(en.BODY_NOUNS),)
)
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


def know(text: str, words: frozenset[str]) -> Known:
    """What the names of an article with these words are, as far as it shows without any credit."""
    matches = list(_NAMED.finditer(text))
    names = {match.group() for match in matches}
    bodied = _BODIED.pattern.finditer(text) if _BODIED.may_match(words) else ()
    return Known(
        persons=_find_persons(text, matches, words),
        places=frozenset(match["name"] for match in _PLACED.finditer(text)),
        bodies=frozenset(POSSESSIVE.sub("", match["name"]) for match in bodied),
        surnames=frozenset(
            name.split()[-1]
            for name in names
            if looks_like_person(name) and name.split()[0].lower() not in COMMON_WORDS
        ),
    )


def _find_persons(text: str, names: Sequence[re.Match[str]], words: frozenset[str]) -> frozenset[str]:
    """Names, and their last words, that the article treats as persons, in lower case."""
    found = [match.group() for match in names if _is_persons(text, match)]
    if _TITLED.may_match(words):
        found += [match["name"] for match in _TITLED.pattern.finditer(text)]
    persons: set[str] = set()
    for name in (POSSESSIVE.sub("", name) for name in found):
        if kind_of_shape(name) is None:
            persons |= {name.lower(), name.split()[-1].lower()}
    return frozenset(persons)


def _is_persons(text: str, name: re.Match[str]) -> bool:
    """Whether the words beside a name are such as stand beside a person's."""
    start, end = name.span()
    before = text[max(0, start - 2) : start]
    if text.startswith(",", end):
        if _DESCRIBED.match(text, end):
            return True
        if before == ", ":
            return _ROLE_BEFORE.search(text, max(0, start - _LONGEST_ROLE), start) is not None
    if before in _MARKS and _SPEAKS.match(text, end):
        return True
    return _SPOKEN.search(text, max(0, start - _LONGEST_ROLE), start) is not None
