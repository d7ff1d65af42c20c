"""What is no feed is called by its name, and what would cost too much is refused before it is parsed."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InputRefusedError
from domain.feed import ReadFeed
from ingest.feeds import find_feeds, read_feed, read_opml
from tests.ingest.conftest import NOW

PIECES = st.sampled_from(
    (
        "<rss> </rss> <channel> <item> </item> <title> </title> <guid>1</guid> <link>/a</link> <feed> <entry> </entry> "
        '<!-- --> <![CDATA[ ]]> <?xml ?> <!DOCTYPE <!ENTITY & &lt; &nbsp; &#0; &#x110000; " \' > { } [ ] "items": '
        '"version" <urlset> <url> <loc> <opml> <outline xmlUrl=" <a href= xmlns= \u202e \ufffe 2026-03-07 <pubDate> '
        "</pubDate>"
    ).split()
)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"<!doctype html><html><body>Hello</body></html>", "an HTML page"),
        (b"<div>Hello</div>", "an HTML page"),
        (b"Hello", "not XML and not JSON"),
        (b'{"a": 1}', "no JSON Feed"),
        (b'{"items": [', "neither XML nor whole JSON"),
        (b"<opml><body/></opml>", "a list of feeds"),
        (b"<sitemapindex/>", "a list of sitemaps"),
        (b"<urlset><url><loc>https://a.example/</loc></url></urlset>", "a sitemap without news"),
        (b"<invoice/>", "XML of another kind (invoice)"),
        (b"%PDF-1.7", "a PDF document"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "declares entities"),
        (b'<rss><!ENTITY a "b"></rss>', "declares entities"),
        (b"<rss>" + b"<a>" * 200_000, "too deeply"),
        (b"<rss>" + b"<a><b></a>" * 100_000, "too deeply"),
        (b"<rss>" + b"<a/>" * 250_000, "tags"),
        (b"<rss " + b" ".join(b'a%d=""' % at for at in range(100_000)) + b"/>", "a tag of more than"),
        (b'{"items":' + b"[" * 90_000, "neither XML nor whole JSON"),
        (b'{"items":' + b"[" * 200_000, "more than 100,000 parts"),
        (b"<rss>" + b"x" * 10_000_000, "larger than"),
    ],
)
def test_the_true_cause_is_said(read: Callable[..., ReadFeed], data: bytes, why: str) -> None:
    """A refusal says what the document is, or what makes it too costly."""
    with pytest.raises(InputRefusedError) as refusal:
        read(data)
    assert why in str(refusal.value)


def test_a_page_is_told_by_its_type(read: Callable[..., ReadFeed]) -> None:
    """What the server calls a page is called one, though it does not look like it."""
    with pytest.raises(InputRefusedError, match="an HTML page"):
        read(b"Please wait", content_type="text/html")


def test_entities_in_an_article_are_words(read: Callable[..., ReadFeed]) -> None:
    """A declaration that an article shows is no declaration."""
    text = "<![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>]]>"
    assert read(f"<rss><channel><item><guid>1</guid><description>{text}</description></item></channel></rss>").entries


def _refuse_or_read(data: bytes) -> None:
    with suppress(InputRefusedError):
        read_feed(data, url="https://a.example/feed", content_type=None, now=NOW)
    with suppress(InputRefusedError):
        read_opml(data, "list.opml")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes raise anything but a refusal."""
    _refuse_or_read(data)


@given(
    st.lists(PIECES, max_size=60), st.sampled_from(["", "<rss><channel>", '<feed xmlns="http://www.w3.org/2005/Atom">'])
)
def test_any_pieces_of_feeds_are_read_or_refused(pieces: list[str], start: str) -> None:
    """No mixture of what feeds are made of raises anything but a refusal."""
    _refuse_or_read((start + "".join(pieces)).encode("utf-8", errors="replace"))


@given(st.lists(PIECES, max_size=60))
def test_any_page_is_searched(pieces: list[str]) -> None:
    """No page raises, and only web addresses are offered."""
    offers = find_feeds("".join(pieces), url="https://a.example/")
    assert all(offer.url.startswith(("http://", "https://")) for offer in offers)
