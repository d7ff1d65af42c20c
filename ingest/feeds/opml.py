"""Lists of feeds (OPML 2.0, https://opml.org/spec2.opml): read from other programs, written for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from domain.errors import InputRefusedError
from ingest.feeds.addresses import web_address
from ingest.feeds.document import read_document
from ingest.feeds.texts import clean_line, clean_title

_MOST_FEEDS = 5_000
_LONGEST_ADDRESS = 5_000


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed in a list; `folders` are the titles it lies under, outermost first.

    Where a list was read, `url` is what stands there on one line, which may be no address that can be asked.
    """

    url: str
    title: str | None = None
    home: str | None = None
    folders: tuple[str, ...] = ()


def read_opml(data: bytes, name: str) -> tuple[ListedFeed, ...]:
    """The feeds of a list in its order, one in two folders twice; `name` stands for the list in a refusal.

    Raises:
        InputRefusedError: If it is none, is too large or broken, declares entities, or has no feed or too many.
    """
    from lxml import etree  # noqa: PLC0415 (loads in workers only)

    document = read_document(data, name)
    if document.root != "opml":
        raise InputRefusedError(f"{name} is not a list of feeds (OPML).")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(document.xml, parser)
    except etree.LxmlError as error:
        raise InputRefusedError(f"{name} is broken: it cannot be read as OPML.") from error
    feeds = tuple(_outlines(root, ()))
    if not feeds:
        raise InputRefusedError(f"{name} lists no feed: none of its outlines has an xmlUrl.")
    if len(feeds) > _MOST_FEEDS:
        raise InputRefusedError(f"{name} lists more than {_MOST_FEEDS:,} feeds; split it and import the parts.")
    return feeds


def write_opml(feeds: Iterable[ListedFeed], *, title: str) -> bytes:
    """A list in UTF-8 that other programs read, folders in the order in which they first come."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = clean_title(title)
    body = SubElement(root, "body")
    folders: dict[tuple[str, ...], Element] = {(): body}
    for feed in feeds:
        for depth in range(1, len(feed.folders) + 1):
            path = feed.folders[:depth]
            if path not in folders:
                folders[path] = SubElement(folders[path[:-1]], "outline", text=clean_title(path[-1]) or "")
        name = clean_title(feed.title) or feed.url
        outline = SubElement(folders[feed.folders], "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
        if feed.home:
            outline.set("htmlUrl", feed.home)
    indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode("utf-8")


def _outlines(element: Any, folders: tuple[str, ...]) -> Iterator[ListedFeed]:  # noqa: ANN401 - lxml ships no types
    for child in element:
        if not isinstance(child.tag, str):
            continue
        inside = folders
        if child.tag.rpartition("}")[2].lower() == "outline":
            values = {str(name).lower(): str(value) for name, value in child.attrib.items()}
            title = clean_title(values.get("title")) or clean_title(values.get("text"))
            if address := clean_line(values.get("xmlurl", "")[:_LONGEST_ADDRESS]):
                yield ListedFeed(address, title, web_address(values.get("htmlurl"), ""), folders)
            elif title:
                inside = (*folders, title)
        yield from _outlines(child, inside)
