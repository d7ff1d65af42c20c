"""How words are compared: one folding for names and for full text, on whatever engine.

Case, accents, vowel points and punctuation do not count; an apostrophe or a hyphen parts two words. In scripts that set
no spaces between words (Han, kana, Hangul, Thai and their neighbours) every letter is a word of its own.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

MOST_CHARS: Final = 64
"""Of a longer word only the beginning counts: PostgreSQL takes no word of more than 2,046 bytes."""

LEADING_ARTICLES: Final = frozenset(
    (
        "the",
        "der",
        "die",
        "das",
        "le",
        "la",
        "les",
        "l",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "i",
        "de",
        "het",
        "o",
        "al",
    )
)
"""Articles that a name may begin with and that people leave out, folded."""

SPACELESS: Final = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Myanmar
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3005", "\u3007"),
    ("\u3040", "\u30ff"),  # kana
    ("\u31f0", "\u31ff"),
    ("\u3400", "\u9fff"),  # Han
    ("\uac00", "\ud7a3"),  # Hangul
    ("\U00020000", "\U0003ffff"),  # Han, further planes
)
FIRST_DROPPED_CLASS: Final = 10
"""Marks of a lower combining class make another letter (nukta, virama, kana voicing); from here on they are accents."""

SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
POSSESSIVE: Final = re.compile(r"(?:['’]s|(?<=s)['’])$")
SOUNDS: Final = str.maketrans({**dict.fromkeys("hgyij"), **dict.fromkeys("uwf", "v"), "c": "k", "z": "s"})
"""H is exchanged with G and left out, as are Y, I and J: none of them tells anything."""

TATWEEL: Final = "\u0640"


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a text in its order.

    Each has letters, digits and marks only, so no engine reads anything else into it.
    """
    if text.isascii():
        return tuple([word[:MOST_CHARS] for word in text.lower().translate(_WORD_PARTS).split()])
    decomposed = _decompose(_decompose(text).casefold()).replace("и\u0306", "й")
    bare = unicodedata.normalize("NFC", decomposed.translate(_WITHOUT_ACCENTS))
    return tuple([word[:MOST_CHARS] for word in bare.translate(_WORD_PARTS).split(" ") if word])


def fold_key(text: str) -> str:
    """The folded words of a name, one space between them."""
    return " ".join(fold_words(text))


def outlet_key(name: str) -> str:
    """The folded name of an outlet, without the article it may begin with ("The Harbour Post" is "harbour post")."""
    words = fold_words(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in LEADING_ARTICLES else words)


def sound_key(name: str) -> str:
    """What the last words of two names have in common that may be one person's, by `analysis.people.is_same_person`.

    Letters that romanisations exchange are one letter here, those that they leave out are none, and doubled ones stand
    once. Many names that are not alike have the same sound; none that are alike have two.
    """
    words = [word for word in name.split() if fold_key(word) not in SUFFIXES] or [name]
    letters = "".join(fold_words(POSSESSIVE.sub("", words[-1].strip('.,;:)"”'))))
    kept = letters.translate(SOUNDS)
    return "".join(char for char, before in zip(kept, " " + kept, strict=False) if char != before)[:MOST_CHARS]


def _decompose(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _without_accent(char: str) -> str:
    return "" if unicodedata.combining(char) >= FIRST_DROPPED_CLASS or char == TATWEEL else char


def _word_part(char: str) -> str:
    """The character as it stands in words: itself, a space, or itself between spaces."""
    if not (char.isalnum() or unicodedata.category(char).startswith("M")):
        return " "
    return f" {char} " if any(first <= char <= last for first, last in SPACELESS) else char


class _Table(dict[int, str]):
    """A table for `str.translate`, whose entries are made when a character is first met."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, self._make(chr(code)))


_WITHOUT_ACCENTS: Final = _Table(_without_accent)
_WORD_PARTS: Final = _Table(_word_part)
