"""Words that Telegram would make into a mention, a command, a hashtag or a cashtag by itself.

Telegram adds its own entities to every text, and a bot cannot turn that off. It adds none where a `code` entity stands,
so that is put over what nobody asked for: not a character changes, and nobody is pinged. The patterns are TDLib's
(`MessageEntity.cpp`), wider where Python's classes of characters are others.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

_HASHTAG_LETTER: Final = r"[\w·\u200c\u0d80-\u0dff]"
_LIVE: Final = re.compile(
    rf"""(?<![A-Za-z0-9_])@[A-Za-z0-9_]+
    | (?<![\w/<>])/(?P<command>[A-Za-z0-9_]+)(?:@[A-Za-z0-9_]+)?
    | \#{_HASHTAG_LETTER}*[^\W\d]{_HASHTAG_LETTER}*(?:@[A-Za-z0-9_]+)?
    | \$[A-Z0-9]*[A-Z][A-Z0-9]*(?:@[A-Za-z0-9_]+)?""",
    re.VERBOSE,
)


def live_words(text: str, commands: AbstractSet[str]) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each place that Telegram may make live, and whether it is one of Byline's own commands."""
    for match in _LIVE.finditer(text):
        yield match.start(), match.end(), match["command"] is not None and match["command"] in commands
