"""Comparing words as readers do: without case, accents, punctuation and kinds of space."""

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_NO_LETTER = re.compile(r"[\W_]+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def fold_spaces(text: str) -> str:
    """The text with each run of white space as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


@lru_cache(4_096)
def fold_line(text: str) -> str:
    """The form in which phrases are looked up: lower case, straight marks, single spaces.

    Every rule asks for every line, so the lines of the article at hand are remembered.
    """
    return fold_spaces(text.translate(_MARKS)).casefold()


def letters(text: str) -> str:
    """Only the letters and digits, without case and accents: "Der Süd-Kurier" gives "dersudkurier"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _NO_LETTER.sub("", "".join(char for char in decomposed if not unicodedata.combining(char)))


def count_words(text: str) -> int:
    """How many words are between the white space."""
    return len(text.split())
