"""What in a story needs care: prisoners of war, minors and victims, and what protects them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.captives import captive_sentences, find_captives
from analysis.held_names import find_held_names
from analysis.languages import en_sensitive as en
from analysis.wording import Cue, words_in, words_in_article
from domain.statements import Quote, Sensitivity, Sentence, SentenceTag, Span

_FIGHTER: Final = re.compile(rf"\b(?:{en.FIGHTERS})\b|\b(?:war|army|front|troops|military|battle)\b", re.IGNORECASE)
_STRONG: Final = Cue(
    re.compile(
        r"\b(?:prisoners? of war|POWs?|war captives|prisoner exchange|prisoner swap)\b"
        rf"|\b(?:captured|captive|imprisoned) (?:[\w’'-]+ ){{0,3}}(?:{en.FIGHTERS})\b"
        rf"|\b(?:{en.FIGHTERS}) (?:who (?:was|were) |had been )?"
        r"(?:captured|taken prisoner|taken captive|held captive)\b",
        re.IGNORECASE,
    ),
    (en.CAPTIVE_WORDS,),
)
_WEAK: Final = Cue(
    re.compile(rf"\b(?:captives?|prisoners?|{en.IN_CAPTIVITY})\b", re.IGNORECASE),
    (en.CAPTIVE_WORDS | {"captivity", "held"},),
)
_FORMER: Final = re.compile(r"\b(?:former|ex-?|onetime|once a)\b[^.,;\n]*\Z", re.IGNORECASE)
_FORMER_CHARS: Final = 30
_LEAD_CHARS: Final = 1_500
_HOW_SAID: Final = re.compile(en.HOW_SAID, re.IGNORECASE)
_GRAPHIC: Final = re.compile(en.GRAPHIC, re.IGNORECASE)
_MINORS: Final = Cue(re.compile(en.MINORS, re.IGNORECASE), (en.MINOR_WORDS,))
_YOUNG: Final = Cue(re.compile(en.YOUNG, re.IGNORECASE), (frozenset({"age", "aged", "year"}),))
_HARM: Final = re.compile(en.HARM, re.IGNORECASE)
_VICTIMS: Final = Cue(re.compile(en.VICTIMS, re.IGNORECASE), (en.VICTIM_WORDS,))


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
    words = words_in_article(text) | words_in(title or "")
    sensitivity = frozenset(_reasons(text, sentences, title or "", words))
    about_prisoners = Sensitivity.PRISONERS in sensitivity
    graphic = frozenset(word for word in words if word.startswith(en.GRAPHIC_BEGINNINGS))
    captives = find_captives(text) if about_prisoners else None
    tags: dict[int, set[SentenceTag]] = {}
    for sentence in sentences if graphic or about_prisoners else ():
        line = text[sentence.start : sentence.end]
        if not graphic.isdisjoint(words_in(line)) and _GRAPHIC.search(line):
            tags.setdefault(sentence.index, set()).add(SentenceTag.GRAPHIC)
        if about_prisoners and _HOW_SAID.search(line):
            tags.setdefault(sentence.index, set()).add(SentenceTag.HOW_SAID)
    for index in captive_sentences(text, sentences, quotes, captives) if captives else ():
        tags.setdefault(index, set()).add(SentenceTag.IN_CAPTIVITY)
    held = find_held_names(text, captives) if captives else ()
    return Sensitive(sensitivity, {index: frozenset(found) for index, found in tags.items()}, held)


def _reasons(text: str, sentences: Sequence[Sentence], title: str, words: frozenset[str]) -> Iterator[Sensitivity]:
    """Give the reasons in an article that has, with its title, these words."""
    whole = f"{title}\n{text}"
    if _is_about_prisoners(whole, words):
        yield Sensitivity.PRISONERS
    lines = [title, *(text[one.start : one.end] for one in sentences)]
    may_be_minors = _MINORS.may_match(words) or _YOUNG.may_match(words)
    if may_be_minors and any(_harms_minor(line) for line in lines):
        yield Sensitivity.MINORS
    if _VICTIMS.may_match(words) and any(_VICTIMS.search(line, words_in(line)) for line in lines):
        yield Sensitivity.VICTIMS


def _is_about_prisoners(whole: str, words: frozenset[str]) -> bool:
    """Tell it by its lead or by more than one mention: who once was a prisoner of war is met in any news."""
    strong = list(_STRONG.pattern.finditer(whole)) if _STRONG.may_match(words) else []
    now = [
        match for match in strong if _FORMER.search(whole, max(0, match.start() - _FORMER_CHARS), match.start()) is None
    ]
    if now and (now[0].start() < _LEAD_CHARS or len(now) > 1 or len(_WEAK.pattern.findall(whole)) > 1):
        return True
    if strong and not now:
        return False
    return _WEAK.may_match(words) and len(_WEAK.pattern.findall(whole)) > 1 and _FIGHTER.search(whole) is not None


def _harms_minor(line: str) -> bool:
    words = words_in(line)
    return bool((_MINORS.search(line, words) or _YOUNG.search(line, words)) and _HARM.search(line))
