"""Words that Telegram would make into a mention, a command, a hashtag or a cashtag by itself.

Telegram adds its own entities to every text, and a bot cannot turn that off. It adds none where a `code` entity stands,
so that is put over what nobody asked for: not a character changes, and nobody is pinged. The patterns are TDLib's
(`MessageEntity.cpp`), wider where Python's classes of characters are others.
"""

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Final

_LIVE: Final = re.compile(
    r"""(?<![A-Za-z0-9_])@[A-Za-z0-9_]+
    | (?<![\w/<>])/(?P<command>[A-Za-z0-9_]+)(?:@[A-Za-z0-9_]+)?
    | \#(?P<tag>(?:\w|[^\x00-\x7f\s])+)
    | \$[A-Z0-9]*[A-Z][A-Z0-9]*(?:@[A-Za-z0-9_]+)?""",
    re.VERBOSE,
)


def live_words(text: str, commands: AbstractSet[str]) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each place that Telegram may make live, and whether it is one of Byline's own commands."""
    for match in _LIVE.finditer(text):
        end = match.end()
        if match["tag"] is not None:
            letters = "".join(takewhile(_is_hashtag_letter, match["tag"]))
            if letters.isdecimal() or not letters:
                continue
            end = match.start("tag") + len(letters)
        yield match.start(), end, match["command"] is not None and match["command"] in commands


def _is_hashtag_letter(char: str) -> bool:
    """Letters, digits and a few more; TDLib takes what is not assigned in Unicode for letters too."""
    is_other = char in "_·\u200c" or "\u0d80" <= char <= "\u0dff"
    return char.isalnum() or is_other or unicodedata.category(char) == "Cn"
