"""Comparing words as readers do: without case, accents, punctuation and kinds of space."""

import re
import unicodedata
from functools import lru_cache

_NO_LETTER = re.compile(r"[\W_]+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def fold_spaces(text: str) -> str:
    """The text with each run of white space as one space, none at the ends."""
    return " ".join(text.split())


@lru_cache(4_096)
def fold_line(text: str) -> str:
    """The form in which phrases are looked up: lower case, straight marks, single spaces.

    Every rule asks for every line, so the lines of the article at hand are remembered.
    """
    straight = text.translate(_MARKS) if "`" in text or not text.isascii() else text
    return fold_spaces(straight).casefold()


def letters(text: str) -> str:
    """Only the letters and digits, without case and accents: "Der Süd-Kurier" gives "dersudkurier"."""
    # Accents that stand apart from their letters are no letters themselves.
    return _NO_LETTER.sub("", unicodedata.normalize("NFKD", text.casefold()))


def count_words(text: str) -> int:
    """How many words are between the white space."""
    return len(text.split())
