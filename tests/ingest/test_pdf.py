"""PDF documents: paragraphs in their order, without what stands on page after page."""

from collections.abc import Callable
from datetime import datetime

import pytest

from domain.article import Article, DropReason
from domain.errors import InputRefusedError
from ingest import KnownOutlets, Limits
from ingest.reading import read_text
from tests.fakes.pdf import PdfLine, make_pdf

FIRST = (
    PdfLine(72, 810, "Harbour Post - Weekly"),
    PdfLine(72, 770, "Quay reopens after storm", size=18),
    PdfLine(72, 730, "The quay at Skerrow was opened on Monday, and forty boats came in be-"),
    PdfLine(72, 716, "fore noon while a band played in the rain. Nobody had thought it"),
    PdfLine(72, 702, "possible a week ago."),
    PdfLine(72, 674, "“We waited since the winter,” said Pia Lund, a ship's cook, who stood at"),
    PdfLine(300, 40, "Page 1 of 2"),
)
SECOND = (
    PdfLine(72, 810, "Harbour Post - Weekly"),
    PdfLine(72, 770, "the rail with her daughter."),
    PdfLine(72, 742, "The harbour master was the first to cross, and nobody was hurt."),
    PdfLine(300, 40, "Page 2 of 2"),
)


def test_paragraphs_are_joined_over_lines_and_pages(read: Callable[..., Article]) -> None:
    """A hyphen at a line's end goes, a sentence goes on over the page, a wide gap begins a paragraph."""
    article = read(make_pdf([FIRST, SECOND]))
    assert article.title == "Quay reopens after storm"
    first, *others = article.text.split("\n\n")
    assert first.startswith("The quay at Skerrow was opened on Monday, and forty boats came in before noon while")
    assert first.endswith("Nobody had thought it possible a week ago.")
    assert others == [
        "“We waited since the winter,” said Pia Lund, a ship's cook, who stood at the rail with her daughter.",
        "The harbour master was the first to cross, and nobody was hurt.",
    ]


def test_running_heads_and_page_numbers_are_kept_as_dropped(read: Callable[..., Article]) -> None:
    """What stands on both pages, and the numbers of pages, are no part of the text and can be shown."""
    dropped = {piece.text: piece.why for piece in read(make_pdf([FIRST, SECOND])).dropped}
    assert dropped["Harbour Post - Weekly"] is DropReason.NAVIGATION
    assert dropped["Page 1 of 2"] is DropReason.NAVIGATION


def test_lines_that_differ_in_digits_only_stay(read: Callable[..., Article]) -> None:
    """Only what hardly stands anywhere but at the edges of pages runs from page to page."""
    pages = [
        [
            PdfLine(72, 810, "Harbour Post - Weekly"),
            *(PdfLine(72, 770 - 14 * n, f"The crew of boat {page}-{n} lifted the beam.") for n in range(9)),
            PdfLine(300, 40, f"Page {page}"),
        ]
        for page in (1, 2, 3)
    ]
    article = read(make_pdf(pages))
    assert article.text.count("lifted the beam") == 27
    assert [piece.text for piece in article.dropped] == ["Harbour Post - Weekly", "Page 1", "Page 2", "Page 3"]


def test_pages_beyond_the_most_are_named(read: Callable[..., Article]) -> None:
    """What is read of a very long document is its beginning, and the rest is listed with the reason."""
    pages = [[PdfLine(72, 770, f"The crew of {'boat ' * (n % 7)}went to the pier in week {n}.")] for n in range(1, 204)]
    article = read(make_pdf(pages))
    assert article.is_teaser
    assert "week 200." in article.text
    assert "week 201" not in article.text
    assert [piece.text for piece in article.dropped if piece.why is DropReason.UNREAD] == ["pages 201–203"]


def test_a_title_that_the_file_states_and_does_not_show_is_none(read: Callable[..., Article]) -> None:
    """Programs leave names of drafts there."""
    assert read(make_pdf([FIRST, SECOND], title="draft-7.doc")).title == "Quay reopens after storm"


def test_a_document_says_nothing_of_its_outlet(read: Callable[..., Article]) -> None:
    """The name of a file or of a program is no outlet."""
    assert read(make_pdf([SECOND], title="Harbour Post")).outlet.name is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (make_pdf([()]), "has pictures of pages and no text that could be read"),
        (make_pdf([FIRST])[:300], "is damaged: it cannot be read as a PDF document"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "is damaged: it cannot be read as a PDF document"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, says: str, read: Callable[..., Article]) -> None:
    """A scan and a broken file are refused, each with its cause."""
    with pytest.raises(InputRefusedError, match=says):
        read(data)


def test_a_document_over_the_limit_is_refused(outlets: KnownOutlets, now: datetime) -> None:
    """Documents have their own limit of size."""
    with pytest.raises(InputRefusedError, match="larger than 500 bytes"):
        read_text(make_pdf([FIRST]), name="a.pdf", outlets=outlets, now=now, limits=Limits(pdf_bytes=500))
