"""Links to a sentence by the text fragment specification."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fragment import is_web_url, link_to, text_directive

PAGE = "https://harbourpost.example/ferry"


def test_a_few_words_stand_whole() -> None:
    """Up to eight words are the directive, percent-encoded."""
    assert link_to(PAGE, "No money, no ship") == f"{PAGE}#:~:text=No%20money%2C%20no%20ship"


def test_a_long_sentence_is_found_by_its_ends() -> None:
    """Longer words are given by the first and the last five."""
    words = "The union says that about 400 of the crew have not been paid since January"
    assert text_directive(words) == "The%20union%20says%20that%20about,not%20been%20paid%20since%20January"


def test_signs_with_a_meaning_in_a_directive_are_encoded() -> None:
    """Dash, comma and ampersand, and all that a URL needs encoded, never stand as they are."""
    assert text_directive("a-b, c&d #e “f” 50%") == "a%2Db%2C%20c%26d%20%23e%20%E2%80%9Cf%E2%80%9D%2050%25"


@pytest.mark.parametrize(
    ("shown", "directive"),
    [
        ("[…] about 400 crew […]", "about%20400%20crew"),
        ("Danel [name held back] asked who listens", "Danel,asked%20who%20listens"),
        ("[name held back]'s mother asked", "mother%20asked"),
        ("torn[…] words", "words"),
        ("[name held back]", None),
        ("torn[…]", None),
    ],
)
def test_marks_and_torn_words_are_never_searched_for(shown: str, directive: str | None) -> None:
    """Only whole words of the article get into the link; a held name and what may be torn do not."""
    assert text_directive(shown) == directive


def test_an_address_keeps_its_own_fragment() -> None:
    """Where the address has a fragment the directive goes behind it."""
    assert link_to(f"{PAGE}#part", "No ship") == f"{PAGE}#part:~:text=No%20ship"
    assert link_to(PAGE, "[…]") == PAGE


@given(st.text(max_size=200))
def test_any_words_make_a_directive_of_safe_signs(shown: str) -> None:
    """Whatever is shown, the directive has at most one comma and decodes to words."""
    directive = text_directive(shown)
    if directive is not None:
        assert directive.count(",") <= 1
        assert set(directive) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%_.~,")
        assert unquote(directive).strip()


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://harbourpost.example/a", True),
        ("http://harbourpost.example", True),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("http://[x", False),
        ("/etc/passwd", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, is_one: bool) -> None:
    """Readers are sent to http and https addresses with a host and nowhere else."""
    assert is_web_url(url) is is_one
