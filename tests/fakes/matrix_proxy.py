"""A server before a homeserver, which passes everything on but what a test wants to go wrong."""

import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

_OWN_HEADERS = frozenset({"content-length", "transfer-encoding", "content-encoding", "connection", "date", "server"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """What becomes of one call: an answer of our own, or none though the call was passed on (`is_lost`)."""

    status: int = 0
    body: dict[str, Any] = field(default_factory=dict)
    is_lost: bool = False
    before: Callable[[], object] | None = None


@dataclass
class MatrixProxy:
    """The proxy: its address, the troubles to come by a part of the path, and what was called."""

    url: str = ""
    calls: list[tuple[str, str]] = field(default_factory=list)
    troubles: dict[str, deque[Trouble]] = field(default_factory=dict)
    hold_to_device: bool = False
    held: list[Any] = field(default_factory=list)

    def trouble(self, part: str, *troubles: Trouble) -> None:
        """Let the next calls whose path has this part go wrong."""
        self.troubles.setdefault(part, deque()).extend(troubles)

    def without_held(self, answer: web.Response) -> web.Response:
        """A sync without what goes from device to device, as long as that is held; then with all that was."""
        synced = json.loads(answer.body if isinstance(answer.body, bytes) else b"{}")
        events = synced.get("to_device", {}).get("events", [])
        if self.hold_to_device:
            self.held += events
            synced["to_device"] = {"events": []}
        elif self.held:
            synced["to_device"] = {"events": [*self.held, *events]}
            self.held = []
        return web.json_response(synced, status=answer.status)

    def next_trouble(self, path: str) -> Trouble | None:
        """The trouble of a call."""
        for part, waiting in self.troubles.items():
            if part in path and waiting:
                return waiting.popleft()
        return None


@asynccontextmanager
async def running_proxy(homeserver: str) -> AsyncIterator[MatrixProxy]:
    """The proxy, on a free port of this machine."""
    proxy = MatrixProxy()

    async def handle(request: web.Request) -> web.StreamResponse:
        proxy.calls.append((request.method, request.path))
        trouble = proxy.next_trouble(request.path)
        if trouble is not None and trouble.before is not None:
            trouble.before()
        if trouble is not None and trouble.status:
            return web.json_response(trouble.body, status=trouble.status)
        answer = await _passed_on(session, homeserver, request)
        if request.path.endswith("/sync"):
            answer = proxy.without_held(answer)
        if trouble is not None and trouble.is_lost:
            assert request.transport is not None
            request.transport.abort()
        return answer

    async with aiohttp.ClientSession(auto_decompress=False) as session:
        app = web.Application(client_max_size=100_000_000)
        app.router.add_route("*", "/{path:.*}", handle)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        proxy.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield proxy
        finally:
            await runner.cleanup()


async def _passed_on(session: aiohttp.ClientSession, homeserver: str, request: web.Request) -> web.Response:
    headers = {name: value for name, value in request.headers.items() if name.lower() not in {"host", "content-length"}}
    try:
        async with session.request(
            request.method, homeserver + request.raw_path, data=await request.read(), headers=headers
        ) as answer:
            kept = {name: value for name, value in answer.headers.items() if name.lower() not in _OWN_HEADERS}
            return web.Response(body=await answer.read(), status=answer.status, headers=kept)
    except aiohttp.ClientError:
        return web.json_response({"errcode": "M_UNKNOWN", "error": "no homeserver"}, status=502)
