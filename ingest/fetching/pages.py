"""What a fetched page hands to the reader of articles."""

from domain.errors import InputRefusedError
from domain.fetched import Fetched
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
    if page.charset is None or _decoded(page.body, "utf-8") is not None:
        return page.body
    # What calls itself Latin-1 on the web is read as its superset by every browser (WHATWG Encoding Standard, 4.2).
    charset = "cp1252" if page.charset.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else page.charset
    return _decoded(page.body, charset) or page.body


def _decoded(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except (LookupError, ValueError):
        return None
