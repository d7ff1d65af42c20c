"""Whether a name is the outlet's own in another spelling: an outlet never credits itself."""

import re
from typing import Final

from analysis.languages import en_credits as en

_LEAST_INITIALS: Final = 3
_LEAST_WORDS: Final = 2
"""An own name may be shortened to its initials or its first words where those are at least so many."""


def is_own(name: str, own: str) -> bool:
    """Tell whether `name` is the outlet `own`: the same letters, its initials, its first words, or it with more words.

    "SAL" and "Skerrow and Larne" are "Skerrow and Larne Daily"; so are "SkerrowAndLarne Daily" and "the Skerrow and
    Larne Daily’s Ana Ruiz".
    """
    letters, own_letters = _letters(name), _letters(own)
    if not letters or not own_letters:
        return False
    if letters == own_letters or (name.isupper() and _is_initials(name, own)):
        return True
    words, own_words = _words(name), _words(own)
    if own_words[: len(words)] == words and (len(words) >= _LEAST_WORDS or _are_generic(own_words[len(words) :])):
        return True
    if words[: len(own_words)] != own_words:
        return False
    is_owner = re.match(rf"(?:the )?{re.escape(own)}[’']", name, re.IGNORECASE) is not None
    return is_owner or _are_generic(words[len(own_words) :])


def _is_initials(name: str, own: str) -> bool:
    words = re.findall(r"\w+", own)
    initials = ("".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper()))
    return len(name) >= _LEAST_INITIALS and any(one.upper().startswith(name) for one in initials)


def _are_generic(words: list[str]) -> bool:
    return all(word.capitalize() in en.GENERIC_NAMES for word in words)


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", name.casefold())
    return words[1:] if words[:1] == ["the"] else words


def _letters(name: str) -> str:
    return "".join(_words(name)) if " " in name else re.sub(r"\W", "", name.casefold()).removeprefix("the")
