"""What the form of a name tells: an outlet, an agency, a body, a person, a country's people."""

import re
from typing import Final

from analysis.languages import en_credits as en
from analysis.languages import english
from domain.statements import CreditKind

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁЄІЇҐ"
CAPITAL: Final = rf"[{_UPPER}]\w*(?:[.’'‑-](?=\w)\w*)*(?:[’'](?= [{_UPPER}]))?"
"""A capitalised word, as a pattern."""
_INSIDE: Final = r"(?:of the|of|for the|for|&|de la|de|del|des|du|van|von|der)"
_TO: Final = "(?:(?<=Committee)|(?<=Campaign)|(?<=Coalition)|(?<=Alliance)) (?:to|against)"
NAME: Final = rf"{CAPITAL}(?:(?: {_INSIDE}|{_TO})? {CAPITAL}){{0,5}}"
"""A name of up to six capitalised words, as a pattern."""
POSSESSIVE: Final = re.compile(r"[’']s$")
COMMON_WORDS: Final = (
    english.DETERMINERS
    | english.PREPOSITIONS
    | english.SUBJECT_PRONOUNS
    | english.OBJECT_PRONOUNS
    | english.CONJUNCTIONS
    | english.SUBORDINATORS
    | english.AUXILIARIES
    | english.ADVERBS
)
"""Words in lower case that begin no name."""
_ACRONYM: Final = re.compile(rf"[{_UPPER}][{_UPPER}\d]{{1,6}}")
_DEMONYM: Final = re.compile(rf"[\w-]+(?:{en.DEMONYM_ENDINGS})s?|{en.DEMONYMS}", re.IGNORECASE)
_POSSESSED: Final = re.compile(r"[’'](?: |$)")
_PERSON_WORDS: Final = range(2, 4)
_SHORTEST_CLOSED: Final = 6
"""Letters of the shortest one-word name whose ending tells an outlet."""


def kind_of_shape(name: str, *, strong: bool = False) -> CreditKind | None:
    """What the words of a name tell: an agency, an outlet, an organisation, or nothing.

    With `strong` words like "Monitor", which bodies have in their names too, tell nothing.
    """
    words = [word for word in name.split() if not (strong and word in en.WEAK_OUTLET_WORDS)]
    if not words or (len(words) == 1 and words[0] in en.GENERIC_NAMES | en.WEAK_OUTLET_WORDS):
        return None
    if (words[-1] in en.AGENCY_WORDS and len(words) > 1) or name.endswith(en.AGENCY_ENDINGS):
        return CreditKind.AGENCY
    if any(word in en.OUTLET_WORDS and (word != "Press" or word == words[-1]) for word in words):
        return CreditKind.OUTLET
    if any(word in en.ORGANISATION_WORDS for word in words):
        return CreditKind.ORGANISATION
    is_closed = len(words) == 1 and name.lower().endswith(en.OUTLET_ENDINGS) and len(name) >= _SHORTEST_CLOSED
    return CreditKind.OUTLET if is_closed else None


def is_acronym(name: str) -> bool:
    """Whether a name is capitals that may be those of a station or agency."""
    return bool(_ACRONYM.fullmatch(name)) and name not in en.NOT_ACRONYMS


def is_demonym(word: str) -> bool:
    """Whether a word has the form of one for a country's people or things."""
    return _DEMONYM.fullmatch(word) is not None


def looks_like_person(name: str) -> bool:
    """Whether a name has the form of a person's: two or three capitalised words and no word of an outlet or body."""
    words = name.split()
    if len(words) not in _PERSON_WORDS or _POSSESSED.search(name) or kind_of_shape(name) is not None:
        return False
    return not any(word.isupper() or re.search(r"\d", word) for word in words)
