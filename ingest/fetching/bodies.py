"""A body as it comes, its compression undone within limits."""

import zlib
from collections.abc import AsyncIterator
from typing import Protocol

from domain.fetched import FetchCause, FetchError

_STEP = 65_536
_ZLIB_METHOD = 8
_GZIP = b"\x1f\x8b"
# The last two are no codings, but some servers name them for a body as it is.
_NOT_PACKED = {"", "identity", "none", "utf-8"}


class _Decompressor(Protocol):
    """What the parts of the standard library that undo a compression have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /, max_length: int = 0) -> bytes: ...


async def read_body(
    chunks: AsyncIterator[bytes], encoding: str, *, sent_bytes: int, decoded_bytes: int, name: str
) -> bytes:
    """The whole body; reading ends as soon as a limit is passed.

    `encoding` is the content coding (RFC 9110, section 8.4.1): nothing, identity, gzip or deflate. At most one step
    more than the limit is ever held, whatever a few bytes would unfold to.

    Raises:
        FetchError: If a limit is passed, the coding is another or several, or its data are damaged or cut off.
    """
    body = _Body(encoding, decoded_bytes, name)
    sent = 0
    async for chunk in chunks:
        sent += len(chunk)
        if sent > sent_bytes:
            raise too_large(name, sent_bytes)
        body.add(chunk)
    return body.whole()


def too_large(name: str, most: int) -> FetchError:
    """The error for what is larger than `most` bytes."""
    return FetchError(f"{name} is larger than {most:,} bytes.", FetchCause.TOO_LARGE)


class _Body:
    """The decoded bytes so far, and what undoes the compression of the next."""

    def __init__(self, encoding: str, most: int, name: str) -> None:
        self._bytes = bytearray()
        self._most = most
        self._name = name
        self._encoding = encoding.strip().lower().removeprefix("x-")
        self._decompressor: _Decompressor | None = None
        self._is_compressed = self._encoding in {"gzip", "deflate"}
        if not self._is_compressed and self._encoding not in _NOT_PACKED:
            raise self._broken(f"is packed as {self._encoding[:40]!a}, which was not asked for")

    def add(self, data: bytes) -> None:
        """Take what was sent next."""
        if not self._is_compressed:
            self._keep(data)
            return
        while data:
            if self._decompressor is None:
                self._decompressor = self._begin(data)
            data = self._member(self._decompressor, data)

    def whole(self) -> bytes:
        """What was taken, when nothing is missing."""
        if self._decompressor is not None and not self._decompressor.eof:
            raise self._broken("breaks off in the middle")
        return bytes(self._bytes)

    def _member(self, decompressor: _Decompressor, data: bytes) -> bytes:
        """Decode to the end of the data or of the compressed stream, in bounded steps, and give what lies behind it."""
        if decompressor.eof:
            # Gzip may be several members, one after another (RFC 1952, 2.2); what else follows is padding and is left.
            if self._encoding != "gzip" or not _GZIP.startswith(data[: len(_GZIP)]):
                return b""
            decompressor = self._decompressor = self._begin(data)
        is_full = True
        while (data or is_full) and not decompressor.eof:
            try:
                piece = decompressor.decompress(data, _STEP)
            except zlib.error as error:
                raise self._broken("is damaged: its compression cannot be undone") from error
            self._keep(piece)
            # A full piece may leave output inside the decompressor though all the input is taken.
            data, is_full = decompressor.unconsumed_tail, len(piece) == _STEP
        return decompressor.unused_data

    def _begin(self, data: bytes) -> _Decompressor:
        if self._encoding == "gzip":
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        # "deflate" is zlib's format, but some servers send the bare data inside it.
        has_header = data[0] & 0x0F == _ZLIB_METHOD
        return zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)

    def _keep(self, piece: bytes) -> None:
        if len(self._bytes) + len(piece) > self._most:
            raise too_large(self._name, self._most)
        self._bytes += piece

    def _broken(self, why: str) -> FetchError:
        return FetchError(f"The answer of {self._name} {why}.", FetchCause.BROKEN)
