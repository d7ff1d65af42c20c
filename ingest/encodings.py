"""Encodings by the names that the web gives them."""

import codecs
from typing import Final

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer of two that begin alike comes first."""
# What texts are written in; other codecs of Python are slow, no encodings of text or hide tags from a look at them.
_OF_TEXTS = {
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "cp866", "cp874"),
    *("cp932", "euc_jp", "iso2022_jp", "cp949", "big5", "gb18030", "mac-roman"),
    *(f"iso8859-{part}" for part in range(2, 17)),
    *(f"cp125{page}" for page in range(9)),
}
# The name of one stands for another that has more characters in every browser (WHATWG Encoding Standard, 4.2).
_READ_AS = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("tis-620", "iso8859-11"), "cp874"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
_SEVEN_BIT = {"iso2022_jp"}
_ESCAPE = b"\x1b"


def named_encoding(name: str | None) -> str | None:
    """The codec for a declared name, None without a name or where no text is written in that."""
    try:
        codec = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    codec = _READ_AS.get(codec, codec)
    return codec if codec in _OF_TEXTS else None


def is_sure(encoding: str | None, data: bytes) -> bool:
    """Whether a declared encoding goes before UTF-8: its bytes are ASCII with escapes, so that UTF-8 would fit too."""
    return encoding in _SEVEN_BIT and _ESCAPE in data
