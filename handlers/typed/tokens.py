"""Splits what somebody typed into words, quoted phrases and keyed values, without a store."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from domain.errors import UsageError

MOST_CHARS: Final = 500
_QUOTED: Final = r'"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」'
_TOKEN: Final = re.compile(rf"(?:(outlet|speaker|since|page):\s*)?(?:{_QUOTED}|(\S+))", re.IGNORECASE)
_MARKS: Final = '"“”„«»「」'
_JOINERS: Final = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a quoted phrase; `key` is what stood before it with a colon, in small letters."""

    text: str
    key: str | None = None
    is_quoted: bool = False


def clean_text(text: str) -> str:
    """The text with control and formatting characters made spaces, runs of white space made one, in NFC.

    Raises:
        UsageError: If it is too long to be a command.
    """
    if len(text) > MOST_CHARS:
        raise UsageError(f"That is too long for a command: {len(text):,} characters, and {MOST_CHARS} is the most.")
    kept = (char if char in _JOINERS or unicodedata.category(char) not in {"Cc", "Cf", "Cs"} else " " for char in text)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def split_text(text: str) -> tuple[Token, ...]:
    """The tokens of a clean text in order; what has neither letter nor digit is left out."""
    tokens = []
    for match in _TOKEN.finditer(text):
        key, *quoted, word = match.groups()
        phrase = next((part for part in quoted if part is not None), None)
        found = word.strip(_MARKS) if phrase is None else phrase.strip()
        if any(char.isalnum() for char in found):
            tokens.append(Token(found, key and key.lower(), phrase is not None))
    return tuple(tokens)


def join_tokens(tokens: tuple[Token, ...]) -> str:
    """The tokens as a person could type them; splitting that gives them again."""
    return " ".join(_typed(token) for token in tokens)


def _typed(token: Token) -> str:
    phrase = f'"{token.text.replace(chr(34), " ")}"' if token.is_quoted else token.text
    return f"{token.key}:{phrase}" if token.key else phrase
