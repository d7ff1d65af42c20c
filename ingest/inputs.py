"""What an input is, and the text in it: a page, a PDF document or plain text."""

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

_HTML_SUFFIXES: Final = {".html", ".htm", ".xhtml"}
_OPENS_HTML: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_FEED: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:rss|feed|rdf:RDF|urlset|opml)\b", re.IGNORECASE | re.DOTALL
)
_SNIFFED: Final = 2_000
_NOTHING: Final = Metadata()


@dataclass(frozen=True, slots=True)
class Input:
    """The text of an input before it is cleaned, and what is known of it beside its text.

    `beside` is what stands next to the article, as far as each line is known for what it is. `page` is None for what
    is no page.
    """

    text: str
    metadata: Metadata = _NOTHING
    beside: tuple[Dropped, ...] = ()
    page: Page | None = None


def read_input(data: bytes, *, name: str, now: datetime, limits: Limits) -> Input:
    """Tell what these bytes are and read the text in them.

    Raises:
        InputRefusedError: If they are no text, page or PDF document, are too many, or cannot be read.
    """
    if is_pdf(data):
        _refuse_large(data, name, limits.pdf_bytes)
        pdf = read_pdf(data, name, limits)
        return Input(pdf.text, Metadata(title=pdf.title), pdf.furniture)
    refuse_binary(data, name)
    if not _is_html(data, name):
        _refuse_large(data, name, limits.text_bytes)
        text = decode(data, name)
        _refuse_data(text, name)
        return Input(text)
    _refuse_large(data, name, limits.html_bytes)
    page = read_page(decode(data, name, is_html=True), name, limits)
    return Input("\n\n".join(page.blocks), read_metadata(page, now), _beside(page), page)


def _refuse_large(data: bytes, name: str, most: int) -> None:
    if len(data) > most:
        raise InputRefusedError(f"{name} is larger than {most:,} bytes.")


def _refuse_data(text: str, name: str) -> None:
    first = next((line for line in text.splitlines() if line.strip()), "")
    for part in (first, text) if first.lstrip().startswith(("{", "[")) else ():
        with suppress(ValueError, RecursionError):
            if isinstance(json.loads(part), dict | list):
                raise InputRefusedError(f"{name} is JSON data; Byline reads text, HTML and PDF.")


def _is_html(data: bytes, name: str) -> bool:
    start = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if _OPENS_FEED.match(start):
        raise InputRefusedError(f"{name} is a feed or a list of feeds, not an article.")
    is_tagged = re.search(rb"<(?:p|div|html|body|article)\b[^>]*>", data, re.IGNORECASE) is not None
    return _OPENS_HTML.match(start) is not None or (is_tagged and Path(name).suffix.lower() in _HTML_SUFFIXES)


def _beside(page: Page) -> tuple[Dropped, ...]:
    lines = [(text, where) for text, where in page.outside if text]
    joined = "\n\n".join(text for text, _ in lines)
    in_nav = {text for text, where in lines if where == "nav"}
    beside = split_lines(joined)
    reasons = reasons_of(beside)
    pieces = [(line.text, DropReason.NAVIGATION if line.text in in_nav else reasons.get(line)) for line in beside]
    return tuple(Dropped(text, why) for text, why in pieces if why is not None)
