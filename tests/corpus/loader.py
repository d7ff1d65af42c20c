"""Loads the annotated articles of this folder and turns their words into offsets."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class AnnotatedQuote:
    """One contiguous piece of a quote; offsets count characters of the article, end exclusive, marks left out."""

    quote_id: int
    start: int
    end: int
    text: str
    kind: str
    marked: bool
    speaker: str | None
    speaker_canonical: str | None
    cue: str | None
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedCredit:
    """One place where the article names whom it has something from."""

    start: int
    end: int
    text: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class AnnotatedFigure:
    """One number with what it counts; ``value`` is None for words like "hundreds", ``value_high`` ends a range."""

    start: int
    end: int
    text: str
    value: float | None
    value_high: float | None
    unit: str | None
    what: str
    qualifier: str | None
    claimant: str | None


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article of the corpus with what a reader found in it, each kind in text order."""

    name: str
    text: str
    quotes: tuple[AnnotatedQuote, ...]
    credits: tuple[AnnotatedCredit, ...]
    figures: tuple[AnnotatedFigure, ...]


def load_corpus(folder: Path) -> list[AnnotatedArticle]:
    """Give every annotated article of a folder, by file name.

    Raises:
        ValueError: an annotated text does not stand in its article, or an annotation has a wrong field;
            the message names the file and the text.
    """
    return [_load_article(path) for path in sorted(folder.glob("[0-9]*_*.json"))]


def _load_article(path: Path) -> AnnotatedArticle:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    found: Mapping[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    try:
        return AnnotatedArticle(
            name=path.stem,
            text=text,
            quotes=tuple(
                AnnotatedQuote(**{**item, "via": tuple(item["via"])}) for item in _locate(found["quotes"], text)
            ),
            credits=tuple(AnnotatedCredit(**item) for item in _locate(found["credits"], text)),
            figures=tuple(AnnotatedFigure(**{"value_high": None, **item}) for item in _locate(found["figures"], text)),
        )
    except (KeyError, TypeError, ValueError) as error:
        msg = f"{path.name}: {error}"
        raise ValueError(msg) from error


def _locate(items: list[dict[str, Any]], text: str) -> Iterator[dict[str, Any]]:
    """Give the items in text order, with offsets in place of ``nth``."""
    located = [{**item, **_offsets(item, text)} for item in items]
    for item in sorted(located, key=lambda item: item["start"]):
        yield {key: value for key, value in item.items() if key != "nth"}


def _offsets(item: Mapping[str, Any], text: str) -> dict[str, int]:
    start = -1
    for _ in range(item.get("nth", 0) + 1):
        start = text.find(item["text"], start + 1)
        if start < 0:
            msg = f"no occurrence {item.get('nth', 0)} of {item['text']!r}"
            raise ValueError(msg)
    return {"start": start, "end": start + len(item["text"])}
