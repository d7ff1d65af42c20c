"""A text as terms: folded words without those of grammar, the common ground of stories, copies and line ranking."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from analysis.languages.frequent import FUNCTION_WORDS, NEWS_WORDS

_WORD: Final = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_CONTRACTION: Final = re.compile(r"'(?:s|t|re|ve|ll|d|m)$")
_ENDS_SENTENCE: Final = frozenset(".!?:\n\"“”„«»'‘’")
_PUNCTUATION: Final = ".,:;!?\"“”()'‘’–—…"
_MIN_NAME_CHARS: Final = 4
_REMEMBERED: Final = 50_000


def fold_words(text: str) -> list[str]:
    """Give the words of `text` in order, in lower case, without accents, possessive endings and inner dots."""
    return list(_folded(text))


def find_terms(text: str) -> list[str]:
    """Give the words of `text` that say what it is about, in order."""
    return terms_of(fold_words(text))


def terms_of(words: Iterable[str]) -> list[str]:
    """Give those of folded words that say what a text is about, in order."""
    return [word for word in words if len(word) > 1 and word not in FUNCTION_WORDS]


def term_set(text: str) -> frozenset[str]:
    """Give the terms of `text`, each once; faster than `find_terms` where counts do not matter."""
    bare = {piece.strip(_PUNCTUATION) for piece in text.lower().split()}
    plain = {piece for piece in bare if piece.isalpha() and piece.isascii()}
    plain.update(word for piece in bare - plain for word in fold_words(piece))
    return frozenset(word for word in plain - FUNCTION_WORDS if len(word) > 1)


def find_rare_names(text: str) -> frozenset[str]:
    """Give the folded words that have a capital inside sentences, always, and are no everyday words of the news."""
    capital: set[str] = set()
    small: set[str] = set()
    for word, is_capital in _words_inside_sentences(text):
        (capital if is_capital else small).add(word)
    return frozenset(
        word
        for word in capital - small
        if len(word) >= _MIN_NAME_CHARS and word not in NEWS_WORDS and word not in FUNCTION_WORDS
    )


@lru_cache(2_000)
def _folded(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text.lower())
    joined = "".join(words)
    # Most sentences, and most words of the others, need no folding.
    if joined.isascii() and joined.isalnum():
        return tuple(words)
    return tuple(word if word.isalpha() and word.isascii() else _fold(word) for word in words)


def _words_inside_sentences(text: str) -> Iterator[tuple[str, bool]]:
    for match in _WORD.finditer(text):
        is_capital = match.group()[0].isupper()
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" \xa0")
        # A capital at a sentence's start says nothing; a small letter says something anywhere.
        if not is_capital or (before and before[-1] not in _ENDS_SENTENCE):
            yield _fold(match.group()), is_capital


@lru_cache(_REMEMBERED)
def _fold(word: str) -> str:
    lower = word.replace("’", "'").lower()
    if not lower.isascii():
        lower = "".join(char for char in unicodedata.normalize("NFD", lower) if not unicodedata.combining(char))
    return _CONTRACTION.sub("", lower).replace(".", "").replace("'", "")
