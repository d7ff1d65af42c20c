"""Reads which command a text asks for, in every form that people write it."""

import re
from dataclasses import dataclass
from typing import Final

from domain.chat import Request
from handlers.typed.tokens import clean_text

_CALL: Final = re.compile(r"(?:/|!byline\b\s*[/!]?|!)\s*(?P<name>[^\s@]*)(?:@\S+)?\s*(?P<rest>.*)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"#?(\d{1,4})\.?")
_LETTER: Final = re.compile(r"[^\W\d_]")
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Call:
    """A command's name, in small letters and perhaps unknown, and the clean text after it."""

    name: str
    text: str


def read_call(request: Request) -> Call | None:
    """The call in `/name`, `/name@bot`, `!byline name`, `!name`, or in a bare `more`, `help`, number or letter.

    A number asks `/source`, a letter `/story`; both, and the bare words, only in private or in reply to a post. In
    private a bare URL asks `/source`, and a file or a passed-on post without a word `/ingest offer`. None where the
    text asks nothing of Byline. The prefix alone asks `/help`.

    Raises:
        UsageError: If the text is too long.
    """
    is_talk = not request.is_private and request.reply_to is None
    if is_talk and _CALL.match(request.text.lstrip()) is None:
        return None
    text = clean_text(request.text)
    if match := _CALL.fullmatch(text):
        return Call(match["name"].lower() or "help", match["rest"])
    return None if is_talk else _bare_call(request, text)


def _bare_call(request: Request, text: str) -> Call | None:
    """What a text without a command's name asks of Byline alone."""
    if number := _NUMBER.fullmatch(text):
        return Call("source", number[1])
    if _LETTER.fullmatch(text):
        return Call("story", text)
    if request.is_private and _ADDRESS.fullmatch(text):
        return Call("source", text)
    if request.is_private and request.attachment is not None and not text:
        return Call("ingest", "offer")
    return Call(text.lower(), "") if text.lower() in {"more", "help"} else None
