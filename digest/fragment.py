"""Links that lead to a sentence: URL fragment text directives (https://wicg.github.io/scroll-to-text-fragment/)."""

import re
from typing import Final
from urllib.parse import quote, urlsplit

from domain.verbatim import CUT, HELD_BACK

SHORT_WORDS: Final = 8
"""Up to as many words stand in the link whole, longer ones by their first and last words."""
END_WORDS: Final = 5
_MARKS: Final = re.compile(f"{re.escape(CUT)}|{re.escape(HELD_BACK)}")


def is_web_url(url: str | None) -> bool:
    """Say whether readers can be sent to an address: http or https, with a host."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def link_to(url: str, shown: str) -> str:
    """Give `url` with a fragment that leads to words as they are shown; a held name never gets into it."""
    directive = text_directive(shown)
    if directive is None:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def text_directive(shown: str) -> str | None:
    """Give the value of a text directive, "start,end" or "words"; None where no whole word stands apart from marks.

    A word that touches a mark may be torn, and a page is searched for whole words.
    """
    runs = [words for piece in _pieces(shown) if (words := piece.split())]
    if not runs:
        return None
    first, last = runs[0], runs[-1]
    if len(runs) == 1 and len(first) <= SHORT_WORDS:
        return _encode(first)
    return f"{_encode(first[:END_WORDS])},{_encode(last[-END_WORDS:])}"


def _pieces(shown: str) -> list[str]:
    """Give the words between marks, without those that touch a mark."""
    pieces = _MARKS.split(shown)
    for at in range(len(pieces) - 1):
        pieces[at] = re.sub(r"\S+$", "", pieces[at])
        pieces[at + 1] = re.sub(r"^\S+", "", pieces[at + 1])
    return pieces


def _encode(words: list[str]) -> str:
    """Percent-encode all but letters, digits and "_.~": "-", "," and "&" have a meaning in a directive."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
