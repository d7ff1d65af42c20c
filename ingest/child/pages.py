"""Reads one page: the article's paragraphs, and what the page says of itself."""

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
import trafilatura

_CONTAINERS = {"body", "main", "list", "table", "row", "quote", "div"}
_OUTSIDE = "p|li|h2|h3|h4|h5|h6|button|figcaption"
_MOST_OUTSIDE = 200
_LONGEST_OUTSIDE = 300
_BYLINE_CLASSES = ("byline", "author")


def read_page(html: str) -> dict[str, Any]:
    """The article's paragraphs as trafilatura finds them, and what the page says of itself, uninterpreted."""
    # The characters are decoded already, and lxml refuses a string that names an encoding.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", html)
    tree = trafilatura.load_html(source)
    if tree is None:
        tree, found = lxml.html.document_fromstring(source), None
    else:
        found = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    body = getattr(found, "body", None)
    blocks = [] if body is None else [block for block in _blocks(body) if block]
    return {
        "blocks": blocks,
        "json_ld": [script.text_content() for script in tree.xpath("//script[@type='application/ld+json']")],
        "metas": [[name, meta.get("content", "")] for meta in tree.iter("meta") if (name := _meta_name(meta))],
        "canonical": [link.get("href", "") for link in tree.xpath("//link[@rel='canonical']")],
        "title": next((_folded(title) for title in tree.iter("title")), ""),
        "headings": [_folded(heading) for heading in tree.iter("h1")],
        "times": [time.get("datetime") or time.text_content() for time in tree.iter("time")],
        "bylines": [
            _folded(element) for element in tree.iter("a", "span", "p", "div", "address") if _is_byline(element)
        ][:5],
        "language": tree.get("lang", ""),
        "outside": _outside(tree, " ".join("".join(blocks).split())),
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


def _meta_name(meta: Any) -> str:  # noqa: ANN401 - lxml ships no types
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _is_byline(element: Any) -> bool:  # noqa: ANN401 - lxml ships no types
    names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower().replace("_", "-").split()
    return element.get("rel") == "author" or any(name in _BYLINE_CLASSES or name.endswith("-byline") for name in names)


def _folded(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    return " ".join(element.text_content().split())


def _outside(tree: Any, inside: str) -> list[list[str]]:  # noqa: ANN401 - lxml ships no types
    """Lines of the page that are not among the article's, each with "nav" or an empty string for where it stands."""
    squeezed = inside.replace(" ", "")
    lines: dict[str, str] = {}
    for element in tree.iter(*_OUTSIDE.split("|"), "nav"):
        is_nav = element.tag == "nav"
        if not is_nav and next(element.iterancestors("nav"), None) is not None:
            continue
        text = _folded(element)
        if text and len(text) <= _LONGEST_OUTSIDE and text.replace(" ", "") not in squeezed:
            lines.setdefault(text, "nav" if is_nav else "")
    return [[text, where] for text, where in lines.items()][:_MOST_OUTSIDE]
