"""Names of people: their parts, their gender, and whether two spellings are one person."""

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import Final

from analysis.languages import english, english_lines
from analysis.languages.frequent import FUNCTION_WORDS

_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'‑-]*\w)?\.?")
_POSSESSIVE: Final = re.compile(r"(?:['’]s|(?<=s)['’])$")
_INNER_TITLES: Final = frozenset(
    {"ceo", "cfo", "coo", "cto", "speaker", "chairman", "chairwoman", "spokesman", "spokeswoman"}
)
_LEAST_AFTER_TITLE: Final = 2
"""So many words after a title within a longer name are the person's ("Sound Lines CEO Maria Holt")."""
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TWINS: Final = frozenset(frozenset(pair) for pair in ("hg", "yi", "ij", "jy", "wv", "kc", "sz", "ck", "uw", "fv"))
"""Letters that romanisations of one name exchange."""
_SILENT: Final = frozenset("hyij")
"""Letters that one romanisation has and another leaves out."""
_NOUNS: Final = english.HUMANS | english.KIN | english.TITLES | english.BODIES | english.TEXTS
_NEVER: Final = (
    english.DETERMINERS
    | english.SUBJECT_PRONOUNS
    | english.OBJECT_PRONOUNS
    | english.PREPOSITIONS - {"per"}
    | english.SUBORDINATORS
)
"""Words that open no name; Per is one."""
_PEOPLE: Final = english.HUMANS | english.KIN | english.PEOPLES | {"people", "staff"}
_VERBS: Final = english.AUXILIARIES - {"may", "will"}
_GIVEN_NAMES: Final = english.MALE_NAMES | english.FEMALE_NAMES
_NEVER_ALONE: Final = (
    FUNCTION_WORDS
    | english_lines.CONNECTIVES
    | english.CAPTION_WORDS
    | english.DATA
    | english.PEOPLES
    | {"clarification", "ceo", "cfo", "vip"}
) - _GIVEN_NAMES
"""Words that a capital makes no name of where nothing stands beside them."""
_CONTRACTED: Final = re.compile(r"['’](?:re|ve|ll|d|m|t)$")
_COMPOUND: Final = re.compile(r"-[a-z]+(?:ed|ing|led|run)$|^\w+(?:-[a-z]+){2,}$")
"""How an adjective ends that a name is a part of ("Carrow-owned")."""
_PARTICLES: Final = frozenset("al bin da de del della den der di dos du el ibn la le ten van von zu".split())
"""What a surname may begin with in small letters."""
_REMEMBERED: Final = 20_000
"""An article asks for the same few names over and over."""
_MIN_CHARS: Final = 4
"""Shorter names must be equal: one letter is too much of them."""


class Gender(Enum):
    """What pronoun a person takes, as far as the text tells."""

    MALE = "he"
    FEMALE = "she"


@lru_cache(_REMEMBERED)
def name_parts(name: str) -> tuple[str, ...]:
    """Give the parts of a name as written, without titles, suffixes and a possessive ending; may be empty."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(name)]
    while len(words) > 1 and words[0].lower().rstrip(".") in english.TITLES:
        words = words[1:]
    inner = (at for at in range(1, len(words) - _LEAST_AFTER_TITLE) if words[at].lower() in _INNER_TITLES)
    words = words[next(inner, -1) + 1 :]
    while len(words) > 1 and words[-1].lower().rstrip(".") in _SUFFIXES:
        words = words[:-1]
    return tuple(words)


def is_name(words: str) -> bool:
    """Tell whether a speaker's words name somebody or a body ("Maria Holt"), and do not only describe them.

    No names are "his mother", "Tarn POW", "Authorities", a title alone, "Norwegians", a letter, a word that only opens
    its sentence, a name stuck to itself, or words torn from a longer description.
    """
    parts = name_parts(words)
    if not parts or _POSSESSIVE.search(words.strip()) or parts[0].lower() in _NEVER:
        return False
    first, last = parts[0], parts[-1]
    if not last[:1].isupper() or (first[:1].islower() and first not in _PARTICLES):
        return False
    if _is_torn(parts):
        return False
    if len(parts) == 1 and _is_never_alone(first):
        return False
    if parts[1:2] and parts[1] in english.PREPOSITIONS and _are_some(first, parts[1]):
        return False
    return not ((len(parts) == 1 or _is_initials(last)) and _is_noun(last))


def _is_torn(parts: tuple[str, ...]) -> bool:
    """Tell whether words are no name but part of a sentence, of a people, of initials, or a name stuck to itself."""
    first, last = parts[0], parts[-1].lower()
    return (
        not _VERBS.isdisjoint(part.lower() for part in parts)
        or "Will" in parts[1:]
        or any(map(_COMPOUND.search, parts))
        or (last.endswith("s") and last[:-1] in english.PEOPLES)
        or all(len(part.rstrip(".")) == 1 for part in parts)
        or (len(first) >= _MIN_CHARS and any(first in part and part != first for part in parts[1:]))
    )


def _are_some(noun: str, preposition: str) -> bool:
    """Tell whether "People in Tarn" or "Tarners of Norr" begins so, and no body's name ("Friends of the Marsh")."""
    described = english.PEOPLES if preposition == "of" else _PEOPLE
    return not described.isdisjoint(_singulars(noun))


def _is_never_alone(word: str) -> bool:
    return len(word) == 1 or _CONTRACTED.search(word) is not None or not _NEVER_ALONE.isdisjoint(_singulars(word))


def _is_initials(word: str) -> bool:
    return word.rstrip("s").isupper() and len(word) > 1


def _is_noun(word: str) -> bool:
    """Tell whether a word is a noun for people, bodies or texts, in singular or plural, whatever its case."""
    lower = word.lower().rstrip(".")
    return not _NOUNS.isdisjoint(_singulars(word)) or lower in english.IRREGULAR_PLURALS | _SUFFIXES


def _singulars(word: str) -> tuple[str, ...]:
    """Give the nouns in lower case that a word may be, itself among them."""
    lower = word.lower().rstrip(".")
    return lower, lower.removesuffix("s"), re.sub(r"ies$", "y", lower)


def is_same_person(a: str, b: str) -> bool:
    """Tell whether two names may be spellings of one person's.

    They are where the last names are alike and the first names do not differ: one of them is missing, is an initial, or
    is alike. Alike is equal but for case, accents and one letter that romanisations exchange (H and G, y and i) or
    leave out. A lone first name is not joined to a full name: that only an article can tell.
    """
    one, other = name_parts(a), name_parts(b)
    if not one or not other or not is_alike(one[-1], other[-1]):
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    return _may_be_same_first(one[0], other[0])


def _may_be_same_first(one: str, other: str) -> bool:
    short, long = sorted((fold_name(one).rstrip("."), fold_name(other).rstrip(".")), key=len)
    return long.startswith(short) if len(short) == 1 else is_alike(one, other)


def is_alike(one: str, other: str) -> bool:
    """Tell whether two words are one name but for case, accents and one letter of its romanisation."""
    return is_folded_alike(fold_name(one), fold_name(other))


def is_folded_alike(a: str, b: str) -> bool:
    """Tell as `is_alike` of two words that `fold_name` has folded."""
    if a == b:
        return True
    # One letter apart, they begin or end alike; nearly all pairs do not.
    return (a[:1] == b[:1] or a[-1:] == b[-1:]) and abs(len(a) - len(b)) <= 1 and _is_romanised_alike(a, b)


def _is_romanised_alike(a: str, b: str) -> bool:
    """Tell whether one letter of two folded words that differ is another letter, or missing, in other romanisations."""
    if min(len(a), len(b)) < _MIN_CHARS:
        return False
    at = next((index for index, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[at + 1 :] == b[at + 1 :] and frozenset({a[at], b[at]}) in _TWINS
    short, long = sorted((a, b), key=len)
    if long[at + 1 :] != short[at:]:
        return False
    return at > 0 and (long[at] in _SILENT or long[at] == long[at - 1])


@lru_cache(_REMEMBERED)
def fold_name(word: str) -> str:
    """Give a word of a name in lower case, without accents, apostrophes and hyphens."""
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(char for char in decomposed if char not in "'-‑" and not unicodedata.combining(char))


@lru_cache(_REMEMBERED)
def gender_of(words: str) -> Gender | None:
    """Tell a gender by a title, a noun ("spokeswoman", "mother") or a common first name; None where nothing tells."""
    parts = [part.lower().rstrip(".") for part in _WORD.findall(words)]
    for part in parts:
        if part in english.MALE:
            return Gender.MALE
        if part in english.FEMALE:
            return Gender.FEMALE
    for part in (fold_name(name) for name in name_parts(words)[:1]):
        if part in english.MALE_NAMES:
            return Gender.MALE
        if part in english.FEMALE_NAMES:
            return Gender.FEMALE
    return None
