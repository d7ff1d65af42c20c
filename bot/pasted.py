"""A text that is pasted under `/ingest` comes along with the command, as a file would."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from domain.chat import Attachment, Request
from handlers.typed.tokens import MOST_CHARS

PASTED: Final = "pasted text"
_CALL: Final = re.compile(
    r"\s*(?P<call>(?:/|!byline\b\s*[/!]?|!)\s*ingest\b(?:@\S+)?)(?P<outlet>[ \t]+outlet:[^\n]*)?(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_CODE: Final = re.compile(r"```[^\n`]*\n(?P<text>.*?)\s*```", re.DOTALL)


def with_pasted(request: Request) -> Request:
    """The request with the text below its command as what came along, where it is more than a command can be.

    What it answers may itself be a text under the command, which is no word of an article.
    """
    match = _CALL.fullmatch(request.text)
    if match is None:
        return request
    if request.attachment is not None:
        return replace(request, attachment=_without_call(request.attachment))
    text = match["text"].strip()
    is_command = "\n" not in text and (match["outlet"] is None or not text) and len(text) <= MOST_CHARS
    if is_command or _ADDRESS.fullmatch(text) or re.fullmatch(r"\S+\s+outlet:[^\n]*", text, re.IGNORECASE):
        return request
    data = _bare(text).encode("utf-8", errors="replace")
    pasted = Attachment(PASTED, "text/plain", len(data), _giving(data))
    return replace(request, text=f"{match['call']}{match['outlet'] or ''}", attachment=pasted)


def _bare(text: str) -> str:
    """A text without the marks of a code block around it, or of a quotation before each of its lines."""
    if match := _CODE.fullmatch(text):
        return match["text"]
    lines = text.splitlines()
    is_quoted = all(line.startswith(">") for line in lines if line.strip())
    return "\n".join(line.removeprefix(">").removeprefix(" ") for line in lines) if is_quoted else text


def _without_call(attachment: Attachment) -> Attachment:
    async def read() -> bytes:
        data = await attachment.read()
        match = _CALL.fullmatch(data.decode("utf-8", errors="surrogateescape"))
        return _bare(match["text"].strip()).encode("utf-8", errors="surrogateescape") if match else data

    return replace(attachment, read=read)


def _giving(data: bytes) -> Callable[[], Awaitable[bytes]]:
    async def read() -> bytes:
        return data

    return read
