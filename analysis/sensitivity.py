"""What in a story needs care: prisoners of war, minors and victims, and what protects them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.captives import captive_sentences, find_captives
from analysis.held_names import find_held_names
from analysis.languages import en_sensitive as en
from domain.statements import Quote, Sensitivity, Sentence, SentenceTag, Span

_FIGHTER: Final = re.compile(rf"\b(?:{en.FIGHTERS})\b|\b(?:war|army|front|troops|military|battle)\b", re.IGNORECASE)
_STRONG: Final = re.compile(
    r"\b(?:prisoners? of war|POWs?|war captives|prisoner exchange|prisoner swap)\b"
    rf"|\b(?:captured|captive|imprisoned) (?:[\w’'-]+ ){{0,3}}(?:{en.FIGHTERS})\b"
    rf"|\b(?:{en.FIGHTERS}) (?:who (?:was|were) |had been )?(?:captured|taken prisoner|taken captive|held captive)\b",
    re.IGNORECASE,
)
_WEAK: Final = re.compile(rf"\b(?:captives?|prisoners?|{en.IN_CAPTIVITY})\b", re.IGNORECASE)
_HOW_SAID: Final = re.compile(en.HOW_SAID, re.IGNORECASE)
_GRAPHIC: Final = re.compile(en.GRAPHIC, re.IGNORECASE)
_MINORS: Final = re.compile(en.MINORS, re.IGNORECASE)
_YOUNG: Final = re.compile(en.YOUNG, re.IGNORECASE)
_HARM: Final = re.compile(en.HARM, re.IGNORECASE)
_VICTIMS: Final = re.compile(en.VICTIMS, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sensitive:
    """What a sensitive story has to mind.

    `tags` are by the index of the sentence, only for those that have any. `held_names` are the spans of surnames of
    captives and their relatives in the text, in order; empty unless the article is about prisoners of war.
    """

    sensitivity: frozenset[Sensitivity]
    tags: Mapping[int, frozenset[SentenceTag]]
    held_names: tuple[Span, ...]


def find_sensitive(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], *, title: str | None
) -> Sensitive:
    """Find why an article needs care, what its sentences have to be tagged with, and the names to hold back."""
    sensitivity = frozenset(_reasons(text, sentences, title or ""))
    about_prisoners = Sensitivity.PRISONERS in sensitivity
    captives = find_captives(text) if about_prisoners else None
    tags: dict[int, set[SentenceTag]] = {}
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if _GRAPHIC.search(words):
            tags.setdefault(sentence.index, set()).add(SentenceTag.GRAPHIC)
        if about_prisoners and _HOW_SAID.search(words):
            tags.setdefault(sentence.index, set()).add(SentenceTag.HOW_SAID)
    for index in captive_sentences(text, sentences, quotes, captives) if captives else ():
        tags.setdefault(index, set()).add(SentenceTag.IN_CAPTIVITY)
    held = find_held_names(text, captives) if captives else ()
    return Sensitive(sensitivity, {index: frozenset(found) for index, found in tags.items()}, held)


def _reasons(text: str, sentences: Sequence[Sentence], title: str) -> Iterator[Sensitivity]:
    whole = f"{title}\n{text}"
    if _STRONG.search(whole) or (len(_WEAK.findall(whole)) > 1 and _FIGHTER.search(whole)):
        yield Sensitivity.PRISONERS
    if any(_harms_minor(text[one.start : one.end]) for one in sentences) or _harms_minor(title):
        yield Sensitivity.MINORS
    if _VICTIMS.search(whole):
        yield Sensitivity.VICTIMS


def _harms_minor(words: str) -> bool:
    return bool(_HARM.search(words) and (_MINORS.search(words) or _YOUNG.search(words)))
