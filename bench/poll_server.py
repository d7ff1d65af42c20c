"""The server of `bench.poll`, in a process of its own: feeds on loopback, some of which are slow or broken when asked.

Feed `i` stands at /i: the first are the real ones of the corpus where that is there, the others are invented, with two
entries of the last day. A request for /mode/NAME chooses how they are answered from then on. It is answered itself
with when the last of those that are neither slow nor broken was served, in seconds after the first request of the mode
that ends.
"""

import asyncio
import sys
import time
from asyncio import StreamReader, StreamWriter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).parents[2] / "shared" / "corpus" / "feeds"
MIXED: Final = "mixed"
ENTRIES: Final = 2
HALF_A_DAY: Final = timedelta(hours=12)
DRIP_SECONDS: Final = 40
TWENTIETH: Final = 20
SLOW: Final = 7
BROKEN: Final = 13
PLACES: Final = "Lowmere Carrow Tarn Halvek Marrow Ost Vale Brig Sorrel Quay".split()
PEOPLE: Final = "Petra Lund|Edvin Marrow|Ilse Vane|Tomas Kerr|Maren Holt|Anton Brack|Vera Sill".split("|")


def is_slow(number: int) -> bool:
    """Whether a feed drips when the mode is mixed: one of twenty."""
    return number % TWENTIETH == SLOW


def is_broken(number: int) -> bool:
    """Whether a feed is broken when the mode is mixed: one of twenty."""
    return number % TWENTIETH == BROKEN


def invented_feed(number: int, now: datetime) -> bytes:
    """An RSS feed whose entries no other feed has."""
    items = "".join(_item(number, position, now - position * HALF_A_DAY) for position in range(ENTRIES))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Feed {number}</title><link>https://feed{number}.example/</link>{items}</channel></rss>"
    ).encode()


def _item(number: int, position: int, published: datetime) -> str:
    key = number * ENTRIES + position
    place, other = PLACES[key % len(PLACES)], PLACES[(key // 7 + 3) % len(PLACES)]
    first, second = PEOPLE[key % len(PEOPLE)], PEOPLE[(key // 3 + 2) % len(PEOPLE)]
    text = (
        f"<p>The council of {place} settled matter {key} on the boats of {other} after a long evening on Tuesday.</p>"
        f"<p>“We count {key % 90 + 11} boats at quay {key}, and {other} has no berth left,” said {first}, a pilot.</p>"
        f"<p>{second} told Coast Radio that about {key % 700 + 40} owners in {place} would get a letter {key}.</p>"
        f"<p>According to the harbour office of {other}, paper {key} costs {key % 60 + 2} million euros.</p>"
        f"<p>A second reading of paper {key} follows in the hall at {place} before the week is over.</p>"
    )
    link = f"https://feed{number}.example/news/{published:%Y}/matter-{key}"
    return (
        f"<item><title>Council of {place} settles matter {key} of the boats</title><link>{link}</link>"
        f"<guid>{link}</guid><pubDate>{format_datetime(published)}</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
    )


@dataclass(slots=True)
class FeedServer:
    """The feeds and how they are answered."""

    feeds: list[bytes]
    mode: str = ""
    first_at: float | None = None
    last_good_at: float = 0.0
    drips: set[int] = field(default_factory=set)

    async def answer(self, reader: StreamReader, writer: StreamWriter) -> None:
        """One request, one connection."""
        try:
            lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
            path = lines[0].split()[1]
            if path.startswith("/mode/"):
                writer.write(_response(str(self._next(path.removeprefix("/mode/"))).encode()))
            else:
                await self._serve(int(path[1:]), lines, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _next(self, mode: str) -> float:
        seconds = self.last_good_at - self.first_at if self.first_at is not None else 0.0
        self.mode, self.first_at, self.last_good_at = mode, None, 0.0
        return round(seconds, 2)

    async def _serve(self, number: int, lines: list[str], writer: StreamWriter) -> None:
        if self.first_at is None:
            self.first_at = time.monotonic()
        if self.mode == MIXED and is_slow(number):
            await _drip(self.feeds[number], writer)
            return
        if self.mode == MIXED and is_broken(number):
            writer.write(_broken(number, self.feeds[number]))
            return
        tag = f'"{number}"'
        writer.write(_response(b"", "304 Not Modified") if f"if-none-match: {tag}" in lines else _feed(self, number))
        self.last_good_at = time.monotonic()


def _feed(server: FeedServer, number: int) -> bytes:
    return _response(server.feeds[number], etag=f'"{number}"')


def _response(body: bytes, status: str = "200 OK", etag: str | None = None) -> bytes:
    tag = f"ETag: {etag}\r\n" if etag else ""
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/xml\r\n{tag}Content-Length: {len(body)}\r\n"
    return f"{head}Connection: close\r\n\r\n".encode() + body


async def _drip(body: bytes, writer: StreamWriter) -> None:
    whole = _response(body)
    for position in range(DRIP_SECONDS):
        writer.write(whole[position : position + 1])
        await writer.drain()
        await asyncio.sleep(1)
    writer.write(whole[DRIP_SECONDS:])


def _broken(number: int, body: bytes) -> bytes:
    """An error, a page in place of the feed, half a feed, or no answer at all."""
    kinds = (
        _response(b"", "500 Internal Server Error"),
        _response(b"<!doctype html><html><body><p>We are back soon.</p></body></html>"),
        _response(body)[:400],
        b"",
    )
    return kinds[number // TWENTIETH % len(kinds)]


async def main() -> None:
    """Serve as many feeds as the argument says, and print the port."""
    number = int(sys.argv[1])
    real = [path.read_bytes() for path in sorted(CORPUS.glob("*.xml"))][:number]
    now = datetime.now(UTC)
    feeds = [*real, *(invented_feed(i, now) for i in range(len(real), number))]
    server = await asyncio.start_server(FeedServer(feeds).answer, "127.0.0.1", 0, backlog=1_000)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
