"""Addresses have one canonical form, and hosts are told from platforms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.urls import canonical_url, platform_of, registrable_domain, url_of_line


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://WWW.HarbourPost.example:80/a?utm_source=x&id=3#top", "https://www.harbourpost.example/a?id=3"),
        ("https://harbourpost.example", "https://harbourpost.example/"),
        ("https://harbourpost.example:443/a?fbclid=1&gclid=2", "https://harbourpost.example/a"),
        ("http://harbourpost.example:8080/a", "http://harbourpost.example:8080/a"),
        ("https://bücher.example/ä b", "https://xn--bcher-kva.example/%C3%A4%20b"),
        ("https://m.harbourpost.example/amp/a", "https://m.harbourpost.example/amp/a"),
        ("https://harbourpost.example/?b=2&a=1", "https://harbourpost.example/?b=2&a=1"),
    ],
)
def test_an_address_has_one_form(url: str, canonical: str) -> None:
    """Scheme, host, port, tracking and fragment are made one; path, order and variants stay."""
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://a.example/",
        "javascript:alert(1)",
        "//a.example/p",
        "https://",
        "http://a.example:x/",
        "https://[::1]/",
    ],
)
def test_what_is_no_address_of_an_article_is_none(url: str) -> None:
    """Other schemes, missing hosts and broken ports give nothing."""
    assert canonical_url(url) is None


@given(st.from_regex(r"https?://[a-z]{1,8}\.example(:[0-9]{1,4})?/[ -~ä-ÿ]{0,20}", fullmatch=True))
def test_the_canonical_form_is_stable(url: str) -> None:
    """The canonical form of a canonical form is itself."""
    once = canonical_url(url)
    assert once is None or canonical_url(once) == once


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.news.co.uk", "news.co.uk"),
        ("a.b.harbourpost.example", "harbourpost.example"),
        ("uk.com", None),
        ("localhost", None),
        ("127.0.0.1", None),
        ("0x7f.0.0.0x1", None),
        ("2130706433", None),
        ("4chan.example", "4chan.example"),
    ],
)
def test_the_registrable_domain_follows_the_public_suffixes(host: str, domain: str | None) -> None:
    """What stands above the part that somebody registered is no domain."""
    assert registrable_domain(host) == domain


@pytest.mark.parametrize(
    ("url", "platform"),
    [
        ("https://islandwife.blogspot.com/2026/03/x.html", "a Blogger page"),
        ("https://x.com/somebody/status/1", "an X post"),
        ("https://t.me/channel/5", "a Telegram post"),
        ("https://web.archive.org/web/2022/https://harbourpost.example/", "an archived page"),
        ("https://www.harbourpost.example/x.com", None),
        ("https://notx.com.example/", None),
    ],
)
def test_platforms_are_told_by_their_host(url: str, platform: str | None) -> None:
    """A blog host, a network or an archive is a platform; a name inside another host is not."""
    assert platform_of(url) == platform


def test_a_line_may_be_an_address() -> None:
    """A line is an address only as a whole, with a label perhaps."""
    assert url_of_line("URL: https://harbourpost.example/a") == "https://harbourpost.example/a"
    assert url_of_line("See https://harbourpost.example/a for more") is None
