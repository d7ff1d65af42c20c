"""A page as blocks of text in the order of its source, and the elements that hold them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import lxml.etree

from ingest.child.marks import BYLINE_TAGS, CONTAINERS, PARTS, Marks, marks_of

_UNREAD: Final = frozenset(
    (
        "applet area audio base blink canvas col datalist embed fencedframe frame frameset head iframe input link map "
        "marquee math noindex noscript object optgroup option output param picture progress rp rt rtc script select "
        "source style svg template textarea track use video"
    ).split()
)
"""Elements whose text nobody reads as text."""
_BESIDE: Final = frozenset(
    "aside button dialog fieldset figure footer form label legend menu menuitem nav time".split()
)
"""Elements that stand beside an article, unless they hold most of the page."""
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS: Final = _HEADINGS | frozenset(
    (
        "article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure "
        "footer form header hr html label legend li main menu nav ol p pre section summary table td th tr ul"
    ).split()
)
_PLAIN: Final = frozenset("b cite code em i mark small strong sub sup u".split())
"""Elements inside a line whose names tell nothing."""
_BLOCK_TAGS: Final = tuple(_BLOCKS)
_WEIGHED: Final = frozenset("div dl form nav ol p table ul".split())
_BREAK: Final = "\v"
_MOST_BYLINES: Final = 5
_HIDDEN_STYLE: Final = re.compile(r"display: ?none|hidden")


class Kind(StrEnum):
    """What a block is by the nearest element that says it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"
    BROKEN = "broken"
    """No element says it, but its lines are broken by hand."""
    BARE = "bare"


_KINDS: Final = {
    **dict.fromkeys(("p",), Kind.PARAGRAPH),
    **dict.fromkeys((*_HEADINGS, "summary"), Kind.HEADING),
    **dict.fromkeys(("dd", "dt", "li"), Kind.ITEM),
    **dict.fromkeys(("caption", "td", "th"), Kind.CELL),
    **dict.fromkeys(("blockquote", "pre"), Kind.QUOTE),
}
_TELLING: Final = {"itemprop", "role"}
_UNMARKED: Final = Marks()
_INHERITED: Final = frozenset({Kind.ITEM, Kind.CELL, Kind.QUOTE})


@dataclass(slots=True)
class Block:
    """A run of text without an element of its own inside; `links` has the length of each link's text.

    `tag` is the innermost element around it. `is_dropped` is set for what is no part of any article.
    """

    text: str
    kind: Kind
    tag: str
    links: tuple[int, ...]
    is_dropped: bool = False


@dataclass(slots=True)
class Region:
    """An element that is weighed as a whole: it holds the blocks from `start` to before `end`.

    `order` counts elements from the top of the page, `last_order` is that of the last one inside.
    """

    tag: str
    order: int
    start: int
    marks: Marks
    stages: tuple[int, ...]
    children: int
    is_last: bool
    is_beside: bool
    must_go: bool
    may_go: bool
    end: int = 0
    last_order: int = 0


@dataclass(frozen=True, slots=True)
class Blocks:
    """All text of a page but what nobody reads; `regions` in the order of their elements, `bylines` the first ones."""

    blocks: list[Block]
    regions: list[Region]
    bylines: list[str]


def read_blocks(tree: Any) -> Blocks:  # noqa: ANN401 - lxml ships no types
    """Walk once through a parsed page."""
    walker = _Walker()
    events = lxml.etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walker.leave(element)
        elif not walker.enter(element):
            events.skip_subtree()
    walker.close_block()
    return Blocks(walker.blocks, walker.regions, walker.bylines)


class _Walker:
    """The blocks so far, the pieces of the open one, and the elements around it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.regions: list[Region] = []
        self.bylines: list[str] = []
        self._pieces: list[str] = []
        self._links: list[int] = []
        self._link_from: int | None = None
        self._open: list[Region | str | None] = []
        self._around: list[tuple[str, Kind]] = [("html", Kind.BARE)]
        self._order = 0
        self._pre = 0

    def enter(self, element: Any) -> bool:  # noqa: ANN401 - lxml ships no types
        """Take the start of an element, and say whether what is inside is read."""
        tag = element.tag
        is_read = tag not in _UNREAD
        self._order += 1
        if tag in _PLAIN:
            self._open.append(None)
        elif is_read:
            is_read = self._enter_marked(element, tag)
        else:
            self._open.append(None)
        if is_read and (text := element.text):
            self._add(text)
        return is_read

    def leave(self, element: Any) -> None:  # noqa: ANN401 - lxml ships no types
        """Take the end of an element."""
        opened = self._open.pop()
        if opened == "a":
            self._end_link()
        elif opened is not None:
            if self._pieces:
                self.close_block()
            self._around.pop()
            if isinstance(opened, Region):
                opened.end, opened.last_order = len(self.blocks), self._order
            elif opened == "pre":
                self._pre -= 1
        if tail := element.tail:
            self._add(tail)

    def close_block(self) -> None:
        """Make a block of the pieces so far, where they have any text."""
        if self._link_from is not None:
            self._end_link()
            self._link_from = 0  # The link goes on in the next block.
        raw = "".join(self._pieces)
        self._pieces.clear()
        text = "\n".join(line for piece in raw.split(_BREAK) if (line := " ".join(piece.split())))
        if text:
            tag, kind = self._around[-1]
            is_broken = kind is Kind.BARE and _BREAK in raw
            self.blocks.append(Block(text, Kind.BROKEN if is_broken else kind, tag, tuple(self._links)))
        self._links.clear()

    def _enter_marked(self, element: Any, tag: str) -> bool:  # noqa: ANN401 - lxml ships no types
        given = dict(element.items())
        marks = marks_of(tag, given.get("class", ""), given.get("id", "")) if given else _UNMARKED
        is_beside = marks.is_beside or (given != {} and _is_hidden(tag, given))
        if marks.is_byline or _is_author(tag, given):
            self._add_byline(element)
        if tag in _BLOCKS or (is_beside and next(element.iter(*_BLOCK_TAGS), None) is not None):
            self._enter_block(element, given, marks, is_beside=is_beside)
            return True
        if is_beside or tag in _BESIDE:
            for inner in element.iterdescendants(*BYLINE_TAGS):
                if marks_of(inner.tag, inner.get("class", ""), "").is_byline or _is_author(inner.tag, inner.attrib):
                    self._add_byline(inner)
            self._open.append(None)
            return False
        self._enter_inline(tag)
        return True

    def _add_byline(self, element: Any) -> None:  # noqa: ANN401 - lxml ships no types
        if len(self.bylines) < _MOST_BYLINES:
            self.bylines.append(folded(element))

    def _enter_block(self, element: Any, given: dict[str, str], marks: Marks, *, is_beside: bool) -> None:  # noqa: ANN401 - lxml ships no types
        if self._pieces:
            self.close_block()
        tag = element.tag
        stages = (*marks.stages, *_given_stages(given)) if tag in CONTAINERS else ()
        around = self._around[-1][1]
        inherited = around if around in _INHERITED and not stages else Kind.BARE
        self._around.append((tag, _KINDS.get(tag, inherited)))
        must_go = marks.is_comments or (marks.is_endless and element.find(".//h1") is None)
        if not (tag in _WEIGHED or tag in _BESIDE or stages or is_beside or must_go or marks.is_teaser):
            self._open.append(tag)
            self._pre += tag == "pre"
            return
        region = Region(
            tag=tag,
            order=self._order,
            start=len(self.blocks),
            marks=marks,
            stages=stages,
            children=len(element),
            is_last=element.getnext() is None,
            is_beside=is_beside,
            must_go=must_go,
            may_go=tag in _BESIDE and not (tag == "figure" and element.find(".//table") is not None),
        )
        self.regions.append(region)
        self._open.append(region)

    def _enter_inline(self, tag: str) -> None:
        if tag == "br":
            self._pieces.append(_BREAK)
        if tag == "a":
            self._link_from = len(self._pieces)
            self._open.append(tag)
        else:
            self._open.append(None)

    def _end_link(self) -> None:
        """Measure what the open link has in the open block."""
        if self._link_from is None:
            return
        if length := len(" ".join("".join(self._pieces[self._link_from :]).split())):
            self._links.append(length)
        self._link_from = None

    def _add(self, text: str) -> None:
        if self._pieces or not text.isspace():
            self._pieces.append(text.replace("\n", _BREAK) if self._pre else text)


def folded(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """All text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def _is_author(tag: str, given: Mapping[str, str]) -> bool:
    if not given or tag not in BYLINE_TAGS:
        return False
    return given.get("rel") == "author" or "author" in given.get("itemprop", "").split()


def _is_hidden(tag: str, given: dict[str, str]) -> bool:
    if "style" in given and _HIDDEN_STYLE.search(given["style"]):
        return True
    return given.get("aria-hidden") == "true" or ("role" in given and tag in PARTS and "nav" in given["role"].lower())


def _given_stages(given: dict[str, str]) -> tuple[int, ...]:
    if not given.keys() & _TELLING:
        return ()
    role = given.get("role", "")
    is_stage = (given.get("itemprop") == "articleBody", False, role == "article", False, role.startswith("main"))
    return tuple(stage for stage, is_so in enumerate(is_stage) if is_so)
