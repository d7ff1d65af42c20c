"""The network is closed in tests, except on this machine."""

import asyncio
import socket

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "harbourpost.example", "2130706433"])
async def test_outside_is_refused(host: str) -> None:
    """An address or name of another machine raises before anything is sent, from the event loop too."""
    with pytest.raises(AssertionError, match="loopback"):
        await asyncio.open_connection(host, 80)
    with pytest.raises(AssertionError, match="loopback"):
        socket.create_connection((host, 80))


async def test_loopback_is_open() -> None:
    """A server on this machine can be reached."""
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
