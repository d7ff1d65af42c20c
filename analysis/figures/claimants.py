"""Who claims a figure: the speaker of the quote around it, else whom its sentence names as the one who says it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from analysis.languages import en_claims as en
from analysis.languages import english
from analysis.people import name_parts
from analysis.quotes.nouns import can_head
from analysis.wording import first_words, words_in
from domain.statements import Figure, Quote, Sentence

_REACH: Final = 400
"""Characters around a figure in which its sentence may name the claimant."""
_OVERLAPPING: Final = 4
"""How many quotes may stand around one number."""
_CLAIMING: Final = frozenset(en.MATERIAL) | {"video"}
_PLURAL: Final = re.compile(r"[^s]s$")
_LONGEST_ACRONYM: Final = 6
_FULL_NAME: Final = range(2, 4)
_CUES: Final = first_words("|".join([*en.CLAIM_CUES, *en.PASSIVE_CLAIMS, *en.MATERIAL])) | {"according", "own"}
"""Only a sentence with one of them names a claimant."""
_CUE: Final = "|".join(en.CLAIM_CUES)
_WORD: Final = r"[^\W\d_][\w’'&-]*\.?"
_SUBJECT: Final = rf"(?P<subject>(?:{_WORD} ){{1,6}})"
_BEFORE: Final = re.compile(
    rf"(?:^|[.;:] |, |\b(?:and|but|while|that|with) )(?P<subject>{_WORD}(?: {_WORD}){{0,5}}?),?"
    r"(?: (?:(?:who|which|whose) [^,.;\n]{2,80}|however|meanwhile|too),)?"
    rf"(?: (?:has|have|had|also|now|later)){{0,2}} (?:{_CUE})\b"
)
_INNER: Final = re.compile(
    rf"\bwith (?P<subject>{_WORD}(?: {_WORD}){{0,4}}?) (?:claiming|estimating|putting|reporting)\b[^.;\n]{{0,60}}$"
)
_AFTER: Final = re.compile(rf"[,”\"’'] {_SUBJECT}(?:has |have |had )?(?:{_CUE})\b")
_ACCORDING: Final = re.compile(rf"\b[Aa]ccording to (?P<subject>(?:{_WORD} ?){{1,7}})")
_DATA: Final = re.compile(
    rf"\b[Aa]ccording to (?:[\w-]+ ){{0,3}}?(?:{'|'.join(en.MATERIAL)})(?: \w+)? "
    rf"(?:by|from|of|for) (?P<subject>(?:{_WORD} ?){{1,7}})"
)
_OWN: Final = re.compile(
    rf"(?P<subject>(?:{_WORD} ){{0,4}}[^\W\d_]\w*)[’']s? own (?:{'|'.join(en.MATERIAL)})\b[^.;\n]{{0,60}}"
    r"(?:is|was|are|were|puts?|says?)\b"
)
_BY: Final = re.compile(rf"\b(?:{'|'.join(en.PASSIVE_CLAIMS)})\b[^.;\n]{{0,60}}? by (?P<subject>(?:{_WORD} ?){{1,6}})")
_SOURCE: Final = re.compile(
    rf"\b(?:{'|'.join(en.MATERIAL)}) (?:\w+ )?(?:by|from|of|for) (?P<subject>(?:{_WORD} ?){{1,6}})", re.IGNORECASE
)
_NAME: Final = re.compile(r"[A-Z0-9][\w’'&.-]*(?:(?: (?:of|for|the|and|to|&))* [A-Z0-9][\w’'&.-]*)*")


class Claimants:
    """Who claims the figures of one article; its names are read once, and only where a sentence names a claimant."""

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        self._text = text
        self._quotes = sorted(quotes, key=lambda quote: quote.start)
        self._starts = [quote.start for quote in self._quotes]
        self._spoken = {
            quote.speaker.lower().removeprefix("the "): quote.canonical
            for quote in reversed(quotes)
            if quote.speaker and quote.canonical
        }

    @cached_property
    def _full(self) -> dict[str, str]:
        return _full_names(self._text)

    def find(self, sentence: Sentence, figure: Figure) -> str | None:
        """The claimant of a figure in the longest words the article has, None where the article says it itself."""
        inner = _INNER.search(self._text, max(sentence.start, figure.start - _REACH), figure.start)
        if inner is not None:
            return _claiming(_head_of(inner["subject"]))
        at = bisect_right(self._starts, figure.start)
        around = [quote for quote in self._quotes[max(0, at - _OVERLAPPING) : at] if figure.start < quote.end]
        if around:
            return _claiming(around[-1].canonical or _noun_of(around[-1].speaker))
        has_cue = not _CUES.isdisjoint(words_in(self._text[sentence.start : sentence.end]))
        subject = _subject_of(self._text, sentence, figure) if has_cue else None
        if subject is None:
            return None
        return _claiming(self._spoken.get(subject.lower()) or self._full.get(subject, subject))


def _claiming(words: str | None) -> str | None:
    """Words that may claim something: a name that is no heading in capitals, or a noun for people, bodies or texts."""
    if words is None or len(words) == 1 or words.lower() == "according":
        return None
    if any(word[0].isupper() for word in words.split()):
        is_heading = words.isupper() and len(words) > _LONGEST_ACRONYM
        return None if is_heading else words
    found = re.findall(r"[^\W\d_]+", words.lower())
    return words if any(can_head(word) or word in _CLAIMING or _PLURAL.search(word) for word in found) else None


def _full_names(text: str) -> dict[str, str]:
    """The last word of each longer name that the article gives in full first, as it does with persons."""
    full: dict[str, str] = {}
    for match in _NAME.finditer(text):
        parts = name_parts(match.group())
        if parts and (len(parts) not in _FULL_NAME or parts[0].lower() in english.DETERMINERS | english.PREPOSITIONS):
            full.setdefault(parts[-1], parts[-1])
        elif parts:
            full.setdefault(parts[-1], " ".join(parts))
    return full


def _noun_of(speaker: str | None) -> str | None:
    """A speaker's words where nobody knows who it is, None for a pronoun."""
    words = (speaker or "").split()
    return speaker if words and words[0].lower() not in en.NO_CLAIMANTS else None


def _subject_of(text: str, sentence: Sentence, figure: Figure) -> str | None:
    before = text[max(sentence.start, figure.start - _REACH) : figure.start]
    after = text[figure.end : min(sentence.end, figure.end + _REACH)]
    for pattern, window in (
        (_DATA, after),
        (_DATA, before),
        (_ACCORDING, after),
        (_OWN, before),
        (_BEFORE, before),
        (_ACCORDING, before),
        (_BY, before + after),
        (_AFTER, after),
        (_SOURCE, before),
    ):
        match = pattern.search(window)
        head = _head_of(match["subject"]) if match else None
        if head is not None:
            return head
    return None


def _head_of(subject: str) -> str | None:
    """The name in a subject ("the power company Nordgrid" is Nordgrid), else its words without article."""
    words = subject.strip(" .,").split()
    while words and words[0].lower() in en.ARTICLES:
        words = words[1:]
    for at, word in enumerate(words):
        if word.lower() in en.PASSIVE:
            return None
        if at and word.lower() in en.SUBJECT_ENDS:
            words = words[:at]
            break
    if not words or words[0].lower() in en.NO_CLAIMANTS | english.PREPOSITIONS:
        return None
    names = [name for name in _NAME.findall(" ".join(words)) if name[0].isupper()]
    if not names:
        return " ".join(words)
    parts = name_parts(names[-1])
    return names[-1] if len(parts) == len(names[-1].split()) else " ".join(parts)
