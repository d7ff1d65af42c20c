"""Lists of feeds come in and go out with their folders and titles."""

import pytest

from domain.errors import InputRefusedError
from ingest.feeds import ListedFeed, read_opml, write_opml

OPML = b"""<?xml version="1.0"?><opml version="1.1"><head><title>Mine</title></head><body>
<outline text="Coast"><outline text="North"><outline text="Harbour Post" type="rss"
xmlUrl="https://harbourpost.example/feed?a=1&b=2" htmlUrl="https://harbourpost.example/"/></outline></outline>
<outline title="Tarn News" XMLURL="https://tarnnews.example/rss"/><outline text="Bad" xmlUrl="file:///etc/passwd"/>
</body></opml>"""
FEEDS = (
    ListedFeed(
        "https://harbourpost.example/feed?a=1&b=2", "Harbour Post", "https://harbourpost.example/", ("Coast", "North")
    ),
    ListedFeed("https://tarnnews.example/rss", "Tarn News"),
)


def test_a_list_is_read() -> None:
    """Folders, titles and addresses come in and stray marks are mended; what is no address is for others to refuse."""
    assert read_opml(OPML, "list.opml") == (*FEEDS, ListedFeed("file:///etc/passwd", "Bad"))


def test_what_is_written_is_read_alike() -> None:
    """A list that went out comes in as it was, feeds of one folder together."""
    feeds = (*FEEDS, ListedFeed("https://b.example/f", "Brook & <Sons>", None, ("Coast",)))
    found = read_opml(write_opml(feeds, title="Byline"), "list.opml")
    assert sorted(found, key=str) == sorted(feeds, key=str)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<rss/>", "not a list of feeds"),
        (b"<opml><body/></opml>", "lists no feed"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "declares entities"),
        (b"<opml>" + b"<outline>" * 10_000, "too deeply"),
        (b"<opml><body>" + b"<outline xmlUrl='https://a.example/'/>" * 5_001 + b"</body></opml>", "split it"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, why: str) -> None:
    """Another document, an empty list and a hostile one are refused with the reason."""
    with pytest.raises(InputRefusedError, match=why):
        read_opml(data, "list.opml")
