"""What a document of tags costs to parse, found out cheaply before any parser sees it."""

import re
from dataclasses import dataclass

from domain.errors import InputRefusedError

_MOST_TAGS = 200_000
_MOST_ITEMS = 10_000
_ENOUGH_TAGS = 150_000
_ITEMS = {"item", "entry", "url"}
_MOST_SECTIONS = 20_000
_MOST_JSON_PARTS = 100_000
_LONGEST_TAG = 20_000
_DEEPEST = 100
_MOST_LEFT_OPEN = 1_000
_TOKEN = re.compile(
    r"<(?:(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<instruction>\?)"
    r"|(?P<declaration>!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b)"
    r"|/(?P<close>[^\s<>/]+)|(?P<open>[^\s<>/!?][^\s<>/]*)(?P<rest>[^<>]*))",
    re.IGNORECASE,
)
_ENDS = {"comment": "-->", "cdata": "]]>", "instruction": "?>"}


@dataclass(frozen=True, slots=True)
class Shape:
    """How many tags open an element, and how many of them an entry of a feed; `is_cut` where there were more."""

    tags: int
    items: int
    is_cut: bool = False


def measure(text: str, name: str) -> tuple[str, Shape]:
    """Walk over the tags once and count them; gives the document, which ends with the last entry that is not too much.

    Raises:
        InputRefusedError: If the tags or literal sections are too many or too deep, or there is a declaration among
            them.
    """
    if text.count("<![CDATA[") > _MOST_SECTIONS:
        raise InputRefusedError(f"{name} has more than {_MOST_SECTIONS:,} literal sections.")
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
        elif walk.is_full and _is_item(token["open"]):
            return f"{text[: token.start()]}{walk.closing}", Shape(walk.tags, walk.items, is_cut=True)
        elif len(token[0]) > _LONGEST_TAG:
            raise InputRefusedError(f"{name} has a tag of more than {_LONGEST_TAG:,} characters.")
        elif token["rest"].endswith("/"):
            walk.count(token["open"])
        else:
            walk.open(token["open"])
    return text, Shape(walk.tags, walk.items)


def measure_json(text: str, name: str) -> None:
    """Count what a parser would make objects of.

    Raises:
        InputRefusedError: If there are too many lists, objects or names in it.
    """
    if text.count("{") + text.count("[") > _MOST_JSON_PARTS or text.count('":') > _MOST_JSON_PARTS:
        raise InputRefusedError(f"{name} has more than {_MOST_JSON_PARTS:,} parts.")


def _is_item(tag: str) -> bool:
    return tag.rpartition(":")[2].lower() in _ITEMS


class _Walk:
    """The tags that are open, twice: as they nest by name, and as a parser counts that lets each end close one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[str] = []
        self._left_open = 0
        self.tags = 0
        self.items = 0

    def count(self, tag: str) -> None:
        self.tags += 1
        self.items += _is_item(tag)
        if self.tags > _MOST_TAGS:
            raise InputRefusedError(f"{self._name} has more than {_MOST_TAGS:,} tags.")

    @property
    def is_full(self) -> bool:
        """Whether no further entry is to be read."""
        return self.items >= _MOST_ITEMS or self.tags >= _ENOUGH_TAGS

    @property
    def closing(self) -> str:
        """The end tags of all that is open."""
        return "".join(f"</{tag}>" for tag in reversed(self._open))

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
