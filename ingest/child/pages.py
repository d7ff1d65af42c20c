"""Reads one page: the article's paragraphs, and what the page says of itself."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import lxml.html
import trafilatura

_CONTAINERS: Final = frozenset({"body", "main", "list", "table", "row", "quote", "div"})
_OUTSIDE: Final = ("p", "li", "h2", "h3", "h4", "h5", "h6", "button", "figcaption")
_MOST_OUTSIDE: Final = 200
_LONGEST_OUTSIDE: Final = 300
_BYLINES: Final = ("a", "span", "p", "div", "address")
_BYLINE_CLASSES: Final = frozenset({"byline", "author"})
_MOST_BYLINES: Final = 5


def read_page(html: bytes) -> dict[str, Any]:
    """The article's paragraphs as trafilatura finds them, and what the page says of itself; the page is in UTF-8.

    Raises:
        lxml.etree.LxmlError: If it cannot be parsed.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    tree = lxml.html.document_fromstring(html, parser)
    found = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    body = getattr(found, "body", None)
    blocks = [] if body is None else [block for block in _blocks(body) if block]
    return {
        "blocks": blocks,
        "json_ld": [script.text or "" for script in tree.iter("script") if script.get("type") == "application/ld+json"],
        "metas": _metas(tree),
        "canonical": [link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical"],
        "title": next((_folded(title) for title in tree.iter("title")), ""),
        "headings": [_folded(heading) for heading in tree.iter("h1")],
        "times": [time.get("datetime") or _folded(time) for time in islice(tree.iter("time"), 1)],
        "bylines": [_folded(element) for element in islice(filter(_is_byline, tree.iter(*_BYLINES)), _MOST_BYLINES)],
        "language": tree.get("lang", ""),
        "outside": _outside(tree, "".join("".join(blocks).split())),
    }


def _blocks(element: Any) -> Iterator[str]:  # noqa: ANN401 - lxml ships no types
    """The text of each paragraph below an element, in order; a line break inside stays one."""
    if element.text and element.tag in _CONTAINERS:
        yield element.text.strip()
    for child in element:
        if child.tag in _CONTAINERS:
            yield from _blocks(child)
        else:
            yield _text(child).strip()
        if child.tail:
            yield child.tail.strip()


def _text(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == "lb" else _text(child), child.tail or ""]
    return "".join(parts)


def _metas(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml ships no types
    """The content of the first meta element of each name."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name:
            metas.setdefault(name.lower(), meta.get("content", "").strip())
    return metas


def _is_byline(element: Any) -> bool:  # noqa: ANN401 - lxml ships no types
    if element.get("rel") == "author":
        return True
    names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower().replace("_", "-").split()
    return any(name in _BYLINE_CLASSES or name.endswith("-byline") for name in names)


def _folded(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """All text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def _outside(tree: Any, inside: str) -> list[list[str]]:  # noqa: ANN401 - lxml ships no types
    """The first lines of the page that are not among the article's, each with "nav" where it stands in a navigation."""
    in_navigation = {element for nav in tree.iter("nav") for element in nav.iter(*_OUTSIDE)}
    lines: dict[str, str] = {}
    for element in tree.iter(*_OUTSIDE, "nav"):
        if element in in_navigation:
            continue
        text = _folded(element)
        if text and len(text) <= _LONGEST_OUTSIDE and text.replace(" ", "") not in inside:
            lines.setdefault(text, "nav" if element.tag == "nav" else "")
        if len(lines) == _MOST_OUTSIDE:
            break
    return [[text, where] for text, where in lines.items()]
