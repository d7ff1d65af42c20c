"""A PDF document as a text: its paragraphs, and what stood on page after page."""

from dataclasses import dataclass

from domain.article import Dropped, DropReason
from ingest.child import DocumentKind, read_in_child
from ingest.folding import fold_line
from ingest.limits import Limits


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF document says.

    `text` has an empty line between paragraphs. `title` is the one that the file states, where it stands in the text
    too: many files state the name of a draft or of a program. `left_out` are running heads and page numbers, and the
    pages that were too many to be read; with such, `is_beginning` is set.
    """

    text: str
    title: str | None
    left_out: tuple[Dropped, ...]
    is_beginning: bool


def is_pdf(data: bytes) -> bool:
    """Whether these are the bytes of a PDF document."""
    return data.startswith(b"%PDF-")


def read_pdf(data: bytes, name: str, limits: Limits) -> PdfText:
    """Read a PDF document within the limits of time and memory.

    Raises:
        InputRefusedError: If it takes more, is damaged or locked, or has no text.
    """
    found = read_in_child(DocumentKind.PDF, data, name, limits)
    blocks: list[str] = found["blocks"]
    stated = fold_line(found["title"])
    is_shown = stated != "" and any(fold_line(block) == stated for block in blocks)
    left_out = [Dropped(line, DropReason.NAVIGATION) for line in found["outside"]]
    if found["unread"]:
        first, last = found["unread"]
        left_out.append(Dropped(f"pages {first}–{last}" if first < last else f"page {last}", DropReason.UNREAD))
    return PdfText("\n\n".join(blocks), found["title"] if is_shown else None, tuple(left_out), bool(found["unread"]))
