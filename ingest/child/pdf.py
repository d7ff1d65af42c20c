"""Reads one PDF document: its paragraphs in the order of its text, and the lines that stand on page after page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pypdfium2

_MOST_PAGES: Final = 200
_BROKEN_WORD: Final = "\ufffe"
"""What pdfium puts in the place of a hyphen and a line break inside a word."""
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
_PAGE_NUMBER: Final = re.compile(r"\W*(?:[^\W\d]{1,6}\W+)?\d{1,3}(?:\W+(?:[^\W\d]{1,3}\W+)?\d{1,3})?\W*")
"""As "7", "- 7 -", "Page 7 of 12"; a date has a longer number or a third one."""
_EDGE_LINES: Final = 2
_OTHER_SIZE: Final = 0.2
_WIDE_GAP: Final = 0.5
_RARE: Final = 0.1


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; `top` and `bottom` grow upwards, in points."""

    text: str
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def read_pdf(data: bytes) -> dict[str, Any]:
    """The paragraphs, the title that the file states, and what was left out.

    That are `outside`, the running heads and page numbers, and `unread`, the first and the last page of those that are
    too many.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        pages = [_lines(document[n]) for n in range(min(len(document), _MOST_PAGES))]
        unread = [_MOST_PAGES + 1, len(document)] if len(document) > _MOST_PAGES else []
        title = document.get_metadata_value("Title").strip()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            return {"refused": "is locked by a password"}
        return {"refused": "is damaged: it cannot be read as a PDF document"}
    if not any(pages):
        return {"refused": "has pictures of pages and no text that could be read"}
    running = _running(pages)
    outside = [[line for line in _edges(page) if _masked(line.text) in running] for page in pages]
    inside = [[line for line in page if line not in left] for page, left in zip(pages, outside, strict=True)]
    left_out = dict.fromkeys(line.text for left in outside for line in left)
    return {"blocks": list(_paragraphs(inside)), "title": title, "outside": list(left_out), "unread": unread}


def _lines(page: pypdfium2.PdfPage) -> list[_Line]:
    """The lines of a page in the order of its text, blank ones left out."""
    found = page.get_textpage()
    text, lines = found.get_text_range(), []
    # A character beyond the first plane is one here and two there; its line is measured a little beside.
    last = found.count_chars() - 1
    for match in re.finditer(rf"[^\r\n{_BROKEN_WORD}]+{_BROKEN_WORD}?", text):
        if words := match[0].strip():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            _, bottom, _, top = found.get_charbox(min(start, last), loose=True)
            lines.append(_Line(words, top, bottom))
    return lines


def _running(pages: Sequence[Sequence[_Line]]) -> set[str]:
    """What stands at the top or the foot of most pages and hardly between, digits masked, and page numbers."""
    counts: Counter[str] = Counter()
    between: Counter[str] = Counter()
    for page in pages:
        counts.update({_masked(line.text) for line in _edges(page)})
        between.update(_masked(line.text) for line in page[_EDGE_LINES:-_EDGE_LINES])
    feet = [line.text for page in pages for line in page[-_EDGE_LINES:]]
    numbers = {_masked(foot) for foot in feet if _PAGE_NUMBER.fullmatch(foot)}
    most = max(2, len(pages) / 2)
    return numbers | {masked for masked, count in counts.items() if count >= most and count > between[masked]}


def _edges(page: Sequence[_Line]) -> list[_Line]:
    return [*page[:_EDGE_LINES], *page[_EDGE_LINES:][-_EDGE_LINES:]]


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip())


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> Iterator[str]:
    """Lines joined to paragraphs, over the end of a page where a sentence goes on there."""
    paragraph: list[str] = []
    previous: _Line | None = None
    usual = _usual_gap(pages)
    for page in pages:
        for n, line in enumerate(page):
            if previous is not None and _is_new(previous, line, usual=usual, is_first=n == 0):
                yield _joined(paragraph)
                paragraph = []
            paragraph.append(line.text)
            previous = line
    if paragraph:
        yield _joined(paragraph)


def _joined(lines: Sequence[str]) -> str:
    return " ".join(lines).replace(f"{_BROKEN_WORD} ", "").replace(_BROKEN_WORD, "")


def _usual_gap(pages: Sequence[Sequence[_Line]]) -> float:
    """What lies between two lines of a paragraph: the smallest gap that is no exception."""
    gaps = Counter(round(above.bottom - below.top) for page in pages for above, below in pairwise(page))
    return min((gap for gap, count in gaps.items() if count >= _RARE * gaps.total()), default=0)


def _is_new(previous: _Line, line: _Line, *, usual: float, is_first: bool) -> bool:
    """Whether a line begins a paragraph: after a wide gap, in another size, or at a new place after a sentence."""
    if abs(line.height - previous.height) > _OTHER_SIZE * max(line.height, previous.height):
        return True
    gap = previous.bottom - line.top
    if is_first or gap < -line.height:
        return _SENTENCE_END.search(previous.text) is not None
    return gap > usual + _WIDE_GAP * line.height
