"""A page as blocks of text in the order of its source, and the elements that hold them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from ingest.child.marks import BYLINE_TAGS, CONTAINERS, marks_of
from ingest.phrases.parts import BESIDE, BYLINE, COMMENTS, ENDLESS, HIDDEN

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
_WEIGHED: Final = _BESIDE | {"div", "dl", "ol", "p", "ul"}
_CONTAINER: Final = sum(CONTAINERS)
_BREAK: Final = "\v"
_MOST_BYLINES: Final = 5


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

    `marks` are what it tells of itself. `order` counts these elements from the top of the page, `last_order` is that
    of the last one inside.
    """

    tag: str
    marks: int
    order: int
    start: int
    children: int
    is_last: bool
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
    """Walk once through a parsed page; the parser nests no more than 256 elements."""
    walker = _Walker()
    walker.walk(tree)
    walker.close_block()
    return Blocks(walker.blocks, [region for region in walker.regions if region.end > region.start], walker.bylines)


class _Walker:
    """The blocks so far, the pieces of the open one, and what it stands in."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.regions: list[Region] = []
        self.bylines: list[str] = []
        self._pieces: list[str] = []
        self._links: list[int] = []
        self._link_from: int | None = None
        self._tag = "html"
        self._kind = Kind.BARE
        self._is_pre = False

    def walk(self, element: Any) -> None:  # noqa: ANN401 - lxml ships no types
        """Take the text and the elements inside an element."""
        if text := element.text:
            self._add(text)
        for inner in element:
            tag = inner.tag
            if tag in _PLAIN:
                self.walk(inner)
            elif tag not in _UNREAD:
                self._take(inner, tag)
            if text := inner.tail:
                self._add(text)

    def close_block(self) -> None:
        """Make a block of the pieces so far, where they have any text."""
        if self._link_from is not None:
            self._end_link()
            self._link_from = 0  # The link goes on in the next block.
        raw = "".join(self._pieces)
        self._pieces.clear()
        text = "\n".join(line for piece in raw.split(_BREAK) if (line := " ".join(piece.split())))
        if text:
            is_broken = self._kind is Kind.BARE and _BREAK in raw
            kind = Kind.BROKEN if is_broken else self._kind
            self.blocks.append(Block(text, kind, self._tag, tuple(self._links)))
        self._links.clear()

    def _take(self, element: Any, tag: str) -> None:  # noqa: ANN401 - lxml ships no types
        """Take an element that may be marked."""
        marks = marks_of(element)
        is_beside = marks & (BESIDE | HIDDEN)
        if marks & BYLINE:
            self._add_byline(element)
        if tag in _BLOCKS or (is_beside and next(element.iter(*_BLOCK_TAGS), None) is not None):
            self._take_block(element, tag, marks)
        elif is_beside or tag in _BESIDE:
            for inner in element.iterdescendants(*BYLINE_TAGS):
                if marks_of(inner) & BYLINE:
                    self._add_byline(inner)
        elif tag == "a":
            self._link_from = len(self._pieces)
            self.walk(element)
            self._end_link()
        elif tag == "br":
            self._pieces.append(_BREAK)
        else:
            self.walk(element)

    def _take_block(self, element: Any, tag: str, marks: int) -> None:  # noqa: ANN401 - lxml ships no types
        if self._pieces:
            self.close_block()
        around = self._tag, self._kind, self._is_pre
        inherited = self._kind if self._kind in _INHERITED and not marks & _CONTAINER else Kind.BARE
        self._tag, self._kind = tag, _KINDS.get(tag, inherited)
        self._is_pre = self._is_pre or tag == "pre"
        region = self._region(element, tag, marks) if marks or tag in _WEIGHED else None
        self.walk(element)
        if self._pieces:
            self.close_block()
        if region is not None:
            region.end, region.last_order = len(self.blocks), len(self.regions) - 1
        self._tag, self._kind, self._is_pre = around

    def _region(self, element: Any, tag: str, marks: int) -> Region:  # noqa: ANN401 - lxml ships no types
        region = Region(
            tag=tag,
            marks=marks,
            order=len(self.regions),
            start=len(self.blocks),
            children=len(element),
            is_last=element.getnext() is None,
            must_go=marks & COMMENTS != 0 or (marks & ENDLESS != 0 and element.find(".//h1") is None),
            may_go=tag in _BESIDE and not (tag == "figure" and element.find(".//table") is not None),
        )
        self.regions.append(region)
        return region

    def _end_link(self) -> None:
        """Measure what the open link has in the open block."""
        if self._link_from is None:
            return
        if length := len(" ".join("".join(self._pieces[self._link_from :]).split())):
            self._links.append(length)
        self._link_from = None

    def _add(self, text: str) -> None:
        if self._pieces or not text.isspace():
            self._pieces.append(text.replace("\n", _BREAK) if self._is_pre else text)

    def _add_byline(self, element: Any) -> None:  # noqa: ANN401 - lxml ships no types
        if len(self.bylines) < _MOST_BYLINES:
            self.bylines.append(folded(element))


def folded(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """All text of an element on one line."""
    return " ".join("".join(element.itertext()).split())
