"""What a document of tags costs to parse, found out cheaply before any parser sees it."""

import re

from domain.errors import InputRefusedError

_MOST_TAGS = 300_000
_DEEPEST = 100
_MOST_LEFT_OPEN = 1_000
_TOKEN = re.compile(
    r"<(?:(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<instruction>\?)"
    r"|(?P<declaration>!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b)"
    r"|/(?P<close>[^\s<>/]+)|(?P<open>[^\s<>/!?][^\s<>/]*)(?P<rest>[^<>]*))",
    re.IGNORECASE,
)
_ENDS = {"comment": "-->", "cdata": "]]>", "instruction": "?>"}


def count_items(text: str, name: str) -> int:
    """Walk over the tags once and count those that open an entry of a feed.

    Raises:
        InputRefusedError: If the tags are too many or too deep, or there is a declaration among them.
    """
    walk, position = _Walk(name), 0
    while token := _TOKEN.search(text, position):
        position = token.end()
        kind = token.lastgroup or ""
        if kind in _ENDS:
            # What is never closed swallows the rest, for a parser as well.
            position = text.find(_ENDS[kind], position)
            if position < 0:
                break
        elif kind == "declaration":
            raise InputRefusedError(f"{name} declares entities or a document type in the middle, which Byline refuses.")
        elif kind == "close":
            walk.close(token["close"])
        elif token["rest"].endswith("/"):
            walk.count(token["open"])
        else:
            walk.open(token["open"])
    return walk.items


class _Walk:
    """The tags that are open, twice: as they nest by name, and as a parser counts that lets each end close one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[str] = []
        self._left_open = 0
        self._tags = 0
        self.items = 0

    def count(self, tag: str) -> None:
        self._tags += 1
        self.items += tag.rpartition(":")[2].lower() in {"item", "entry", "url"}
        if self._tags > _MOST_TAGS:
            raise InputRefusedError(f"{self._name} has more than {_MOST_TAGS:,} tags.")

    def open(self, tag: str) -> None:
        self.count(tag)
        self._open.append(tag)
        self._left_open += 1
        if len(self._open) > _DEEPEST or self._left_open > _MOST_LEFT_OPEN:
            raise InputRefusedError(f"{self._name} nests its tags too deeply.")

    def close(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
            self._left_open -= 1
