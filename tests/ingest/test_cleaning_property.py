"""Cleaning only deletes: whatever comes in, what comes out is pieces of it in order, and nothing is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import KnownOutlets
from ingest.cleaning import clean

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ARTICLES = Path(__file__).parents[2].parent / "shared" / "corpus" / "articles"
CAPTION = "Nets dry on the quay at Skerrow, where nobody fishes now. (Jon Falk/Halm Pictures)"
LINES = (
    *(
        "Quay reopens after storm",
        "Home News Quay reopens after...",
        "By Ida Sunde",
        "7 March 2026",
        "https://harbourpost.example/a",
    ),
    *(
        "The quay was opened on Monday, and forty boats came in before noon.",
        "“We waited,” said Pia Lund. “It was long.”",
    ),
    *(
        "Also read",
        "Ten walks that end at a lighthouse",
        "Advertisement",
        "Sign up for our newsletter",
        "Sources: Coast Radio, A. Bo (X)",
    ),
    *(
        CAPTION,
        f"{CAPTION}The harbour master was the first to cross.",
        f"Nobody was hurt.{CAPTION}",
        "Powered by Blogger.",
        "3 min read",
    ),
    *(
        "We and our partners use cookies to show you content from other providers.",
        "",
        "",
        "\u00a0",
        "1. Crab prices double",
        "…",
        "—",
    ),
)
inputs = st.lists(st.sampled_from(LINES) | st.text(max_size=60), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", " \n"]).map(lambda end: end.join(lines))
)


def squeezed(text: str) -> str:
    """The characters that are no white space."""
    return "".join(text.split())


def assert_only_deleted(raw: str) -> None:
    """Check text, dropped pieces and headline of one cleaning against its input."""
    cleaned = clean(raw, outlets=KnownOutlets(), now=NOW)
    rest = iter(raw)
    assert all(char in rest for char in cleaned.text), "the text is no subsequence of the input"
    at = 0
    for line in cleaned.text.splitlines():
        at = raw.index(line, at) + len(line)
    pieces = [line for line in cleaned.text.splitlines() if line] + [piece.text for piece in cleaned.dropped]
    pieces += [cleaned.head.title.text] if cleaned.head.title else []
    assert all(piece in raw for piece in pieces)
    assert sorted(squeezed("".join(pieces))) == sorted(squeezed(raw))


@given(inputs)
def test_text_and_dropped_pieces_are_the_input(raw: str) -> None:
    """Kept and dropped pieces and the headline are slices of the input that make it up, white space aside."""
    assert_only_deleted(raw)


@given(inputs)
def test_cleaned_text_has_no_white_space_to_fold_at_its_ends(raw: str) -> None:
    """The text has no white space at its ends and its lines' ends, and at most one blank line in a row."""
    text = clean(raw, outlets=KnownOutlets(), now=NOW).text
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert all(line == line.strip() for line in text.splitlines())


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the shared corpus is not here")
def test_real_dumps_are_only_deleted_from() -> None:
    """The same holds for articles as they came."""
    for path in sorted(ARTICLES.iterdir()):
        assert_only_deleted(path.read_text(encoding="utf-8"))
