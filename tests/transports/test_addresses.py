"""Addresses that become links."""

import pytest

from transports.addresses import MAX_CHARS, page_url, safe_url


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ('http://harbour.example/?q="a b"', "http://harbour.example/?q=%22a%20b%22"),
        ("https://häfen.example/ö", "https://xn--hfen-loa.example/%C3%B6"),
        ("https://harbour.example/a#:~:text=we%20will,sail", "https://harbour.example/a#:~:text=we%20will,sail"),
        ("https://user:pw@harbour.example/", None),
        ("https://harbour/", None),
        ("https://[::1", None),
        ("https://a..example/", None),
        ("https://harbour.example/\ud83d", None),
        (f"https://harbour.example/{'x' * 2_000}", None),
    ],
)
def test_an_address_is_made_legal_or_left_out(url: str, safe: str | None) -> None:
    """What is percent-encoded stays so."""
    assert safe_url(url) == safe


def test_a_long_address_goes_without_its_sentence() -> None:
    """The page is still reached, at its top."""
    page = "https://harbour.example/a"
    assert safe_url(f"{page}#:~:text={'x' * MAX_CHARS}") == page


def test_a_page_is_named_without_its_sentence() -> None:
    """A fragment that the page itself knows stays."""
    assert page_url("https://harbour.example/a#:~:text=we%20will") == "https://harbour.example/a"
    assert page_url("https://harbour.example/a#b:~:text=we%20will") == "https://harbour.example/a#b"
