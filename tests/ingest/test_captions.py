"""Captions printed again go, the first copy and the body stay."""

from collections.abc import Callable

import pytest

from domain.article import DropReason
from ingest.captions import is_caption
from ingest.cleaning import Cleaned

CAPTION = "Nets dry on the quay at Skerrow, where nobody fishes now. (Jon Falk/Halm Pictures)"
BODY = "The harbour master was the first to cross the new quay on Monday morning."
END = "Forty boats came in before noon, and nobody was hurt."


def text_of(*lines: str) -> str:
    """An article of these paragraphs."""
    return "\n\n".join(("Quay reopens after storm", *lines))


@pytest.mark.parametrize(
    "lines",
    [
        (CAPTION, CAPTION, BODY, END),
        (CAPTION, CAPTION + BODY, END),
        (CAPTION, f"{CAPTION} {BODY}", END),
        (CAPTION, BODY + CAPTION, END),
        (CAPTION, CAPTION, CAPTION + BODY, END, CAPTION),
        (CAPTION + BODY, END, CAPTION),
    ],
)
def test_one_copy_stays(lines: tuple[str, ...], clean_it: Callable[[str], Cleaned]) -> None:
    """However often and wherever glued, one copy stays, each other one is dropped by itself, and the body is whole."""
    cleaned = clean_it(text_of(*lines))
    assert cleaned.text.count(CAPTION) == 1
    assert {(piece.text, piece.why) for piece in cleaned.dropped} == {(CAPTION, DropReason.CAPTION_AGAIN)}
    assert BODY in cleaned.text.splitlines()
    assert END in cleaned.text


def test_a_caption_glued_twice_keeps_one(clean_it: Callable[[str], Cleaned]) -> None:
    """A caption that never has a line of its own stays where it is."""
    cleaned = clean_it(text_of(CAPTION + BODY, END))
    assert cleaned.dropped == ()


def test_two_copies_in_one_line_keep_one(clean_it: Callable[[str], Cleaned]) -> None:
    """Of a caption that opens a line twice the first copy goes."""
    cleaned = clean_it(text_of(CAPTION + CAPTION + BODY, END))
    assert cleaned.text.startswith(CAPTION + BODY)
    assert [piece.text for piece in cleaned.dropped] == [CAPTION]


def test_a_caption_without_a_credit_goes_where_it_is_glued(clean_it: Callable[[str], Cleaned]) -> None:
    """A missing space after an earlier line shows that it is printed again; a space shows nothing."""
    caption = "Nets dry on the quay at Skerrow in March"
    assert clean_it(text_of(caption, caption + BODY, END)).dropped[0].text == caption
    assert clean_it(text_of(caption + ".", f"{caption}. {BODY}", END)).dropped == ()


@pytest.mark.parametrize(
    "line", ["“We will sail when the money is there, and not before.”", "Who paid for all of it?", "Nobody answered."]
)
def test_what_people_say_twice_stays_twice(line: str, clean_it: Callable[[str], Cleaned]) -> None:
    """Speech, questions and short sentences may come again."""
    assert clean_it(text_of(BODY, line, END, line)).text.count(line) == 2


def test_lists_repeat_their_items(clean_it: Callable[[str], Cleaned]) -> None:
    """Lines that come again and again are items of a list and stay."""
    item = "Ferries to the six outer isles leave at nine"
    assert clean_it(text_of(BODY, item, END, item, BODY + " So it goes.", item, "Then it rained.", item)).dropped == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (CAPTION, True),
        ("The dam at dawn. Picture: Coast Radio", True),
        ("The dam at dawn. Photo by Ruben Eide", True),
        ("The dam at dawn. (Handout)", True),
        ("He was there (and so was she).", False),
        (BODY, False),
    ],
)
def test_captions_are_told_by_their_credit(line: str, expected: bool) -> None:
    """A credit at the end makes a caption."""
    assert is_caption(line) is expected
