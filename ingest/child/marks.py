"""What an element tells of itself by its tag and attributes: whether it holds the article, or stands beside it.

It is a sum of the bits in `ingest.phrases.parts`, because all elements of all pages are asked.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final

from ingest.phrases.parts import (
    BESIDE,
    BYLINE,
    CLASSES,
    COMMENTARY,
    COMMENTS,
    ENDLESS,
    HIDDEN,
    IDS,
    IN_ARTICLE,
    IN_CONTENT,
    IN_MAIN,
    IN_STORY,
    IS_ARTICLE,
    TEASER,
    Names,
)

CONTAINERS: Final = (IN_ARTICLE, IS_ARTICLE, IN_STORY, IN_CONTENT, IN_MAIN)
"""What an article's container may be, the surest first."""

BYLINE_TAGS: Final = ("a", "address", "div", "p", "span")
_COUNTING: Final = (
    (("article", "div", "main", "section"), sum(CONTAINERS) | ENDLESS),
    (("div", "dd", "dl", "dt", "li", "ol", "p", "section", "span", "ul"), BESIDE | TEASER),
    (("details", "div", "dl", "ol", "section", "ul"), COMMENTS),
    (BYLINE_TAGS, BYLINE),
)
"""Of which elements what is believed; of others only that they are hidden."""
_BELIEVED: Final = {
    tag: HIDDEN | sum(bits for some, bits in _COUNTING if tag in some) for tags, _ in _COUNTING for tag in tags
}
_BY_TAG: Final = {"article": IS_ARTICLE, "main": IN_MAIN}
_HIDDEN_STYLE: Final = re.compile(r"display: ?none|hidden")


def marks_of(element: Any) -> int:  # noqa: ANN401 - lxml ships no types
    """What an element tells."""
    tag = element.tag
    bits = _BY_TAG.get(tag, 0)
    for name, value in element.items():
        if (read := _READERS.get(name)) is not None:
            bits |= read(value)
    return bits & _BELIEVED.get(tag, HIDDEN)


@lru_cache(16_384)
def _by_classes(classes: str) -> int:
    return _by_names(CLASSES, classes) | _by_item(classes)


@lru_cache(16_384)
def _by_id(name: str) -> int:
    return _by_names(IDS, name)


def _by_names(names: Iterable[Names], name: str) -> int:
    bits = sum(one.bit for one in names if one.fit(name))
    return bits & ~COMMENTS if name.startswith(COMMENTARY) else bits


def _by_item(item: str) -> int:
    if item == "articleBody":
        return IN_ARTICLE
    names = item.lower().replace("_", "-").split() if item else []
    return BYLINE if any(name in {"byline", "author"} or name.endswith("-byline") for name in names) else 0


def _by_role(role: str) -> int:
    if role == "article":
        return IN_STORY
    return (IN_MAIN if role.startswith("main") else 0) | (BESIDE if "nav" in role.lower() else 0)


_READERS: Final[dict[str, Callable[[str], int]]] = {
    "class": _by_classes,
    "id": _by_id,
    "role": _by_role,
    "itemprop": _by_item,
    "rel": lambda relation: BYLINE if relation == "author" else 0,
    "style": lambda style: HIDDEN if _HIDDEN_STYLE.search(style) else 0,
    "aria-hidden": lambda hidden: HIDDEN if hidden == "true" else 0,
}
