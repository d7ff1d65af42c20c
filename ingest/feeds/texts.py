"""Words of a feed as they may be shown and compared: plain, on one line, nothing invisible."""

import html
import re
import unicodedata

from ingest.folding import fold_spaces

_LONGEST_TITLE = 500
_JOINER, _VARIATION = "\u200d", "\ufe0f"
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--[^<>]*--)>")
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|blockquote|figure|figcaption)\b[^<>]*>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|br|cite|code|em|font|i|img|mark|q|s|small|span|strong|sub|sup|tt|u|wbr)\b[^<>]*>",
    re.IGNORECASE,
)


def clean_title(text: object) -> str | None:
    """A title or name as plain text in NFC, at most 500 characters; None if nothing is left of it."""
    if not isinstance(text, str):
        return None
    plain = _INLINE.sub("", html.unescape(_INLINE.sub("", text[: 4 * _LONGEST_TITLE])))
    return clean_line(plain)[:_LONGEST_TITLE].strip() or None


def clean_line(text: str) -> str:
    """The text in NFC on one line, without control and format characters but for the joiner inside an emoji."""
    spaced = unicodedata.normalize("NFC", fold_spaces(text))
    if spaced.isprintable():
        return spaced
    kept = [
        char
        for at, char in enumerate(spaced)
        if unicodedata.category(char) not in {"Cc", "Cf", "Cs"} or _joins_emoji(spaced, at)
    ]
    return unicodedata.normalize("NFC", fold_spaces("".join(kept)))


def plain_text(markup: str) -> str:
    """The words of a piece of HTML, or of plain text, on one line."""
    if "<" in markup or "&" in markup:
        markup = html.unescape(_TAG.sub("", _BLOCK.sub(" ", markup)))
    return clean_line(markup)


def _joins_emoji(text: str, at: int) -> bool:
    if text[at] != _JOINER or not 0 < at < len(text) - 1:
        return False
    before = text[at - 2] if text[at - 1] == _VARIATION and at > 1 else text[at - 1]
    return {unicodedata.category(before), unicodedata.category(text[at + 1])} <= {"So", "Sk"}
