"""What an input is, and the text in it: a page, a PDF document or plain text."""

import codecs
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from domain.article import Dropped, DropReason
from domain.errors import InputRefusedError
from ingest.cleaning import reasons_of
from ingest.decoding import decode, refuse_binary
from ingest.limits import Limits
from ingest.lines import split_lines
from ingest.metadata import Metadata, read_metadata
from ingest.page import Page, read_page
from ingest.pdf import is_pdf, read_pdf
from ingest.told import Told

_HTML_SUFFIXES: Final = {".html", ".htm", ".xhtml"}
_HTML_TYPES: Final = {"text/html", "application/xhtml+xml"}
_BEFORE: Final = r"(?:[\s\ufeff]++|<!--(?>.*?-->)|<\?(?>.*?>))*+"
"""What may stand before the first tag of a document."""
_OPENS_FEED: Final = re.compile(rf"{_BEFORE}<(?:rss|feed|rdf:RDF|urlset|opml)\b", re.IGNORECASE | re.DOTALL)
_OPENS_PAGE: Final = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_OPENS_XML: Final = re.compile(r"[\s\ufeff]*+<\?xml\b", re.IGNORECASE)
_TAG_REST: Final = (
    r"(?:html|head|title|meta|link|base|style|script|noscript|body|header|footer|nav|main|article|section|aside|div|p|"
    r"h[1-6]|br|hr|pre|blockquote|figure|picture|img|ul|ol|li|dl|table|tbody|tr|td|span|a|b|i|u|em|strong|small|font|"
    r"center|time|form|iframe|video|audio|svg)(?=[\s/>])[^<>]*>"
)
_TAG: Final = re.compile(f"<{_TAG_REST}", re.IGNORECASE)
_CLOSES: Final = re.compile(f"</{_TAG_REST}", re.IGNORECASE)
_OPENS_WITH_TAG: Final = re.compile(f"{_BEFORE}<{_TAG_REST}", re.IGNORECASE | re.DOTALL)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOTHING: Final = Metadata()


@dataclass(frozen=True, slots=True)
class Input:
    """The text of an input before it is cleaned, and what is known of it beside its text.

    `beside` is what stands next to the article, as far as each line is known for what it is. `page` is None for what
    is no page. `is_beginning` is set where not all of it could be read.
    """

    text: str
    metadata: Metadata = _NOTHING
    beside: tuple[Dropped, ...] = ()
    page: Page | None = None
    is_beginning: bool = False


def read_input(data: bytes, *, name: str, now: datetime, limits: Limits, told: Told) -> Input:
    """Tell what these bytes are and read the text in them.

    Raises:
        InputRefusedError: If they are no text, page or PDF document, are too many, or cannot be read.
    """
    if is_pdf(data):
        _refuse_large(data, name, limits.pdf_bytes)
        pdf = read_pdf(data, name, limits)
        return Input(pdf.text, Metadata(title=pdf.title), pdf.left_out, is_beginning=pdf.is_beginning)
    refuse_binary(data, name)
    if not _is_html(data, name, limits.html_bytes, says_html=told.content_type in _HTML_TYPES):
        _refuse_large(data, name, limits.text_bytes)
        text = decode(data, name)
        _refuse_data(text, name)
        return Input(text)
    _refuse_large(data, name, limits.html_bytes)
    html = decode(data, name, is_html=True)
    _refuse_data(html, name)
    page = read_page(html, name, limits)
    return Input("\n\n".join(page.blocks), read_metadata(page, now, told.fetched_from), _beside(page), page)


def _refuse_large(data: bytes, name: str, most: int) -> None:
    if len(data) > most:
        raise InputRefusedError(f"{name} is larger than {most:,} bytes.")


def _refuse_data(text: str, name: str) -> None:
    data = text.lstrip()
    for part in (data.partition("\n")[0], data) if data.startswith(("{", "[")) else ():
        with suppress(ValueError, RecursionError):
            if isinstance(json.loads(part), dict | list):
                raise InputRefusedError(f"{name} is JSON data; Byline reads text, HTML and PDF.")


def _is_html(data: bytes, name: str, most: int, *, says_html: bool) -> bool:
    """Whether bytes are a page: by their opening, or by their server or their name where they have a tag at all.

    Raises:
        InputRefusedError: If they are a feed or other XML.
    """
    text = data[:most].decode("utf-16" if data.startswith(_UTF_16) else "utf-8", errors="replace")
    if _OPENS_FEED.match(text):
        raise InputRefusedError(f"{name} is a feed or a list of feeds, not an article.")
    if _OPENS_PAGE.match(text):
        return True
    if says_html or Path(name).suffix.lower() in _HTML_SUFFIXES:
        return _TAG.search(text) is not None
    # A text may open with a tag that it tells of; a page closes some.
    is_page = _OPENS_WITH_TAG.match(text) is not None and _CLOSES.search(text) is not None
    if not is_page and _OPENS_XML.match(text):
        raise InputRefusedError(f"{name} is XML data; Byline reads text, HTML and PDF.")
    return is_page


def _beside(page: Page) -> tuple[Dropped, ...]:
    lines = [(text, where) for text, where in page.outside if text]
    joined = "\n\n".join(text for text, _ in lines)
    in_nav = {text for text, where in lines if where == "nav"}
    beside = split_lines(joined)
    reasons = reasons_of(beside)
    pieces = [(line.text, DropReason.NAVIGATION if line.text in in_nav else reasons.get(line)) for line in beside]
    return tuple(Dropped(text, why) for text, why in pieces if why is not None)
