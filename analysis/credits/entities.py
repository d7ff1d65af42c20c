"""Names where a frame expects one, with the words beside them that tell what they are."""

import re
from dataclasses import dataclass
from typing import Final

from analysis.credits.known import Known
from analysis.credits.shapes import (
    COMMON_WORDS,
    NAME,
    POSSESSIVE,
    is_acronym,
    is_demonym,
    kind_of_shape,
    looks_like_person,
)
from analysis.languages import en_credits as en
from analysis.languages import english
from domain.statements import CreditKind

_NAME: Final = re.compile(NAME)
_LOWER_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLES: Final = frozenset("the a an its their his her our another".split())
_ROLES: Final = en.PERSON_NOUNS | en.OUTLET_NOUNS | en.AGENCY_NOUNS | en.CHANNEL_NOUNS | en.ORGANISATION_NOUNS
_MOST_WORDS: Final = 6
_MOST_DESCRIBING: Final = 4
"""Words between capitals that only describe and the name."""
NOUN_AFTER: Final = re.compile(r" (?:news )?(?P<noun>agency|newspaper|channel|magazine|website|station|network)\b")
_CUT: Final = re.compile(r"\. [A-ZÀ-Þ]")
"""What follows a title, or letters with stops, that is only the beginning of a name ("Sen. Holt")."""
_OWNER: Final = re.compile(r"(.+?)[’']s(?: |$)")
_NOUN_NEXT: Final = re.compile(r" (?P<word>[a-z][\w’'-]+)")
_APPOSITION: Final = re.compile(r", (?:an?|the|one of the|another) (?P<words>(?:[^\W\d_][\w’'-]* ?){1,5})")
_APPOSITION_CHARS: Final = 80
_PHRASE_ENDS: Final = english.PREPOSITIONS | english.SUBORDINATORS | english.AUXILIARIES | english.CONJUNCTIONS
_KINDS_OF_NOUNS: Final = (
    (en.AGENCY_NOUNS, CreditKind.AGENCY),
    (en.OUTLET_NOUNS, CreditKind.OUTLET),
    (en.ORGANISATION_NOUNS, CreditKind.ORGANISATION),
    (en.PERSON_NOUNS, CreditKind.PERSON),
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at `text[start:end]`; `opens` is where its phrase begins (article and kind), `closes` where it ends.

    `noun` is the noun beside the name that tells what it is ("daily", "minister"), in lower case, None without; `lead`
    the words before the name.
    """

    name: str
    opens: int
    start: int
    end: int
    closes: int
    noun: str | None = None
    lead: str = ""


def read_entity(text: str, at: int, end: int) -> Entity | None:
    """The named entity whose phrase begins at `at`: article, words that end in a role or kind, and the name."""
    opens = at
    lead: list[str] = []
    for _ in range(_MOST_WORDS):
        match = _NAME.match(text, at, end)
        if match is not None:
            following = _continues(text, match.end(), end)
            if following is not None:
                lead += text[match.start() : following].split()
                at = following
                continue
            return _entity(text, opens, match, lead, end)
        word = _LOWER_WORD.match(text, at, end)
        if word is None or text[word.end() : word.end() + 1] != " ":
            return None
        lead.append(word.group())
        at = word.end() + 1
    return None


def _continues(text: str, at: int, end: int) -> int | None:
    """Where a later name begins, when the capitals before `at` only describe it ("Italian agency Notizia Mare")."""
    last = ""
    for _ in range(_MOST_DESCRIBING + 1):
        word = _LOWER_WORD.match(text, at + 1, end) if text.startswith(" ", at) else None
        if word is None:
            return None
        if word.group()[0].isupper():
            return at + 1 if last in _ROLES else None
        last, at = word.group().lower(), word.end()
    return None


def _entity(text: str, opens: int, match: re.Match[str], lead: list[str], end: int) -> Entity | None:
    described = [word for word in lead if word.lower() not in _ARTICLES]
    noun = lead[-1].lower() if lead and lead[-1].lower() in _ROLES else None
    if described and noun is None and not (len(described) == 1 and POSSESSIVE.search(described[0])):
        return None
    name, start, stop = _name_of(match)
    closes = stop
    after = NOUN_AFTER.match(text, stop, end)
    if after is not None and noun is None:
        noun, closes = after["noun"], after.end()
    return Entity(name, opens, start, stop, closes, noun, " ".join(lead))


def _name_of(match: re.Match[str]) -> tuple[str, int, int]:
    """The name without a possessive, that of the outlet in "CNX's Ana Ruiz" and "Ana Ruiz of Gale FM"."""
    name, start = match.group(), match.start()
    while " " in name and name.rpartition(" ")[2] in en.CALENDAR:
        name = name.rpartition(" ")[0]
    stop = start + len(name)
    person, of, house = name.rpartition(" of ")
    if of and looks_like_person(person) and kind_of_shape(house) is CreditKind.OUTLET:
        return house, stop - len(house), stop
    owner = _OWNER.match(name)
    is_house = owner is not None and (is_acronym(owner[1]) or owner[1].startswith("The "))
    if owner and (owner.end() == len(name) or is_house or kind_of_shape(owner[1]) is CreditKind.OUTLET):
        return owner[1], start, start + len(owner[1])
    return name, start, stop


def kind_of(text: str, entity: Entity, known: Known) -> CreditKind | None:
    """What an entity is, by the noun beside it, an apposition, what the article showed before, or its shape."""
    told = _kind_of_noun(entity.noun, entity.lead, entity.name) or _kind_of_apposition(text, entity)
    return told or known.kind_of(entity.name) or kind_of_shape(entity.name)


def _kind_of_noun(noun: str | None, lead: str, name: str) -> CreditKind | None:
    if noun is None:
        return None
    if noun in en.CHANNEL_NOUNS:
        words = set(lead.lower().split())
        if words & en.STATION_ADJECTIVES or kind_of_shape(name) is CreditKind.OUTLET:
            return CreditKind.OUTLET
        return CreditKind.CHANNEL
    for nouns, kind in _KINDS_OF_NOUNS:
        if noun in nouns:
            return kind
    return None


def _kind_of_apposition(text: str, entity: Entity) -> CreditKind | None:
    match = _APPOSITION.match(text, entity.end, entity.end + _APPOSITION_CHARS)
    if match is None:
        return None
    words = match["words"].lower().split()
    head = next((at for at, word in enumerate(words) if word in _PHRASE_ENDS), len(words))
    if not head or (words[head - 1] in en.AGENCY_NOUNS and "news" not in words):
        return None
    return _kind_of_noun(words[head - 1], match["words"], entity.name)


def is_common(text: str, entity: Entity) -> bool:
    """Whether capitals are no name: a word that opens a sentence, or a country's people ("Russian officials")."""
    word = re.split(r"[’']", entity.name, maxsplit=1)[0]
    first = word.split(" ", 1)[0].lower()
    if (
        word.lower() in COMMON_WORDS
        or entity.name in en.CALENDAR
        or first in english.SUBORDINATORS | english.CONJUNCTIONS
    ):
        return True
    if _CUT.match(text, entity.end) and (first in english.TITLES or "." in word or len(word) == 1):
        return True
    if entity.noun is not None or not is_demonym(entity.name):
        return False
    following = _NOUN_NEXT.match(text, entity.end)
    return entity.name.endswith(("ns", "ese")) or (following is not None and following["word"] not in COMMON_WORDS)
