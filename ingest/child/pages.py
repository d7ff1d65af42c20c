"""Reads one page: the article's paragraphs, and what the page says of itself."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import lxml.etree
import lxml.html
import trafilatura

# One class for all elements: lxml's own choice by the name of the tag is a call of Python's for each of them.
_ELEMENTS: Final = lxml.etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)
_NEVER_TEXT: Final = (
    *("aside", "audio", "button", "canvas", "dialog", "embed", "footer", "iframe", "img", "input", "link"),
    *("menu", "meta", "nav", "noscript", "object", "picture", "select", "source", "style", "svg", "template", "video"),
)
_JSON_LD: Final = "application/ld+json"
_CONTAINERS: Final = frozenset({"body", "main", "list", "table", "row", "quote", "div"})
_OUTSIDE: Final = ("p", "li", "h2", "h3", "h4", "h5", "h6", "button", "figcaption")
_MOST_OUTSIDE: Final = 200
_MOST_LINES: Final = 600
_LONGEST_OUTSIDE: Final = 300
_BREAKS: Final = frozenset(
    "article blockquote br caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section "
    "table td th tr ul".split()
)
_MOST_WHOLES: Final = 10
_BYLINES: Final = ("a", "span", "p", "div", "address")
_BYLINE_CLASSES: Final = frozenset({"byline", "author"})
_MOST_BYLINES: Final = 5


def read_page(html: bytes) -> dict[str, Any]:
    """The article's paragraphs as trafilatura finds them, and what the page says of itself; the page is in UTF-8.

    Raises:
        lxml.etree.LxmlError: If it cannot be parsed.
    """
    tree = _parse(html)
    said = {
        "json_ld": [script.text or "" for script in tree.iter("script") if script.get("type") == _JSON_LD],
        "metas": _metas(tree),
        "canonical": [link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical"],
        "title": next((_folded(title) for title in tree.iter("title")), ""),
        "headings": [_folded(heading) for heading in tree.iter("h1")],
        "times": [time.get("datetime") or _folded(time) for time in islice(tree.iter("time"), 1)],
        "bylines": [_folded(element) for element in islice(filter(_is_byline, tree.iter(*_BYLINES)), _MOST_BYLINES)],
        "language": tree.get("lang", ""),
    }
    lines = _lines(tree)
    _thin_out(tree)
    # A page that forgets to close its navigation has all of its text in it.
    blocks = _article(tree) or _article(_parse(html))
    return said | {"blocks": blocks, "outside": _outside(lines, "".join("".join(blocks).split()))}


def _parse(html: bytes) -> Any:  # noqa: ANN401 - lxml ships no types
    parser = lxml.etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    parser.set_element_class_lookup(_ELEMENTS)
    return lxml.html.document_fromstring(html, parser)


def _thin_out(tree: Any) -> None:  # noqa: ANN401 - lxml ships no types
    """Take out what no article stands in: trafilatura would too, but after several walks through all of it."""
    for script in [*tree.iter("script")]:
        if script.get("type") != _JSON_LD:
            script.drop_tree()
    lxml.etree.strip_elements(tree, *_NEVER_TEXT, with_tail=False)


def _article(tree: Any) -> list[str]:  # noqa: ANN401 - lxml ships no types
    found = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    body = getattr(found, "body", None)
    blocks = [] if body is None else [block for block in _blocks(body) if block]
    return _taken_apart(blocks[0], tree) if len(blocks) == 1 and "\n" not in blocks[0] else blocks


def _taken_apart(block: str, tree: Any) -> list[str]:  # noqa: ANN401 - lxml ships no types
    """The paragraphs of a block in which trafilatura puts all words of a very short page, as the page has them."""
    wanted = "".join(block.split())
    for whole in islice(tree.iter("article", "main", "body"), _MOST_WHOLES):
        parts, at = [], 0
        for part in _parts(whole):
            squeezed = part.replace(" ", "")
            if squeezed and wanted.startswith(squeezed, at):
                parts.append(part)
                at += len(squeezed)
        if at == len(wanted):
            return parts
    return [block]


def _parts(whole: Any) -> Iterator[str]:  # noqa: ANN401 - lxml ships no types
    """The words of an element between all that breaks a line, each part on one line."""
    part: list[str] = []
    for event, element in lxml.etree.iterwalk(whole, events=("start", "end")):
        if element.tag in _BREAKS or (element.tag == "time" and _stands_alone(element)):
            yield " ".join("".join(part).split())
            part.clear()
        if event == "end":
            part.append("" if element is whole else element.tail or "")
        elif element.tag != "script":
            part.append(element.text or "")
    yield " ".join("".join(part).split())


def _stands_alone(element: Any) -> bool:  # noqa: ANN401 - lxml ships no types
    """Whether no words stand directly beside an element."""
    before = element.getprevious()
    words = element.getparent().text if before is None else before.tail
    return not (words or "").strip() and not (element.tail or "").strip()


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
    """The content of the first meta element of each name, on one line."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name:
            metas.setdefault(name.lower(), " ".join(meta.get("content", "").split()))
    return metas


def _is_byline(element: Any) -> bool:  # noqa: ANN401 - lxml ships no types
    names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
    if any(word in names for word in _BYLINE_CLASSES):
        parts = names.replace("_", "-").split()
        if any(part in _BYLINE_CLASSES or part.endswith("-byline") for part in parts):
            return True
    return bool(element.get("rel") == "author")


def _folded(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    """All text of an element on one line."""
    text: str = lxml.etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return " ".join(text.split())


def _lines(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml ships no types
    """The first short lines of the page, each once, with "nav" where it stands in a navigation."""
    in_navigation = {element for nav in tree.iter("nav") for element in nav.iter(*_OUTSIDE)}
    lines: dict[str, str] = {}
    for element in tree.iter(*_OUTSIDE, "nav"):
        if element in in_navigation:
            continue
        text = _folded(element)
        if text and len(text) <= _LONGEST_OUTSIDE:
            lines.setdefault(text, "nav" if element.tag == "nav" else "")
        if len(lines) == _MOST_LINES:
            break
    return lines


def _outside(lines: dict[str, str], inside: str) -> list[list[str]]:
    """The first lines that are not among the article's, whose words stand in `inside` without any space."""
    outside = ([text, where] for text, where in lines.items() if text.replace(" ", "") not in inside)
    return [*islice(outside, _MOST_OUTSIDE)]
