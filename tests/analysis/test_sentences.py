"""Sentences have exact offsets and end where a reader would end them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.sentences import split_sentences


def split(text: str) -> list[str]:
    """Give the sentences' slices."""
    return [text[one.start : one.end] for one in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Aalto spoke. He left.", ["Mr. Aalto spoke.", "He left."]),
        ("J. R. Holm of the U.S. Navy paid 3.5 million.", ["J. R. Holm of the U.S. Navy paid 3.5 million."]),
        ("It opens at 5 p.m. The doors are new.", ["It opens at 5 p.m.", "The doors are new."]),
        ("“We will sail.” She smiled.", ["“We will sail.”", "She smiled."]),
        ("“Why now?” Ms Orrell asked.", ["“Why now?” Ms Orrell asked."]),
        ("“Why now?” asked Ms Orrell.", ["“Why now?” asked Ms Orrell."]),
        ("Wait… what? Then he left", ["Wait… what?", "Then he left"]),
        ("• one thing\n• another. And more", ["• one thing", "• another.", "And more"]),
        ("A line\nanother line", ["A line", "another line"]),
        ("He lost.\xa0She won.", ["He lost.", "She won."]),
        ("水位は低い。船は出ない。", ["水位は低い。", "船は出ない。"]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, decimals, marks, bullets and lost stops do not mislead the splitter."""
    assert split(text) == expected


def test_paragraphs_count_lines_that_are_not_blank() -> None:
    """The paragraph index goes by line breaks, however many there are."""
    assert [one.paragraph for one in split_sentences("One. Two.\n\n\nThree.\nFour.")] == [0, 0, 1, 2]


@given(st.text())
@example("“" * 50)
@example(". . . \u2028?!\x85\r\n")
def test_sentences_tile_any_text_in_order(text: str) -> None:
    """Whatever the text, sentences are in order, do not overlap, and leave out nothing but blanks."""
    at = 0
    for number, one in enumerate(split_sentences(text)):
        assert one.index == number
        assert at <= one.start < one.end <= len(text)
        assert not text[at : one.start].strip()
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        at = one.end
    assert not text[at:].strip()


def test_a_megabyte_without_a_stop_is_one_sentence() -> None:
    """Length alone is no trouble."""
    assert len(split_sentences("words without end " * 60_000)) == 1
