"""Prisoners of war in an article: what it calls them, how it names them, and which sentences are their words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from analysis.languages import en_sensitive as en
from analysis.languages import english
from analysis.people import is_same_person
from domain.statements import Quote, Sentence

CAPITAL: Final = r"[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w’'-]*"
"""A capitalised word, as a pattern."""
FULL_NAME: Final = rf"{CAPITAL}(?: (?:van|von|de|der|al-)? ?{CAPITAL}){{0,3}}"
"""Up to four capitalised words that may be a name, as a pattern."""
POSSESSIVE: Final = re.compile(r"[’']s?$")
MOST_NAMES: Final = 60
"""More captives, relatives or officials than an article names; keeps the cost linear."""
_OPENING: Final = "|".join(sorted(english.PREPOSITIONS | english.CONJUNCTIONS))
_DESCRIBING: Final = rf"(?:{en.FIGHTERS}|{en.LOW_RANKS}|(?!(?:{_OPENING})\b)[a-zà-ÿ][\w’-]*)"
_HELD: Final = "captured|taken prisoner|taken captive|held|imprisoned"
_CAPTIVE_NOUN: Final = re.compile(
    rf"\b(?:[Cc]aptured|[Cc]aptive|[Ii]mprisoned) (?:[\w’'-]+ ){{0,3}}?(?P<after>{en.FIGHTERS})\b"
    rf"|\b(?P<before>{en.FIGHTERS})(?: who (?:was|were)| have been| had been| were| are| was| is)? (?:{_HELD})\b"
)
_NAMINGS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Cc]aptured|[Cc]aptive|[Pp]risoner(?: of war)?|POW) (?:{_DESCRIBING} ){{0,3}}(?P<name>{FULL_NAME})",
        rf"(?P<name>{FULL_NAME}),? (?:\d\d, )?(?:who |which )?(?:was|is|were|has been|had been|is being) (?:{_HELD})\b",
        rf"(?P<name>{FULL_NAME}),? (?:calling|speaking|writing) (?:\w+ )?from (?:\w+ )?captivity",
        rf"\b(?:gives?|gave|given) (?:only )?(?:his|their|her)(?: first)? names? (?:only )?as (?P<name>{FULL_NAME})",
        rf"\bidentified (?:only )?(?:as|by (?:the|his|her) (?:first )?name,?) (?P<name>{FULL_NAME})",
        rf"\b(?:{en.LOW_RANKS})\.? (?P<name>{FULL_NAME})",
    )
)
_ALWAYS: Final = frozenset({"prisoner", "captive", "pow", "comrade", "private", "corporal", "conscript"})
"""What a speaker is called who is a captive in an article about captives."""
_SAYING: Final = re.compile(
    r"[^.!?:“”\"\n]{0,200}\b(?:tell(?:ing|s)|told|sa(?:id|ys|ying)|add(?:ed|s|ing)|wr(?:ote|itten|iting)|ask(?:ed|ing|s))"
    r"(?: [^.:“”\"\n]{0,40})?:"
)
_SON_OF_SOMEBODY: Final = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir|\w+[’']s) (?:son|husband|brother)\b(?! (?:said|says|told))"
)
_KIN: Final = re.compile(rf"\b(?:{en.KIN})\b")
_OFFICE: Final = re.compile(rf"\b(?:{en.OFFICES}|{en.PROFESSIONS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Captives:
    """The prisoners of an article: the names it gives them, and a pattern of the nouns it has for them."""

    names: tuple[str, ...]
    nouns: re.Pattern[str]

    def is_meant_by(self, words: str) -> bool:
        """Whether the words for a speaker mean a prisoner; his relatives and those in office are none."""
        if _KIN.search(words) or _OFFICE.search(words):
            return False
        if self.nouns.search(words):
            return True
        return any(is_same_person(words, name) or words in name.split() for name in self.names)


def find_captives(text: str) -> Captives:
    """Find the prisoners of an article that is about some."""
    nouns = set(_ALWAYS)
    for match in _CAPTIVE_NOUN.finditer(text):
        nouns.add((match["after"] or match["before"]).lower().removesuffix("s"))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(nouns)))})s?\b", re.IGNORECASE)
    names = (name for naming in _NAMINGS for match in naming.finditer(text) if (name := clean_name(match["name"])))
    return Captives(tuple(islice(dict.fromkeys(names), MOST_NAMES)), pattern)


def clean_name(name: str) -> str | None:
    """A name without a possessive and without words that open sentences or are ranks; None where nothing is left."""
    words = [word for word in POSSESSIVE.sub("", name).split() if word not in en.NO_NAMES]
    return " ".join(words) if words and not words[0].islower() else None


def captive_sentences(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], captives: Captives
) -> Iterator[int]:
    """Give the indexes of the sentences with a prisoner's own words; one may come twice.

    They are those of his quotes, and those in which he or "her son" says something after a colon, where marks are lost.
    """
    for sentence in sentences:
        match = _SAYING.search(text, sentence.start, sentence.end)
        if match and (_SON_OF_SOMEBODY.search(match.group()) or captives.nouns.search(match.group())):
            yield sentence.index
    starts = [sentence.start for sentence in sentences]
    for quote in quotes:
        called = [words for words in (quote.canonical, quote.speaker) if words]
        if sentences and any(captives.is_meant_by(words) for words in called) and not any(map(_KIN.search, called)):
            first, last = (max(0, bisect_right(starts, at) - 1) for at in (quote.start, quote.end - 1))
            yield from (sentences[at].index for at in range(first, last + 1))
