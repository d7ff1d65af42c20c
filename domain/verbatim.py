"""Promise 2: what is shown as an outlet's words is the slice of a stored article, or is not shown at all.

Shown words may differ from their slice in three ways only: `CUT` stands where something is left out, `HELD_BACK` stands
for a name, and each run of white space is one space. A space next to a mark stands for white space that is there in
the article, so a torn word always shows ("un[…]", never "un […]").
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.errors import NotVerbatimError
from domain.statements import Span

CUT: Final = "[…]"
HELD_BACK: Final = "[name held back]"
LEAST_CHARS: Final = len(HELD_BACK) + 2 * len(CUT) + 2
"""No limit may be smaller: one held name between two cuts must fit."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """Single characters that stand for the marks while words are put together, so that no mark is torn or mistaken."""

    name: str
    gap: str

    @classmethod
    def unused_in(cls, text: str) -> "_Marks":
        """Take noncharacters of Unicode that the text does not have."""
        unused = (sign for sign in map(chr, itertools.count(0xFDD0)) if sign not in text)
        return cls(next(unused), next(unused))

    def written(self, text: str) -> str:
        """Put the marks as readers see them."""
        return text.replace(self.name, HELD_BACK).replace(self.gap, CUT)


def fold(text: str) -> str:
    """Make each run of white space one space, and none at the ends."""
    return " ".join(text.split())


def cut(
    text: str,
    start: int,
    end: int,
    *,
    max_chars: int | None = None,
    held: Sequence[Span] = (),
    keep: Sequence[Span] | None = None,
) -> str:
    """Make the shown words from `text[start:end]`.

    `held` are spans of `text` whose words are names to hold back. `keep` are the spans of `text` to show; all else of
    the slice is cut, so `CUT` stands at the ends too. With `max_chars` the words end
    with `CUT` after the last whole word that fits. All offsets count characters of `text`.

    Raises:
        ValueError: If nothing but white space would be shown, the span is not in the text, or the limit is below
            `LEAST_CHARS`.
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError("a slice has words and lies in its text")
    if max_chars is not None and max_chars < LEAST_CHARS:
        raise ValueError(f"words cannot be cut to fewer than {LEAST_CHARS} characters")
    marks = _Marks.unused_in(text)
    kept = [Span(start, end)] if keep is None else _apart(text, keep, held, Span(start, end))
    shown, at = "", start
    for span in kept:
        shown += _gap(text[at : span.start], marks) + _hold_back(text, span, held, marks)
        at = span.end
    shown = fold(shown + _gap(text[at:end], marks)).replace(HELD_BACK, marks.name)  # the article's own is not torn
    if not shown.replace(marks.gap, "").strip():
        raise ValueError("nothing of the slice would be shown")
    return marks.written(_shorten(shown, max_chars, marks) if max_chars is not None else shown)


def is_verbatim(shown: str, original: str, held: Sequence[Span] | None = None) -> bool:
    """Say whether `shown` is `original` but for what promise 2 allows; in time linear in both.

    `held` are spans of `original`: each is held back or cut away, and `HELD_BACK` stands for nothing else. With None it
    is not known which names were held back, and `HELD_BACK` may stand for any words. A mark that stands in the article
    itself is text like any other. At the ends `CUT` may also stand for what lies outside the slice.
    """
    marks = _Marks.unused_in(shown + original)
    whole, pattern = fold(_hold_back(original, Span(0, len(original)), held or (), marks)), shown
    if held is not None:
        whole, pattern = whole.replace(HELD_BACK, marks.name), shown.replace(HELD_BACK, marks.name)
    if pattern == whole:
        return bool(whole)
    pattern = pattern.replace(CUT, marks.gap)
    has_words = bool(pattern.replace(marks.gap, "").strip()) or CUT in whole
    if shown != fold(shown) or not has_words:
        return False
    edge = marks.gap  # as no article has it, only the end of a slice can match there
    opened = f"{edge} {whole}" if pattern.startswith(marks.gap) else whole
    closed = f"{opened} {edge}" if pattern.endswith(marks.gap) else opened
    return _has_in_order(closed, pattern.replace(HELD_BACK, marks.gap).split(marks.gap))


def check_verbatim(shown: str, text: str, span: Span, held: Sequence[Span] | None = None) -> None:
    """Refuse words that are not `text[span]`; `held` are spans of `text`, as for `is_verbatim`.

    Raises:
        NotVerbatimError: If `shown` is anything else than that slice with what promise 2 allows.
    """
    moved = None if held is None else [Span(one.start - span.start, one.end - span.start) for one in held]
    is_inside = 0 <= span.start < span.end <= len(text)
    if not is_inside or not is_verbatim(shown, text[span.start : span.end], moved):
        raise NotVerbatimError(f"These words are not characters {span.start} to {span.end} of the article: {shown}")


def _within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Clip spans to a slice; those outside it, and empty ones, are dropped."""
    clipped = (Span(max(one.start, start), min(one.end, end)) for one in spans)
    return [one for one in clipped if one.start < one.end]


def _apart(text: str, keep: Sequence[Span], held: Sequence[Span], whole: Span) -> list[Span]:
    """Give the spans to keep in order, clipped to the slice and joined where they touch; no name is kept in part."""
    printed = (Span(*found.span()) for found in re.finditer(re.escape(HELD_BACK), text))
    names = _joined([*held, *printed])
    torn = [name for name in names for one in keep if one.start < name.end and name.start < one.end]
    return _joined(_within([*keep, *torn], whole.start, whole.end))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Put spans in order, those that touch as one."""
    joined: list[Span] = []
    for one in sorted(spans, key=lambda span: span.start):
        if joined and one.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return joined


def _hold_back(text: str, span: Span, held: Sequence[Span], marks: _Marks) -> str:
    """Give `text[span]` with one mark for each held span; spans that touch are one name."""
    pieces: list[str] = []
    at = span.start
    for one in sorted(_within(held, span.start, span.end), key=lambda name: name.start):
        name = text[one.start : one.end].strip()
        start = text.index(name, one.start)
        if name and (start > at or not pieces):
            pieces += [text[at:start], marks.name]
        if name:
            at = max(at, start + len(name))
    return "".join([*pieces, text[at : span.end]])


def _gap(missing: str, marks: _Marks) -> str:
    """Give what stands for missing words: white space alone for itself, else a mark with white space where it is."""
    if not missing.strip():
        return missing
    before = " " if missing[0].isspace() else ""
    return before + marks.gap + (" " if missing[-1].isspace() else "")


def _shorten(shown: str, max_chars: int, marks: _Marks) -> str:
    """End folded words after the last whole word that fits; a first word too long is torn between its characters."""
    if len(marks.written(shown)) <= max_chars:
        return shown
    room = max_chars - len(CUT)
    fitting, used = [], 0
    for word in shown.split(" "):
        used += len(marks.written(word)) + 1
        if used > room:
            break
        fitting.append(word)
    while fitting and fitting[-1] == marks.gap:
        fitting.pop()  # two cuts in a row are one
    return " ".join([*fitting, marks.gap]) if fitting else _tear(shown, room, marks) + marks.gap


def _tear(shown: str, room: int, marks: _Marks) -> str:
    at = used = 0
    while (used := used + len(marks.written(shown[at]))) <= room:
        at += 1
    while at > 1 and unicodedata.combining(shown[at]):
        at -= 1  # an accent stays with its letter
    return shown[:at].rstrip()


def _has_in_order(whole: str, parts: Sequence[str]) -> bool:
    """Match parts from left to right, each as early as it goes, with words missing between two of them.

    The earliest match leaves the most for the parts that follow, so no choice ever has to be taken back.
    """
    first, *rest = parts
    if not rest:
        return whole == first
    if not whole.startswith(first):
        return False
    at, last = len(first), rest.pop()
    for part in rest:
        found = whole.find(part, _after_one_word(whole, at))
        if found < 0:
            return False
        at = found + len(part)
    return whole.endswith(last) and _after_one_word(whole, at) <= len(whole) - len(last)


def _after_one_word(whole: str, at: int) -> int:
    """Give the earliest end of a gap that starts at `at`: white space alone is not missing words."""
    return at + 1 if whole[at : at + 1] != " " else at + 2
