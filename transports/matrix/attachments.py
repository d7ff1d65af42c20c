"""What a message brings along that may be an article: a file, or what it answers."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import quote, urlsplit

from domain.chat import Attachment
from domain.errors import InputRefusedError
from domain.message import visible
from transports.matrix.keys import open_file
from transports.matrix.reading import is_file, said_text
from transports.matrix.wire import MEDIA, MatrixError, Wire

DOWNLOAD_SECONDS: Final = 120.0


def file_in(content: Mapping[str, Any], wire: Wire) -> Attachment | None:
    """The file of a message, which is fetched, and opened where it is encrypted, when it is read; None without one."""
    if not is_file(content):
        return None
    sealed = content.get("file")
    address = sealed.get("url") if isinstance(sealed, dict) else content.get("url")
    info = content.get("info")
    size = info.get("size") if isinstance(info, dict) else None
    kind = info.get("mimetype") if isinstance(info, dict) else None

    async def read() -> bytes:
        found = await _download(wire, str(address))
        return open_file(found, sealed) if isinstance(sealed, dict) else found

    return Attachment(
        visible(str(content.get("filename", content.get("body", "file")))),
        str(kind or "application/octet-stream"),
        size if isinstance(size, int) else 0,
        read,
    )


def words_in(content: Mapping[str, Any]) -> Attachment | None:
    """The words of a message that is answered; None without any."""
    data = (said_text(content) or "").encode("utf-8", errors="replace")
    return Attachment("the answered post", "text/plain", len(data), _giving(data)) if data.strip() else None


def _giving(data: bytes) -> Callable[[], Awaitable[bytes]]:
    async def read() -> bytes:
        return data

    return read


async def _download(wire: Wire, address: str) -> bytes:
    place = urlsplit(address)
    if place.scheme != "mxc":
        raise InputRefusedError("This file has no address on Matrix; please send it again.")
    path = "/".join((MEDIA, "download", *(quote(part, safe="") for part in (place.netloc, place.path.strip("/")))))
    try:
        return (await wire.send("GET", path, seconds=DOWNLOAD_SECONDS)).body
    except MatrixError as error:
        raise InputRefusedError(f"The file cannot be fetched from the homeserver: {error}.") from error
