"""The start on Telegram: what is wrong for good, and what may be right in a moment."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from domain.errors import TransportError, UnreachableError
from tests.fakes.bot_api.server import TOKEN, BotApi, Fault
from tests.fakes.clock import TurnedClock
from transports.telegram.account import Account, Memory
from transports.telegram.opening import open_telegram


@asynccontextmanager
async def answering(answer: web.Response) -> AsyncIterator[str]:
    """The address of a server that says the same to everybody."""

    async def handle(_: web.Request) -> web.Response:
        return web.Response(body=answer.body, status=answer.status, content_type=answer.content_type)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    server = TestServer(app, skip_url_asserts=True)
    await server.start_server(shutdown_timeout=0)
    try:
        yield str(server.make_url("")).rstrip("/")
    finally:
        await server.close()


async def start(account: Account, memory: Memory) -> TransportError:
    """What a start ends with."""
    clock = TurnedClock()
    with pytest.raises(TransportError) as ended:
        async with open_telegram(account, memory, {}, clock=clock, sleep=clock.sleep):
            pass
    return ended.value


@pytest.mark.parametrize(
    "answer",
    [
        web.Response(text="<h1>Not Found</h1>", status=404, content_type="text/html"),
        web.Response(text="<h1>Welcome</h1>", content_type="text/html"),
        web.json_response({"detail": "Not Found"}, status=404),
        web.json_response({"hello": "there"}),
        web.json_response([]),
    ],
)
async def test_a_server_that_is_no_bot_api_blames_no_token(memory: Memory, answer: web.Response) -> None:
    """It is the address that is wrong."""
    async with answering(answer) as url:
        error = await start(Account(TOKEN, url), memory)
    assert not isinstance(error, UnreachableError)
    assert "no Bot API of Telegram: mend BYLINE_TELEGRAM_API_URL" in str(error)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://[::1]:1"])
async def test_a_server_that_is_not_there_may_come(memory: Memory, url: str) -> None:
    """Its place and the cause are said, the token is not."""
    error = await start(Account(TOKEN, url), memory)
    assert isinstance(error, UnreachableError)
    assert "look at the network" in str(error)


@pytest.mark.parametrize("url", ["http://", "ftp://here.example"])
async def test_an_address_that_is_none_is_wrong_for_good(memory: Memory, url: str) -> None:
    """The setting is named."""
    error = await start(Account(TOKEN, url), memory)
    assert not isinstance(error, UnreachableError)
    assert "BYLINE_TELEGRAM_API_URL" in str(error)


@pytest.mark.parametrize(("status", "words"), [(502, "502"), (500, "500")])
async def test_a_server_that_stumbles_may_stand_up(api: BotApi, memory: Memory, status: int, words: str) -> None:
    """As behind a proxy whose server starts."""
    api.fail("getMe", *[Fault(status, "Bad Gateway")] * 2)
    error = await start(Account(TOKEN, api.url), memory)
    assert isinstance(error, UnreachableError)
    assert words in str(error)


async def test_a_ban_says_how_long_it_is(api: BotApi, memory: Memory) -> None:
    """And is kept to by the next start, without a question."""
    api.fail("getMe", Fault(429, "Too Many Requests: retry after 3600", {"retry_after": 3_600}))
    for _ in range(2):
        error = await start(Account(TOKEN, api.url), memory)
        assert isinstance(error, UnreachableError)
        assert timedelta(seconds=error.retry_seconds) == timedelta(hours=1)
    assert len(api.called("getMe")) == 1


async def test_a_bot_that_is_refused_is_told_why(api: BotApi, memory: Memory) -> None:
    """In the server's words."""
    api.fail("getMe", *[Fault(403, "Forbidden: the bot is deactivated")] * 2)
    error = await start(Account(TOKEN, api.url), memory)
    assert str(error) == "Telegram refuses this bot: Forbidden: the bot is deactivated."
