"""A web server on this machine that answers by script and counts who came."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

Script = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived; names of headers in lower case."""

    path: str
    headers: dict[str, str]


@dataclass(slots=True)
class ScriptedServer:
    """Answers a path with its script, or with 404 where it has none."""

    port: int = 0
    scripts: dict[str, bytes | Script] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "harbour.example") -> str:
        """The address of a path, by a name that a test's name service sends here."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection: one request and its answer."""
        self.connections += 1
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.strip().split("\r\n")
            asked = Asked(
                first.split(" ")[1], {name.lower(): value for name, _, value in (x.partition(": ") for x in lines)}
            )
            self.asked.append(asked)
            script = self.scripts.get(asked.path, answer(404))
            if isinstance(script, bytes):
                writer.write(script)
                await writer.drain()
            else:
                await script(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # who asked went away, as some tests mean it
        finally:
            writer.close()


@asynccontextmanager
async def serving(scripts: dict[str, bytes | Script] | None = None) -> AsyncIterator[ScriptedServer]:
    """A server that runs on a free port as long as the context."""
    web = ScriptedServer(scripts=scripts or {})
    visits: set[asyncio.Task[None]] = set()

    def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visits.add(asyncio.create_task(web.answer(reader, writer)))

    server = await asyncio.start_server(welcome, "127.0.0.1", 0)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield web
    finally:
        server.close()
        for visit in visits:
            visit.cancel()
        await asyncio.gather(*visits, return_exceptions=True)


def answer(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """An answer on the wire; `Content_Type` stands for the header with a dash."""
    fields = {"Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n{lines}\r\n".encode("latin-1") + body


def names(**addresses: str | list[str]) -> Callable[[str], Awaitable[list[str]]]:
    """A name service: `harbour_example="127.0.0.1"` gives harbour.example that address; other names have none."""
    known = {name.replace("_", "."): [found] if isinstance(found, str) else found for name, found in addresses.items()}

    async def lookup(host: str) -> list[str]:
        if host not in known:
            raise OSError(f"{host} is not known")
        return known[host]

    return lookup
