"""Bytes to characters, or a clear refusal."""

import re

from domain.errors import InputRefusedError
from ingest.encodings import BOMS, is_sure, named_encoding

_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"OggS", "a sound or a film"),
    (b"ID3", "a sound"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN = 4096
_ENCODINGS = [
    *("cp1252", "cp1251", "cp1250", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_SIGNS_IN_WORDS = {
    "cp1250": re.compile(r"(?<=[^\W\d_])[¹³¿Ÿ](?=[^\W\d_])"),
    "iso8859_2": re.compile(r"(?<=[^\W\d_])[³¿](?=[^\W\d_])|[±¶](?=[^\W\d_])|(?<=[^\W\d_])[±¶]"),
}
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)])
_LAST_ASCII = 0x7F
_SPARSE = 0.3
_FEW = 0.01


def refuse_binary(data: bytes, name: str) -> None:
    """Say what a file is when it is no text.

    Raises:
        InputRefusedError: If it is empty, of a known kind that is no text, or has NUL bytes.
    """
    if not data.strip():
        raise InputRefusedError(f"{name} is empty.")
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise InputRefusedError(f"{name} is {kind}; Byline reads text, HTML and PDF.")
    if b"\0" in data and not data.startswith(tuple(bom for bom, _ in BOMS)):
        raise InputRefusedError(f"{name} is not text: it has NUL bytes.")


def decode(data: bytes, name: str, *, is_html: bool = False) -> str:
    """The characters of a text, without a byte order mark.

    A byte order mark decides, then UTF-8, then what a page declares, then the likeliest of the older encodings. What is
    declared goes first where all of it would be UTF-8 too.

    Raises:
        InputRefusedError: If none of them fits; the sentence names those that were tried.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], [encoding], name)
    declared = _declared(data) if is_html else None
    tried = ["utf-8"] if declared is None else ["utf-8", declared]
    if is_sure(declared, data):
        tried.reverse()
    for encoding in tried:
        text = _decoded(data, encoding)
        if text is not None:
            return text
    if declared == "utf-8":
        # A page that says it is UTF-8 and has a broken byte is shown with a replacement character by every browser.
        return data.decode("utf-8", errors="replace")
    guess = likeliest_encoding(data)
    return _strictly(data, [*dict.fromkeys([*tried, *([guess] if guess else []), "cp1252"])], name)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return named_encoding(match[1].decode("ascii", errors="replace")) if match else None


def likeliest_encoding(data: bytes) -> str | None:
    """The older encoding that fits: of Europe's where most bytes are ASCII, else as charset-normalizer detects."""
    high = sum(byte > _LAST_ASCII for byte in data)
    alphabetic = sum(byte > _LAST_ASCII or chr(byte).isalpha() for byte in data)
    if high < _SPARSE * alphabetic:
        # Detectors fall for rare alphabets where only accents and typographic marks are not ASCII. Letters of central
        # Europe are signs in the western encoding, and no sign stands inside a word.
        western = data.decode("cp1252", errors="replace")
        counts = {encoding: len(signs.findall(western)) for encoding, signs in _SIGNS_IN_WORDS.items()}
        best = max(counts, key=lambda encoding: counts[encoding])
        return best if counts[best] else "cp1252"
    import charset_normalizer  # noqa: PLC0415 (large, and loads in workers only)

    found = charset_normalizer.from_bytes(data, cp_isolation=_ENCODINGS).best()
    return found.encoding if found else None


def _strictly(data: bytes, encodings: list[str], name: str) -> str:
    for encoding in encodings:
        text = _decoded(data, encoding)
        if text is not None:
            return text
    raise InputRefusedError(f"{name} cannot be decoded; tried {', '.join(encodings)}.")


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text, or None where the bytes do not fit or give control characters, which no text has."""
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    latin = text.encode("latin-1", errors="ignore")
    controls = len(latin) - len(latin.translate(None, _CONTROLS))
    return None if controls > _FEW * len(text) else text
