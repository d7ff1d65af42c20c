"""From the bytes of a feed to a text that is safe to parse."""

import re
import zlib
from dataclasses import dataclass
from html.entities import html5

from domain.errors import InputRefusedError
from ingest.decoding import likeliest_encoding, refuse_binary
from ingest.encodings import BOMS, is_sure, named_encoding
from ingest.feeds.shape import Shape, measure, measure_json

MOST_BYTES = 10_000_000
_MOST_UNPACKED = 4_000_000
_GZIP = b"\x1f\x8b"
_DECLARED = re.compile(rb"""<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 1_000
_FEW_BROKEN = 0.2
_MARKUP = re.compile(rb"<[^<>]{1,2000}>|https?://[^\s<>\"]{1,2000}")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROOT = re.compile(r"<(?P<name>[A-Za-z_][\w.:-]*)")
_FEED_ROOT = re.compile(r"<(?:rss|feed|(?:\w{1,20}:)?RDF|urlset)\b", re.IGNORECASE)
_JUNK_BEFORE = 8_000
_HTML_TAGS = {"html", "head", "body", "div", "p", "title", "meta", "script", "table", "a", "span"}
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,31};)")
_LONGEST_RUN = 300_000
_LONGEST_SECTION = 600_000
_STRAY_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_STRAY_BRACKET = re.compile(r"<(?![A-Za-z_/!?])")


@dataclass(frozen=True, slots=True)
class Document:
    """A document that may be parsed: nothing before its root, no document type, no entity of its own.

    `root` is the name of the first element in lower case without prefix; it is empty for JSON, which is otherwise as it
    came.
    """

    text: str
    root: str
    shape: Shape

    @property
    def xml(self) -> bytes:
        """The document as bytes in UTF-8 that say so."""
        return to_xml(self.text)


def to_xml(text: str) -> bytes:
    """A document without declaration as bytes in UTF-8 that say so."""
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode("utf-8", errors="replace")


def read_document(data: bytes, name: str, *, content_type: str | None = None, charset: str | None = None) -> Document:
    """Decode a document, check it and mend what parsers stumble over; `name` stands for it in a refusal.

    `content_type` and `charset` are what its server says of it.

    Raises:
        InputRefusedError: If it is empty, too large, neither XML nor JSON, an HTML page, declares entities, or would
            take a parser long.
    """
    if len(data) > MOST_BYTES:
        raise InputRefusedError(f"{name} is larger than {MOST_BYTES:,} bytes.")
    data = _unpacked(data, name) if data.startswith(_GZIP) else data
    refuse_binary(data, name)
    text = _ILLEGAL.sub("", _decode(data, charset))
    if text.lstrip().startswith(("{", "[")):
        measure_json(text, name)
        return Document(text, "", Shape(0, 0))
    text, root = _from_root(_without_excess(text), name, content_type)
    text, shape = measure(text, name)
    return Document(_mend(text), root, shape)


def _unpacked(data: bytes, name: str) -> bytes:
    """What is in a gzip file, as sitemaps often are."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        unpacked = unpacker.decompress(data, _MOST_UNPACKED + 1)
    except zlib.error as error:
        raise InputRefusedError(f"{name} is damaged: its compression cannot be undone.") from error
    if len(unpacked) > _MOST_UNPACKED:
        raise InputRefusedError(f"{name} is larger than {_MOST_UNPACKED:,} bytes.")
    if not unpacker.eof:
        raise InputRefusedError(f"{name} breaks off in the middle.")
    return unpacked


def _without_excess(text: str) -> str:
    """The text with each run between two tags cut where it is too long to be an article's.

    A parser would hold such a run several times over.
    """
    kept: list[str] = []
    start = position = 0
    while position >= 0:
        following = text.find("<", position)
        end = following if following >= 0 else len(text)
        if end - position > _LONGEST_RUN:
            kept.append(text[start : position + _LONGEST_RUN])
            start = end
        position = following + 1 if following >= 0 else -1
    return "".join([*kept, text[start:]]) if kept else text


def _decode(data: bytes, charset: str | None) -> str:
    """The characters, by a byte order mark, as UTF-8, by what document or server declare, or by a guess."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    declared = named_encoding(match[1].decode("ascii", errors="replace")) if match else None
    named = declared or named_encoding(charset)
    if named is not None and is_sure(named, data):
        return data.decode(named, errors="replace")
    text = data.decode("utf-8", errors="replace")
    if named == "utf-8" or not _is_broken(text):
        return text
    encoding = named or likeliest_encoding(_MARKUP.sub(b" ", data)) or "utf-8"
    return data.decode(encoding, errors="replace")


def _is_broken(text: str) -> bool:
    """Whether more is broken than a few characters: then it is no UTF-8."""
    broken = text.count("\ufffd")
    return broken > 0 and broken > _FEW_BROKEN * (len(text) - len(text.encode("ascii", errors="ignore")))


def _from_root(text: str, name: str, content_type: str | None) -> tuple[str, str]:
    """The document from its first element on, and the name of that."""
    position = 0
    while (position := text.find("<", position)) >= 0:
        if text.startswith(("<!--", "<?"), position):
            end = text.find("-->" if text[position + 1] == "!" else "?>", position)
        elif text.startswith("<!", position):
            end = text.find(">", position)
            _check_declaration(text[position : end + 1], name)
        elif root := _ROOT.match(text, position):
            return _checked_root(text, root, name, content_type)
        else:
            end = position
        if end < 0:
            break
        position = end + 1
    what = "an HTML page" if content_type == "text/html" else "not XML and not JSON"
    raise InputRefusedError(f"{name} is not a feed: it is {what}.")


def _check_declaration(declaration: str, name: str) -> None:
    if re.match(r"<!doctype\s+html", declaration, re.IGNORECASE):
        raise InputRefusedError(f"{name} is not a feed: it is an HTML page.")
    # Old RSS names a document type that lies elsewhere and is never fetched; only what declares something is refused.
    if "[" in declaration or not re.match(r"<!doctype\b", declaration, re.IGNORECASE):
        raise InputRefusedError(f"{name} declares entities or a document type of its own, which Byline refuses.")


def _checked_root(text: str, root: re.Match[str], name: str, content_type: str | None) -> tuple[str, str]:
    tag = root["name"].rpartition(":")[2].lower()
    if tag in {"html", "head", "body"}:
        raise InputRefusedError(f"{name} is not a feed: it is an HTML page.")
    if not _FEED_ROOT.match(text, root.start()):
        # A server's warning may stand before the feed.
        later = _FEED_ROOT.search(text, root.start(), root.start() + _JUNK_BEFORE)
        if later:
            found = _ROOT.match(text, later.start())
            tag = found["name"].rpartition(":")[2].lower() if found else tag
            return text[later.start() :], tag
        if tag in _HTML_TAGS or content_type == "text/html":
            raise InputRefusedError(f"{name} is not a feed: it is an HTML page.")
    return text[root.start() :], tag


def _mend(text: str) -> str:
    """Write out HTML's names of characters and escape stray `&` and `<`, outside of literal sections, which are cut."""
    first, *sections = text.split("<![CDATA[")
    mended = [_mend_markup(first)]
    for section in sections:
        literal, end, after = section.partition("]]>")
        mended.append(f"<![CDATA[{literal[:_LONGEST_SECTION]}{end}{_mend_markup(after)}")
    return "".join(mended)


def _mend_markup(text: str) -> str:
    if "&" in text:
        text = _STRAY_AMPERSAND.sub("&amp;", _NAMED.sub(_character, text))
    return _STRAY_BRACKET.sub("&lt;", text)


def _character(match: re.Match[str]) -> str:
    character = html5.get(match[1])
    return match[0] if character is None or not set(character).isdisjoint("<>&\"'") else character
