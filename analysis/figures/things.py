"""What a figure counts, in words of the article, with the state that matters."""

import re
from typing import Final

from analysis.figures.nouns import CountedNoun
from analysis.languages import en_claims, english
from analysis.languages import en_numbers as en

_WORD: Final = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_END: Final = re.compile(r"[.,;:!?()\n–—“”\"]|\b(?:and|but|while|as|after|because|since|which|when)\b|\d")
_CUE: Final = re.compile(rf"\b(?:{'|'.join(en_claims.CLAIM_CUES)}|that|counting)\b")
_WHERE: Final = re.compile(r"\b(?:in|across|throughout|over|around|at|from|during|within|inside) \Z")
_REACH: Final = 80
_MOST_WORDS: Final = 5
_SHORTEST: Final = 3
_EDGE: Final = en.STOPS | frozenset(hedge for hedges in en.HEDGES for hedge in hedges.split())
_EMPTY: Final = _EDGE | en.SMALL.keys() | en.TENS.keys() | en.MAGNITUDES.keys() | en.CURRENCIES.keys()
_STATE_OF: Final[dict[str, str]] = {word: state for state, words in en.STATES.items() for word in words}
_NOT_PAID: Final = re.compile(
    r"\b(?:not|n[’']t|never|no)\b[^.;\n]{0,30}\b(?:paid|pay|wages|salary|salaries)\b"
    r"|\b(?:late|overdue|unpaid) (?:wages|pay|salar)",
    re.IGNORECASE,
)


def describe(text: str, start: int, end: int, noun: CountedNoun | None, bounds: tuple[int, int]) -> str | None:
    """What the figure at `text[start:end]` counts: words of the sentence `bounds`, None when it has no word for it.

    The noun with the words after it; a state that only stands before the number ("captured about 600 men") goes first.
    Neither is told of the places and occasions in which something was ("106 people in 21 cities were killed").
    """
    if noun is not None and (noun.head in en.UNITS or noun.head in en.MINOR_CURRENCIES or noun.head == "times"):
        noun = None
    if noun is not None and noun.head not in en.HUMANS and _WHERE.search(text, max(bounds[0], start - _REACH), start):
        return " ".join(_trimmed(_WORD.findall(text[noun.start : noun.end]))) or None
    after = _clause_after(text[noun.start if noun else end : bounds[1]][:_REACH], keeps_first=noun is not None)
    before = _clause_before(text[max(bounds[0], start - _REACH) : start])
    found = _WORD.findall(after)
    words = _trimmed(found[:_MOST_WORDS])
    earlier = _trimmed(_WORD.findall(before)[-_MOST_WORDS:])
    own = len(_WORD.findall(text[noun.start : noun.end])) if noun else 0
    if noun is not None and not _has_state(found[own:_MOST_WORDS]):
        words = _trimmed([*found[:own], *_place_in(found[own:])])
    if noun is None and (not words or not _has_state(words)):
        words = [*earlier[-4:], *words[: _MOST_WORDS - len(earlier[-4:])]] if earlier else words
    elif not _has_state(words):
        states = [word for word in _WORD.findall(before) if word.lower() in _STATE_OF]
        words = [*states[-1:], *words]
    return " ".join(_trimmed(words)[:7]) or None


def state_of(words: str) -> str | None:
    """The class of the state in a figure's `what` ("killed", "captured"), None where it names none.

    The first state counts: in "prisoners killed" the figure is one of prisoners.
    """
    if _NOT_PAID.search(words):
        return "unpaid"
    found = [_STATE_OF[word.lower()] for word in _WORD.findall(words) if word.lower() in _STATE_OF]
    return found[0] if found else None


def content_words(words: str) -> frozenset[str]:
    """The words of a `what` that carry meaning, in lower case, without a plural's s; numbers do not."""
    found = (word.lower() for word in _WORD.findall(words))
    return frozenset(
        word.removesuffix("s") for word in found if word.isalpha() and word not in _EMPTY and len(word) >= _SHORTEST
    )


def head_of(words: str) -> str | None:
    """The last word that carries meaning in a figure as printed, in lower case without a plural's s; None without."""
    found = [word for word in _WORD.findall(words) if content_words(word)]
    return next(iter(content_words(found[-1])), None) if found else None


def _has_state(words: list[str]) -> bool:
    return any(word.lower() in _STATE_OF for word in words) or bool(_NOT_PAID.search(" ".join(words)))


def _clause_after(window: str, *, keeps_first: bool) -> str:
    match = _END.search(window, 1 if keeps_first else 0)
    return window[: match.start()] if match else window


def _clause_before(window: str) -> str:
    cut = 0
    for pattern in (_END, _CUE):
        for match in pattern.finditer(window):
            cut = max(cut, match.end())
    return window[cut:]


def _place_in(words: list[str]) -> list[str]:
    """Words after a noun that belong to it: a whole phrase with its preposition, and nothing of the verb."""
    if not words or words[0].lower() not in english.PREPOSITIONS:
        return []
    end = 1
    while end < len(words) and words[end].lower() in english.DETERMINERS:
        end += 1
    while end < len(words) and words[end].lower() not in en.STOPS:
        end += 1
    return words[:end] if end < _MOST_WORDS else []


def _trimmed(words: list[str]) -> list[str]:
    start, end = 0, len(words)
    while start < end and words[start].lower() in _EDGE:
        start += 1
    while end > start and words[end - 1].lower() in _EDGE:
        end -= 1
    return words[start:end]
