"""Reads one page: the article's paragraphs, and what the page says of itself."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, Final

import lxml.etree

from ingest.child.blocks import Blocks, Kind, folded, read_blocks
from ingest.child.choosing import ENOUGH, all_blocks, body_in_data, choose_blocks

_OUTSIDE: Final = {Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM}
_OUTSIDE_TAGS: Final = {"button", "figcaption"}
_MOST_OUTSIDE: Final = 200
_LONGEST_OUTSIDE: Final = 300


def read_page(html: bytes) -> dict[str, Any]:
    """The article's paragraphs, and what the page says of itself, uninterpreted; the page is in UTF-8.

    Raises:
        lxml.etree.LxmlError: If it cannot be parsed.
    """
    parser = lxml.etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    tree = lxml.etree.fromstring(html, parser)
    json_ld = [script.text or "" for script in tree.iter("script") if script.get("type") == "application/ld+json"]
    page = read_blocks(tree)
    chosen = choose_blocks(page)
    texts = [page.blocks[i].text for i in chosen]
    if sum(map(len, texts)) < ENOUGH:
        in_data = body_in_data(json_ld)
        chosen = [] if in_data else all_blocks(page)
        texts = in_data or [page.blocks[i].text for i in chosen]
    return {
        "blocks": texts,
        "json_ld": json_ld,
        "metas": _metas(tree),
        "canonical": [link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical"],
        "title": next((folded(title) for title in tree.iter("title")), ""),
        "headings": [folded(heading) for heading in tree.iter("h1")],
        "times": [time.get("datetime") or folded(time) for time in islice(tree.iter("time"), 1)],
        "bylines": page.bylines,
        "language": tree.get("lang", ""),
        "outside": _outside(page, chosen, "".join("".join(texts).split())),
    }


def _metas(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml ships no types
    """The content of the first meta element of each name."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name:
            metas.setdefault(name.lower(), meta.get("content", "").strip())
    return metas


def _outside(page: Blocks, chosen: Collection[int], inside: str) -> list[list[str]]:
    """The first lines of the page that are not among the article's, each with "nav" where it stands in a navigation."""
    lines: dict[str, str] = {}
    for text, where in _beside(page, set(chosen)):
        if len(text) <= _LONGEST_OUTSIDE:
            lines.setdefault(text, where)
        if len(lines) == _MOST_OUTSIDE:
            break
    return [[text, where] for text, where in lines.items() if text.replace(" ", "") not in inside]


def _beside(page: Blocks, chosen: Collection[int]) -> Iterator[tuple[str, str]]:
    """Every block that was not chosen and has an element of its own; a navigation as a whole."""
    navigations = {region.start: region.end for region in reversed(page.regions) if region.tag == "nav"}
    end_of_navigation = 0
    for i, block in enumerate(page.blocks):
        if i >= end_of_navigation and i in navigations:
            end_of_navigation = navigations[i]
            yield " ".join(inner.text for inner in page.blocks[i:end_of_navigation]), "nav"
        is_line = block.kind in _OUTSIDE or block.tag in _OUTSIDE_TAGS
        if i >= end_of_navigation and i not in chosen and is_line and block.tag != "h1":
            yield " ".join(block.text.split()), ""
