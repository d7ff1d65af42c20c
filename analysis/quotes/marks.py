"""Pairs of quote marks, scoped to the paragraph.

Which way a mark faces is told by the blanks around it before its glyph: texts mix “, " and ” freely. A single mark is
one only where it cannot be an apostrophe. A mark that never closes runs to its paragraph's end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from analysis.languages import english
from analysis.languages import marks as glyphs


@dataclass(frozen=True, slots=True)
class Mark:
    """One quote mark; two single ones in a row are one double mark."""

    start: int
    end: int
    is_double: bool
    may_open: bool
    may_close: bool


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """What stands between two marks: `start` and `end` without the marks and blanks, `outer_…` with them."""

    outer_start: int
    outer_end: int
    start: int
    end: int
    is_closed: bool
    is_double: bool


_MARK: Final = re.compile(
    "|".join(["'(?:(?<=\\S')(?=''(?!'))|')?", "``?", "´´?", "’’?", "‘‘?", *glyphs.DOUBLE, *glyphs.SINGLE])
)
"""Each alternative begins with a glyph, so that a search jumps from mark to mark."""
_BEFORE_OPENER: Final = frozenset(" \t\n\xa0\u202a\u200b\u200e\ufeff([{—–-/:,…" + glyphs.DOUBLE + glyphs.SINGLE)
_FREE: Final = frozenset(" \t\n\xa0\u202a\u200b\u200e\ufeff")
_AFTER_CLOSER: Final = frozenset(" \t\n\xa0)]}—–-/:;,.?!…" + glyphs.DOUBLE + glyphs.SINGLE)


def find_spans(text: str, start: int, end: int) -> list[MarkedSpan]:
    """Give the outermost marked pieces of the paragraph `text[start:end]` in order; marks inside belong to them."""
    marks = list(_find_marks(text, start, end))
    closers = _single_closers_ahead(text, marks)
    spans: list[MarkedSpan] = []
    opener: Mark | None = None
    for index, mark in enumerate(marks):
        if opener is None:
            if mark.may_open and (mark.is_double or closers[index] or _opens_speech(text, mark, start)):
                opener = mark
        elif mark.is_double == opener.is_double and mark.may_close and mark.start > opener.end:
            if not mark.is_double and _is_possessive(text, mark) and closers[index]:
                continue
            spans.append(_span(text, opener, mark.start, mark.end, is_closed=True))
            opener = None
        elif mark.is_double and opener.is_double and mark.may_open and _is_new_start(text, mark):
            spans.append(_span(text, opener, mark.start, mark.start, is_closed=False))
            opener = mark
    if opener is not None:
        spans.append(_span(text, opener, end, end, is_closed=False))
    return [span for span in spans if span.start < span.end]


def _find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in _MARK.finditer(text, start, end):
        glyph = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        is_double = len(glyph) > 1 or glyph in glyphs.DOUBLE
        may_open, may_close = _facing(glyph, before, after)
        if not is_double:
            may_open = may_open and not _is_elision(text, match.end(), glyph)
        if may_open or may_close:
            yield Mark(match.start(), match.end(), is_double, may_open, may_close)


def _facing(glyph: str, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a mark may open and may close: free on one side it faces the other way."""
    is_free_before, is_free_after = before in _FREE, after in _FREE
    if is_free_before != is_free_after:
        return is_free_before, is_free_after
    if is_free_before:
        return glyph in glyphs.OPENING, glyph not in glyphs.OPENING
    can_open, can_close = before in _BEFORE_OPENER, after in _AFTER_CLOSER
    if can_open and can_close:
        opens = glyph in glyphs.OPENING or glyph == "``"
        is_neutral = glyph in "\"'" or glyph == "''"
        return opens or (is_neutral and after not in ",.;:?!)"), not opens
    return can_open, can_close or (not can_open and glyph in "”»")


def _is_elision(text: str, at: int, glyph: str) -> bool:
    if glyph in "‘‚‹":
        return False
    word = re.match(r"\w+", text[at : at + 12])
    return word is not None and (word.group().lower() in english.ELISIONS or bool(re.match(r"\d\ds?$", word.group())))


def _is_possessive(text: str, mark: Mark) -> bool:
    """Whether a single mark after an s, before another word, may as well be a plural's apostrophe."""
    return text[mark.start - 1 : mark.start] in {"s", "z"} and bool(re.match(r" [a-z]", text[mark.end : mark.end + 2]))


def _single_closers_ahead(text: str, marks: list[Mark]) -> list[bool]:
    """Tell for each mark whether a single mark that surely closes comes after it, before the paragraph's end."""
    ahead, seen = [False] * len(marks), False
    for index in range(len(marks) - 1, -1, -1):
        ahead[index] = seen
        mark = marks[index]
        if not mark.is_double and mark.may_close and not _is_possessive(text, mark):
            seen = True
    return ahead


def _opens_speech(text: str, mark: Mark, start: int) -> bool:
    """Whether a single mark that never closes opens a sentence, as speech does, and no shortened word."""
    before = text[max(start, mark.start - 2) : mark.start].strip()
    return text[mark.end : mark.end + 1].isupper() and (mark.start == start or before[-1:] in {".", ":", ","})


def _is_new_start(text: str, mark: Mark) -> bool:
    """Whether a mark inside an open piece surely opens another one, so that the first was never closed."""
    before = text[max(0, mark.start - 2) : mark.start].strip()
    return not mark.may_close and text[mark.end : mark.end + 1].isupper() and before[-1:] in {":", ","}


def _span(text: str, opener: Mark, end: int, outer_end: int, *, is_closed: bool) -> MarkedSpan:
    start = opener.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return MarkedSpan(opener.start, outer_end, start, end, is_closed=is_closed, is_double=opener.is_double)
