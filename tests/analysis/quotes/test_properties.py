"""What holds for the quotes of any text."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.quotes import find_quotes
from analysis.sentences import split_sentences

MARKS = "“ ” \" ' ‘ ’ '' `` „ « » , . : — ? ( ) [ of the and who that she said told asked according to".split()
PARTS = st.sampled_from([*MARKS, "Maria Holt", "a spokesman", "\n", "\n\n", " ", "\xa0"])


def check(text: str, language: str | None) -> None:
    """Assert what every list of quotes keeps."""
    quotes = find_quotes(text, split_sentences(text), language)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        words = text[quote.start : quote.end]
        assert words == words.strip()
        assert quote.speaker is None or quote.speaker in text
        assert quote.cue is None or quote.cue in text
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)


@settings(max_examples=300)
@given(st.lists(PARTS, max_size=40).map(" ".join))
@example("“ ” said Maria Holt")
def test_quotes_of_marks_and_cues_in_any_order_are_slices(text: str) -> None:
    """However marks, cues and names stand, offsets are valid, in order, and speakers are words of the text."""
    check(text, "en")


@given(st.text(), st.sampled_from(["en", None, "de", "ja", "xx", "fr-CA"]))
def test_any_text_in_any_language_is_read(text: str, language: str | None) -> None:
    """No text makes the finder fail."""
    check(text, language)


HOSTILE = {
    "straight": '"' * 100_000,
    "curly": "“" * 100_000,
    "single": "' " * 50_000,
    "pairs": '"a" ' * 30_000,
    "cues": "She said that " * 20_000,
    "no stop": "words without end " * 30_000,
    "names": "Maria Holt, " * 30_000,
    "dialogue": "“Yes,” she said. " * 10_000,
    "alone": "“It was five words long.” " * 20_000,
    "one sentence": "“Yes,” she said, " * 20_000,
    "articles": "the " * 100_000,
    "verbs": "said " * 50_000,
    "adverbs": "now " * 50_000 + "said",
    "brackets": "Maria Holt said (so) " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_length_is_read_to_the_end(text: str) -> None:
    """Marks, cues and names by the ten thousand do not make the work explode."""
    check(text, "en")
