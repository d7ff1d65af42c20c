"""Names in an article: read them where a frame expects one, and tell outlets from persons and bodies by shape and context."""

import re
from dataclasses import dataclass, field
from typing import Final

from analysis.languages import en_credits as en
from analysis.languages import english
from domain.statements import CreditKind

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁЄІЇҐ"
_CAPITAL: Final = rf"[{_UPPER}](?:\w|(?:[.’'‑-](?=\w)))*(?:[’'](?= [{_UPPER}]))?"
_INSIDE: Final = r"(?:of the|of|for the|for|&|de la|de|del|des|du|van|von|der)"
_TO: Final = "(?:(?<=Committee)|(?<=Campaign)|(?<=Coalition)|(?<=Alliance)) (?:to|against)"
NAME: Final = rf"{_CAPITAL}(?:(?: {_INSIDE}|{_TO})? {_CAPITAL}){{0,5}}"
_NAME: Final = re.compile(NAME)
_LOWER_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE: Final = re.compile(r"[’']s$")
_ARTICLES: Final = frozenset("the a an its their his her our another".split())
_ROLES: Final = en.PERSON_NOUNS | en.OUTLET_NOUNS | en.AGENCY_NOUNS | en.CHANNEL_NOUNS | en.ORGANISATION_NOUNS
_MOST_WORDS: Final = 6
_MOST_DESCRIBING: Final = 4
"""Words between capitals that only describe and the name."""
_SHORTEST_CLOSED: Final = 6
"""Letters of the shortest one-word name whose ending tells an outlet."""
_PERSON_WORDS: Final = range(2, 4)
_APPOSITION: Final = re.compile(r", (?:an?|the|one of the|another) (?P<words>(?:[^\W\d_][\w’'-]* ?){1,5})")
_PHRASE_ENDS: Final = english.PREPOSITIONS | english.SUBORDINATORS | english.AUXILIARIES | english.CONJUNCTIONS
_ACRONYM: Final = re.compile(rf"[{_UPPER}][{_UPPER}\d]{{1,6}}")


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at `text[start:end]`; `opens` is where its phrase begins (article and kind), `closes` where it ends.

    `noun` is the noun beside the name that tells what it is ("daily", "agency", "minister"), in lower case, None without.
    """

    name: str
    opens: int
    start: int
    end: int
    closes: int
    noun: str | None = None
    lead: str = ""


@dataclass(slots=True)
class Known:
    """What an article has shown of its names so far.

    `kinds` has names in lower case, in the order they were met. `persons` are names, and their last words, in lower case; `places` names
    after "in" or "from"; `bodies` last words of names that have a boss, players or shares; `surnames` last words of longer plain names.
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
    if described and noun is None and not (len(described) == 1 and _POSSESSIVE.search(described[0])):
        return None
    name, start, stop = _name_of(match)
    closes = stop
    after = re.compile(r" (?:news )?(?P<noun>agency|newspaper|channel|magazine|website|station|network)\b").match(
        text, stop, end
    )
    if after is not None and noun is None:
        noun, closes = after["noun"], after.end()
    return Entity(name, opens, start, stop, closes, noun, " ".join(lead))


def _name_of(match: re.Match[str]) -> tuple[str, int, int]:
    """The name in capitals that belong together, without a possessive: that of the outlet in "CNX's Ana Ruiz" and "Ana Ruiz of Gale FM"."""
    name, start, stop = match.group(), match.start(), match.end()
    person, of, house = name.rpartition(" of ")
    if of and looks_like_person(person) and kind_of_shape(house) is CreditKind.OUTLET:
        return house, stop - len(house), stop
    owner = re.match(r"(.+?)[’']s(?: |$)", name)
    if owner and (owner.end() == len(name) or is_acronym(owner[1]) or kind_of_shape(owner[1]) is CreditKind.OUTLET):
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


_KINDS_OF_NOUNS: Final = (
    (en.AGENCY_NOUNS, CreditKind.AGENCY),
    (en.OUTLET_NOUNS, CreditKind.OUTLET),
    (en.ORGANISATION_NOUNS, CreditKind.ORGANISATION),
    (en.PERSON_NOUNS, CreditKind.PERSON),
)


def _kind_of_apposition(text: str, entity: Entity) -> CreditKind | None:
    match = _APPOSITION.match(text, entity.end, entity.end + 80)
    if match is None:
        return None
    words = match["words"].lower().split()
    head = next((at for at, word in enumerate(words) if word in _PHRASE_ENDS), len(words))
    if not head or (words[head - 1] in en.AGENCY_NOUNS and "news" not in words):
        return None
    return _kind_of_noun(words[head - 1], match["words"], entity.name)


def kind_of_shape(name: str, *, strong: bool = False) -> CreditKind | None:
    """What the words of a name tell: an agency, an outlet, an organisation, or nothing.

    With `strong` words like "Monitor", which bodies have in their names too, tell nothing.
    """
    words = [word for word in name.split() if not (strong and word in en.WEAK_OUTLET_WORDS)]
    if not words:
        return None
    if (words[-1] in en.AGENCY_WORDS and len(words) > 1) or name.endswith(en.AGENCY_ENDINGS):
        return CreditKind.AGENCY
    if len(words) == 1 and words[0] in en.GENERIC_NAMES | en.WEAK_OUTLET_WORDS:
        return None
    if any(word in en.OUTLET_WORDS and (word != "Press" or word == words[-1]) for word in words):
        return CreditKind.OUTLET
    if any(word in en.ORGANISATION_WORDS for word in words):
        return CreditKind.ORGANISATION
    if len(words) == 1 and name.lower().endswith(en.OUTLET_ENDINGS) and len(name) >= _SHORTEST_CLOSED:
        return CreditKind.OUTLET
    return None


def is_acronym(name: str) -> bool:
    """Whether a name is capitals that may be those of a station or agency."""
    return bool(_ACRONYM.fullmatch(name)) and name not in en.NOT_ACRONYMS


_TITLED: Final = re.compile(rf"\b(?:{en.TITLES})\.? (?P<name>{NAME})")
_AGED: Final = re.compile(
    rf"(?P<name>{NAME}), (?:\d{{1,2}},|who\b|whose (?:son|daughter|husband|wife|mother|brother)|an? (?:\w+ )?(?:{'|'.join(sorted(en.PERSON_NOUNS))})\b)"
)
_ROLE_BEFORE: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(en.PERSON_NOUNS | {'manager', 'owner', 'head', 'chair', 'chairman', 'chairwoman', 'coach', 'leader', 'boss'}))}), (?P<name>{NAME}),"
)
_SPEAKING: Final = re.compile(rf"[”\"’'] (?:said|says|added|adds|asked|asks|replied|told|explained) (?P<name>{NAME})")
_SPOKE: Final = re.compile(
    rf"[”\"’'] (?P<name>{NAME}) (?:said|says|added|adds|asked|asks|replied|told|explained|writes)\b"
)


_PLACED: Final = re.compile(rf"\b(?:in|from|near|across|outside|towards?) (?P<name>{NAME})(?![’'\w])")
_BODIED: Final = re.compile(rf"\b(?P<name>{_CAPITAL})(?:[’']s?)? (?:{en.BODY_NOUNS})\b")
_LONG: Final = re.compile(NAME)


def know(text: str) -> Known:
    """What the names of an article are, as far as it shows without any credit."""
    names = (match.group() for match in _LONG.finditer(text))
    return Known(
        persons=find_persons(text),
        places=frozenset(match["name"] for match in _PLACED.finditer(text)),
        bodies=frozenset(_POSSESSIVE.sub("", match["name"]) for match in _BODIED.finditer(text)),
        surnames=frozenset(
            name.split()[-1] for name in names if looks_like_person(name) and name.split()[0].lower() not in _COMMON
        ),
    )


def find_persons(text: str) -> frozenset[str]:
    """Names, and their last words, that the article treats as persons, in lower case."""
    persons: set[str] = set()
    for pattern in (_TITLED, _AGED, _ROLE_BEFORE, _SPEAKING, _SPOKE):
        for match in pattern.finditer(text):
            name = _POSSESSIVE.sub("", match["name"])
            if kind_of_shape(name) is None:
                persons |= {name.lower(), name.split()[-1].lower()}
    return frozenset(persons)


_DEMONYM: Final = re.compile(
    r"[\w-]+(?:ian|ean|ish|ese|ican|sian|rian|stani|aeli|aqi|audi|thai)s?|French|Dutch|Greek|Czech|Swiss|German|Germans",
    re.IGNORECASE,
)
_NOUN_NEXT: Final = re.compile(r" (?P<word>[a-z][\w’'-]+)")


def is_common(text: str, entity: Entity) -> bool:
    """Whether capitals are no name: a common word that opens a sentence, or people and things of a country ("Russian officials")."""
    word = re.split(r"[’']", entity.name)[0]
    if word.lower() in _COMMON or (" " not in entity.name and word in _DAYS):
        return True
    following = _NOUN_NEXT.match(text, entity.end)
    return (
        bool(_DEMONYM.fullmatch(entity.name))
        and entity.noun is None
        and bool(entity.name.endswith(("ns", "ese")) or (following and following["word"] not in _COMMON))
    )


def is_demonym(word: str) -> bool:
    """Whether a word has the form of one for a country's people or things."""
    return bool(_DEMONYM.fullmatch(word))


_COMMON: Final = (
    english.DETERMINERS
    | english.PREPOSITIONS
    | english.SUBJECT_PRONOUNS
    | english.OBJECT_PRONOUNS
    | english.CONJUNCTIONS
    | english.SUBORDINATORS
    | english.AUXILIARIES
    | english.ADVERBS
)
_DAYS: Final = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December".split()
)


def looks_like_person(name: str) -> bool:
    """Whether a name has the form of a person's: two or three capitalised words and no word of an outlet or body."""
    words = name.split()
    if re.search(r"[’'](?: |$)", name):
        return False
    return (
        2 <= len(words) <= 3
        and kind_of_shape(name) is None
        and not any(word.isupper() or re.search(r"\d", word) for word in words)
    )
