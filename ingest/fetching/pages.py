"""What a fetched page hands to the reader of articles."""

from domain.errors import InputRefusedError
from domain.fetched import Fetched
from ingest.encodings import is_sure, named_encoding
from ingest.fetching.targets import shown

_READABLE = {
    *("text/html", "application/xhtml+xml", "application/pdf"),
    *("text/plain", "text/xml", "application/xml", "application/octet-stream"),
}


def page_text(page: Fetched) -> bytes | str:
    """A page as characters where its header alone tells how to decode it, else its bytes, which tell themselves.

    Raises:
        InputRefusedError: If it says that it is something other than HTML, PDF or text.
    """
    if page.content_type is not None and page.content_type not in _READABLE:
        what = page.content_type.encode("ascii", "backslashreplace").decode("ascii")[:80]
        raise InputRefusedError(f"{shown(page.url)} is {what}; an article is read from HTML, PDF or text.")
    charset = named_encoding(page.charset)
    if charset is None or (not is_sure(charset, page.body) and _decoded(page.body, "utf-8") is not None):
        return page.body
    return _decoded(page.body, charset) or page.body


def _decoded(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except ValueError:
        return None
