"""Occasions that an article has from one source: what it attended, whom it interviewed, what it put online."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.credits.shapes import COMMON_WORDS, is_demonym
from analysis.languages import en_credits as en
from analysis.languages import en_numbers, en_sensitive, english
from analysis.people import is_alike, name_parts
from domain.statements import Credit, CreditKind, Sentence

_OPENING: Final = re.compile(rf"\b(?:{en.OCCASIONS})\b")
_SHOWING: Final = re.compile(rf"\b(?:{en.SHOWN_MATERIAL}|{en.SHOWN_DOCUMENTS})\b", re.IGNORECASE)
SHOWN: Final = re.compile(
    rf"\b(?:{en.SHOWN_MATERIAL})\b (?:surfaced|emerged|appeared|circulated|shows?|showed|in which)\b"
)
"""A video of its own that a sentence tells of."""
_TALK: Final = re.compile(rf"(?:{en.TELLING}|{en.TALKING})\b")
_CALL: Final = re.compile(rf"\b(?:{en.CALLS})\b")
_PRISONERS: Final = re.compile(rf"\b(?:{en_sensitive.CAPTIVES})\b")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITALS: Final = re.compile(r"(?<![.!?“\"‘] )(?<!^)\b[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*")
_GIVEN_NAME: Final = re.compile(
    r"\b(?:name(?:d)?(?: only)?(?: as)?|called|identified (?:only )?(?:as|by [\w ]{0,24}?))[,:]? "
    r"(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)"
)
_MOST_OCCASIONS: Final = 8
"""More than any article has; each costs a reading of the text."""
REACH: Final = 4
"""Paragraphs after a video in which people who are only described may be its people."""
_DESCRIBED_CHARS: Final = 110
_INTRODUCING: Final = 4
"""Sentences before a credit that tell whom its material shows."""
_BESIDE: Final = 300
"""Characters of its sentence on either side of a credit that tell what it is about."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where words come from `credit`: those of people called by `nouns` or `names`, from sentence `first` on.

    `is_material` is set for a video or papers; `kin` are the relatives who speak in it, where it is a call home.
    """

    credit: Credit
    first: int
    nouns: frozenset[str]
    names: tuple[str, ...]
    is_material: bool = False
    kin: frozenset[str] = frozenset()

    def has_name(self, name: str) -> bool:
        """Whether a person's name is one of the occasion's people."""
        if re.search(r"[’']s ", name):
            return False
        parts = name_parts(name)
        if not parts or not all(part[0].isupper() for part in parts):
            return False
        return any(is_alike(part, known) for known in self.names for part in parts[:1] + parts[-1:])


def find_occasions(text: str, sentences: Sequence[Sentence], credits_: Sequence[Credit]) -> tuple[Occasion, ...]:
    """Give the occasions that credits open, in text order; `credits_` already know their own sentence."""
    found: list[Occasion] = []
    for credit in credits_:
        if len(found) == _MOST_OCCASIONS:
            break
        if credit.start is None or not credit.sentences:
            continue
        at = credit.sentences[0]
        if credit.kind in {CreditKind.OUTLET, CreditKind.AGENCY} and _OPENING.search(credit.text):
            found.append(_attended(text, sentences, credit, at))
        elif _is_showing(text, sentences[at], credit, credit.start):
            found.append(_shown(text, sentences, credit, at))
    return tuple(found)


def _is_showing(text: str, sentence: Sentence, credit: Credit, start: int) -> bool:
    """Whether a credit is for a video or papers, in which people speak, and not for what somebody told."""
    if credit.text == credit.name or _TALK.match(credit.text):
        return False
    beside = max(sentence.start, start - _BESIDE), min(sentence.end, start + _BESIDE)
    return _SHOWING.search(text, *beside) is not None


def _attended(text: str, sentences: Sequence[Sentence], credit: Credit, at: int) -> Occasion:
    told = re.compile(
        rf"(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*)(?:, [^,.;\n]{{1,40}},)? (?:also |later )?(?:told|tells) "
        rf"(?:the )?{re.escape(credit.name)}\b"
    )
    names = tuple(match["name"] for match in told.finditer(text))
    before = sentences[max(0, at - 1)].start
    region = text[before : sentences[min(len(sentences) - 1, at + 1)].end]
    nouns = _nouns(region) | ({"prisoner"} if _PRISONERS.search(region) else frozenset())
    given = [name for one in sentences[at:] for name in _described_names(text[one.start : one.end], nouns)]
    return Occasion(credit, at, nouns, _parts([*names, *given]))


def _shown(text: str, sentences: Sequence[Sentence], credit: Credit, at: int) -> Occasion:
    sentence = sentences[at]
    region = text[sentence.start : sentence.end]
    rest = text[max(credit.end or 0, sentence.start) : sentence.end]
    names = [name for name in _CAPITALS.findall(f" {rest}") if name not in credit.name]
    around = sentences[max(0, at - _INTRODUCING)].start, sentences[min(len(sentences) - 1, at + 2)].end
    names += [match["name"] for match in _GIVEN_NAME.finditer(text, *around)]
    nouns = _nouns(region)
    if _PRISONERS.search(text):
        nouns |= {"prisoner", "serviceman"}
    return Occasion(credit, at, nouns, _parts(names), is_material=True, kin=_relatives(text, sentences, at))


def _relatives(text: str, sentences: Sequence[Sentence], at: int) -> frozenset[str]:
    """The relatives in a call or talk that the material of sentence `at` shows, as the sentences up to it tell."""
    region = text[sentences[max(0, at - _INTRODUCING)].start : sentences[at].end]
    return _stems(region) & english.KIN if _CALL.search(region) else frozenset()


def _parts(names: Sequence[str]) -> tuple[str, ...]:
    """First and last names, without the names of countries' people."""
    found = (part for name in names for part in (name_parts(name)[:1] + name_parts(name)[-1:]))
    return tuple(dict.fromkeys(part for part in found if not is_demonym(part) and part.lower() not in COMMON_WORDS))


def _described_names(sentence: str, nouns: frozenset[str]) -> list[str]:
    """Names given to people of the occasion ("one of the pilots, who gave his name as Maro")."""
    if not nouns & _stems(sentence):
        return []
    found = [match["name"] for match in _GIVEN_NAME.finditer(sentence)]
    found += [
        match.group("name") for match in re.finditer(r", (?:his first name, )?(?P<name>[A-ZÀ-Þ][\w-]+)\.$", sentence)
    ]
    return found


def _nouns(region: str) -> frozenset[str]:
    return _stems(region) & _HUMAN_STEMS


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(words))


def stem(word: str) -> str:
    """A person's noun in one form: singular, and one word for all names of a prisoner or of a serviceman."""
    lower = word.lower()
    for group, members in en_sensitive.SAME_PEOPLE.items():
        if lower in members:
            return group
    return lower.removesuffix("s")


_HUMAN_STEMS: Final = frozenset(stem(word) for word in en_numbers.HUMANS) - en_sensitive.VAGUE_PEOPLE


def is_described(words: str, nouns: frozenset[str]) -> bool:
    """Whether the words for a speaker hold one of the nouns."""
    return bool(nouns & _stems(words[:_DESCRIBED_CHARS]))
