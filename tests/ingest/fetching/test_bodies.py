"""Compression undone within limits."""

import gzip
import zlib
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fetched import FetchCause, FetchError, FetchKind
from ingest.fetching.bodies import read_body
from ingest.fetching.web_fetcher import WebFetcher
from tests.fakes.web import ScriptedServer, answer


def bare_deflate(data: bytes) -> bytes:
    """The data as some servers send them, without zlib's header."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "identity": bytes,
    "none": bytes,
    "UTF-8": bytes,
}


async def pieces(data: bytes, size: int) -> AsyncIterator[bytes]:
    """The data in pieces."""
    for start in range(0, len(data), size):
        yield data[start : start + size]


async def read(data: bytes, encoding: str, size: int = 1_000, most: int = 1_000_000) -> bytes:
    """The body that the data give."""
    return await read_body(pieces(data, size), encoding, sent_bytes=most, decoded_bytes=most, name="it")


@given(data=st.binary(max_size=500), repeats=st.integers(1, 1_500), size=st.integers(1, 5_000))
@pytest.mark.parametrize("encoding", PACKERS)
async def test_what_was_packed_comes_back(encoding: str, data: bytes, repeats: int, size: int) -> None:
    """A body is what was packed, however it is cut on the way."""
    whole = data * repeats
    assert await read(PACKERS[encoding](whole), encoding, size=max(size, len(whole) // 500)) == whole


@given(data=st.binary(max_size=500), repeats=st.integers(1, 1_500), size=st.integers(1, 5_000))
async def test_bare_deflate_comes_back(data: bytes, repeats: int, size: int) -> None:
    """Deflate without zlib's header is understood."""
    whole = data * repeats
    assert await read(bare_deflate(whole), "deflate", size=max(size, len(whole) // 500)) == whole


@pytest.mark.parametrize("size", [1, 7, 10_000])
async def test_members_are_joined_and_padding_is_left(size: int) -> None:
    """Gzip in several members is one body, also where one ends on a full step; what is no member is not part of it."""
    many = gzip.compress(bytes(1 << 16)) * 30
    assert await read(many, "gzip", size=len(many), most=2_000_000) == bytes(30 << 16)
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert await read(packed + b"\0\0\0", "gzip", size=size) == b"one two"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_cut_and_damaged_bodies_are_refused(encoding: str) -> None:
    """A packed body that ends early or has wrong data is an error, never half a text."""
    packed = PACKERS[encoding](bytes(range(256)) * 50)
    for broken in (packed[:-5], packed[:20], b"<html>" + packed, packed[:30] + b"\xff" * 40 + packed[70:]):
        with pytest.raises(FetchError) as refused:
            await read(broken, encoding)
        assert refused.value.cause is FetchCause.BROKEN


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "\x1b[31m", "compress"])
async def test_other_codings_are_refused(encoding: str) -> None:
    """A coding that was not asked for is named in the error, in plain characters."""
    with pytest.raises(FetchError, match="not asked for") as refused:
        await read(b"x", encoding)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("encoding", PACKERS)
async def test_limits_hold_to_the_byte(encoding: str) -> None:
    """A body of the limit's size passes, one byte more does not."""
    data = b"\0" * 100_000
    assert len(await read(PACKERS[encoding](data), encoding, most=100_000)) == 100_000
    with pytest.raises(FetchError, match=r"larger than 99,999 bytes") as refused:
        await read(PACKERS[encoding](data), encoding, most=99_999)
    assert refused.value.cause is FetchCause.TOO_LARGE


async def test_what_is_too_large_is_left_at_once(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A declared length, a stream as sent and a body as decoded have limits; each kind has its own."""
    packed = gzip.compress(b"\0" * 30_000)
    web.scripts |= {
        "/declared": b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n",
        "/stream": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 60_000,
        "/packed": answer(body=packed, Content_Encoding="gzip"),
    }
    for path in ("/declared", "/stream"):
        with pytest.raises(FetchError, match=r"50,000 bytes|40,000 bytes"):
            await fetcher.fetch(web.url(path), kind=FetchKind.FEED)
    with pytest.raises(FetchError, match="20,000 bytes"):
        await fetcher.fetch(web.url("/packed"), kind=FetchKind.PAGE)
    assert len((await fetcher.fetch(web.url("/packed"), kind=FetchKind.FEED)).body) == 30_000
