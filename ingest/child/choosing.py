"""Which blocks of a page are its article.

The container is found by its names, what stands beside the article is cut out of it by names and by how much of it is
links. The order of the steps and the figures are those of trafilatura's fast mode (A. Barbaresi, ACL 2021), whose
tables and thresholds were fitted to thousands of pages; here they are applied to the blocks of one walk.
"""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Self

from ingest.child.blocks import Block, Blocks, Kind, Region
from ingest.child.marks import CONTAINERS
from ingest.phrases.parts import BESIDE, HIDDEN, TEASER

ENOUGH: Final = 250
"""So many characters are an article; what is shorter may be a caption or a notice."""
_SHORT: Final = 3_000
_SMALL_SHARE: Final = 0.25
_FAR_MORE: Final = 5
_FEW_PARAGRAPHS: Final = 750
_LEAST_LEFT: Final = 1 / 7
_MOST: Final = 0.8
_NEARLY_ALL: Final = 0.9
_FEW_WORDS: Final = 10
_LONG_LINK: Final = 100
_FEW_LINKS: Final = 4
_BOX_SIZE: Final = 100
_BOX_CHILDREN: Final = 3
_LISTS: Final = frozenset({"dl", "ol", "ul"})
_WRITTEN: Final = frozenset(Kind) - {Kind.BARE}
_SURE: Final = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.CELL})
_BODY_IN_DATA: Final = re.compile(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")')
_MARKUP: Final = re.compile(r"<[^<>]+>")


def choose_blocks(page: Blocks) -> list[int]:
    """The indexes of the blocks that are the article, rising; what is in no article is marked as dropped."""
    blocks = page.blocks
    _drop_beside(page)
    chosen = _in_container(page)
    size = _size(blocks, chosen)
    if size < _SHORT and size < _SMALL_SHARE * _size(blocks, _kept(page)):
        # Names mislead where nearly all paragraphs stand elsewhere.
        everywhere = _pick(page, None)
        if _paragraphs(blocks, everywhere) > _FAR_MORE * _paragraphs(blocks, chosen):
            return everywhere
    if size >= ENOUGH:
        return chosen
    return sorted({*chosen, *_pick(page, None, kinds=_SURE, with_teasers=True)})


def all_blocks(page: Blocks) -> list[int]:
    """The indexes of all blocks that do not stand beside something, or of all that were not dropped."""
    return _pick(page, None, kinds=frozenset(Kind), with_teasers=True) or _kept(page)


def body_in_data(scripts: Iterable[str]) -> list[str]:
    """The paragraphs of the article's text in a JSON-LD script, where pages put it that draw themselves."""
    for script in scripts:
        if match := _BODY_IN_DATA.search(script):
            try:
                body = json.loads(match[1], strict=False)
            except ValueError:
                continue
            return [line for piece in _MARKUP.sub("\n", body).splitlines() if (line := " ".join(piece.split()))]
    return []


def _drop_beside(page: Blocks) -> None:
    """Drop what stands beside articles by its element, unless it holds most of the page."""
    sizes = _sums(len(block.text) for block in page.blocks)
    for region in page.regions:
        is_small = sizes[region.end] - sizes[region.start] <= sizes[-1] / 2
        if region.must_go or (region.may_go and is_small):
            for block in page.blocks[region.start : region.end]:
                block.is_dropped = True


def _in_container(page: Blocks) -> list[int]:
    """The article inside the surest container that has enough text, else the most that one has."""
    has_few = _paragraphs(page.blocks, _kept(page)) < _FEW_PARAGRAPHS
    kinds = frozenset(Kind) if has_few else _WRITTEN
    found: list[list[int]] = [[]]
    for kind in CONTAINERS:
        container = next((region for region in page.regions if region.marks & kind and _has_text(page, region)), None)
        chosen = _pick(page, container, kinds=kinds) if container else []
        if len(chosen) > 1:
            if _size(page.blocks, chosen) >= ENOUGH:
                return chosen
            found.append(chosen)
    return max(found, key=lambda chosen: _size(page.blocks, chosen))


def _has_text(page: Blocks, region: Region) -> bool:
    return any(not block.is_dropped for block in page.blocks[region.start : region.end])


def _pick(
    page: Blocks, container: Region | None, *, kinds: Collection[Kind] = _WRITTEN, with_teasers: bool = False
) -> list[int]:
    """The blocks in a container, or in the whole page, without what stands beside the article in it."""
    start, end = (container.start, container.end) if container else (0, len(page.blocks))
    inside = [
        region for region in page.regions if container is None or container.order < region.order <= container.last_order
    ]
    gone = [block.is_dropped for block in page.blocks]
    beside = _marked(gone, (region for region in inside if region.marks & (BESIDE | HIDDEN)))
    sizes = [len(block.text) for block in page.blocks]
    left = [sum(sizes[i] for i in range(start, end) if not marks[i]) for marks in (gone, beside)]
    if left[1] > left[0] * _LEAST_LEFT:
        gone = beside
    if not with_teasers:
        gone = _marked(gone, (region for region in inside if region.marks & TEASER))
    _drop_links(page.blocks, inside, gone)
    chosen = [i for i in range(start, end) if not gone[i] and page.blocks[i].kind in kinds]
    while chosen and page.blocks[chosen[-1]].kind is Kind.HEADING:
        chosen.pop()
    return chosen


def _marked(gone: Sequence[bool], regions: Iterable[Region]) -> list[bool]:
    marked = list(gone)
    for region in regions:
        marked[region.start : region.end] = [True] * (region.end - region.start)
    return marked


@dataclass(frozen=True, slots=True)
class _Sums:
    """What stands before each block, so that what an element holds is the difference of two."""

    sizes: list[int]
    links: list[int]
    few_words: list[int]
    link_sizes: list[int]

    @classmethod
    def of(cls, blocks: Sequence[Block], gone: Sequence[bool]) -> Self:
        """Add up what is not gone."""
        left = [None if is_gone else block for block, is_gone in zip(blocks, gone, strict=True)]
        return cls(
            sizes=_sums(len(block.text) + 1 if block else 0 for block in left),
            links=_sums(len(block.links) if block else 0 for block in left),
            few_words=_sums(sum(size < _FEW_WORDS for size in block.links) if block else 0 for block in left),
            link_sizes=_sums(sum(block.links) if block else 0 for block in left),
        )


def _drop_links(blocks: Sequence[Block], regions: Sequence[Region], gone: list[bool]) -> None:
    """Take out what is mostly links: boxes, lists, then paragraphs, and again what is left of them."""
    weighed = (
        [region for region in regions if region.tag == "div"],
        [region for region in regions if region.tag in _LISTS],
        [region for region in regions if region.tag == "p"],
    )
    sums = _Sums.of(blocks, gone)
    for some in weighed * 2:
        linked = [region for region in some if _is_links(region, sums)]
        for region in linked:
            gone[region.start : region.end] = [True] * (region.end - region.start)
        if linked:
            sums = _Sums.of(blocks, gone)


def _is_links(region: Region, sums: _Sums) -> bool:
    """Whether an element is no text but links, by how long their texts are."""
    start, end = region.start, region.end
    count = sums.links[end] - sums.links[start]
    if not count:
        return False
    size = sums.sizes[end] - sums.sizes[start] - 1
    linked = sums.link_sizes[end] - sums.link_sizes[start]
    if count == 1 and linked > _LONG_LINK and linked > _NEARLY_ALL * size:
        return True
    short, long = (30, 60) if region.tag == "p" else (100, 300)
    if size < (long if region.is_last else short):
        few_words = sums.few_words[end] - sums.few_words[start]
        is_box = region.tag == "div" and region.children >= _BOX_CHILDREN and size < _BOX_SIZE
        return is_box or linked > _MOST * size or (count > 1 and few_words > _MOST * count)
    return count > _FEW_LINKS and linked > _NEARLY_ALL * size and linked < _LONG_LINK * count


def _kept(page: Blocks) -> list[int]:
    return [i for i, block in enumerate(page.blocks) if not block.is_dropped]


def _size(blocks: Sequence[Block], chosen: Iterable[int]) -> int:
    return sum(len(blocks[i].text) for i in chosen)


def _paragraphs(blocks: Sequence[Block], chosen: Iterable[int]) -> int:
    """How many characters of these blocks are in paragraphs."""
    return sum(len(blocks[i].text) for i in chosen if blocks[i].kind is Kind.PARAGRAPH)


def _sums(values: Iterable[int]) -> list[int]:
    return list(accumulate(values, initial=0))
