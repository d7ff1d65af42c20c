"""Requests that the server brings: stored before it hears so, taken once, from nobody else."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import unused_port

from domain.chat import Platform, Request
from domain.errors import TransportError
from tests.fakes.bot_api.server import SENT_AT, TOKEN, BotApi, Fault
from tests.fakes.clock import TurnedClock
from tests.transports.memory import MemoryInbox, MemoryNotes
from tests.transports.telegram.conftest import COMMANDS
from tests.transports.telegram.taking_desk import Desk, running
from transports.telegram.account import Account, Memory, WebhookPlace
from transports.telegram.opening import open_telegram
from transports.telegram.transport import Telegram
from transports.telegram.webhook import HEADER, MOST_BYTES

PUBLIC = "https://bot.example/telegram/"


@dataclass(frozen=True, slots=True)
class Hooked:
    """The transport with a webhook, and the port where it listens."""

    telegram: Telegram
    port: int


@pytest.fixture
async def hooked(api: BotApi, memory: Memory, clock: TurnedClock) -> AsyncIterator[Hooked]:
    """The transport, logged in, behind a proxy that is thought of."""

    async def sleep(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))
        await asyncio.sleep(0)

    port = unused_port()
    account = Account(TOKEN, api.url, webhook=WebhookPlace(PUBLIC, "127.0.0.1", port))
    async with open_telegram(account, memory, COMMANDS, clock=clock, sleep=sleep) as telegram:
        yield Hooked(telegram, port)


def update(update_id: int, text: str = "/help", **more: object) -> dict[str, Any]:
    """A person's words in private."""
    chat = {"id": 77, "type": "private"}
    person = {"id": 77, "is_bot": False, "first_name": "Ada"}
    message = {"message_id": update_id, "date": SENT_AT, "chat": chat, "from": person, "text": text, **more}
    return {"update_id": update_id, "message": message}


async def is_set(api: BotApi) -> None:
    """Wait until the server knows the address."""
    await api.wait_until(lambda: api.webhook is not None)


async def test_what_is_brought_is_taken_once_and_in_order(
    hooked: Hooked, api: BotApi, desk: Desk, memory: Memory
) -> None:
    """The server is told a random path below our address, and a secret; an update that comes twice is one."""
    async with running(hooked.telegram, desk):
        await is_set(api)
        for update_id in (5, 6, 5):
            assert await api.bring(update(update_id, f"/quotes {update_id}"), hooked.port) == 200
        requests = await desk.wait_for(2)
    assert [request.text for request in requests] == ["/quotes 5", "/quotes 6"]
    assert isinstance(memory.inbox, MemoryInbox)
    assert memory.inbox.finished == ["5", "6"]
    assert api.webhook is not None
    assert api.webhook["url"].startswith(PUBLIC)
    assert len(api.webhook["url"].removeprefix(PUBLIC)) >= 32
    assert api.webhook["allowed_updates"] == ["message", "callback_query", "my_chat_member"]
    assert api.called("getUpdates") == api.called("deleteWebhook") == []


async def test_path_and_secret_stay_over_a_restart(hooked: Hooked, api: BotApi, desk: Desk, memory: Memory) -> None:
    """What the server is about to bring still arrives."""
    for _ in range(2):
        async with running(hooked.telegram, desk):
            await is_set(api)
        api.calls.append(("set", dict(api.webhook or {})))
        api.webhook = None
    first, second = api.called("set")
    assert first == second
    assert isinstance(memory.notes, MemoryNotes)
    assert {"webhook_path", "webhook_secret"} <= memory.notes.kept.keys()


@pytest.mark.parametrize("secret", ["", "wrong", "später"])
async def test_nobody_else_brings_anything(hooked: Hooked, api: BotApi, desk: Desk, secret: str) -> None:
    """Without the secret nothing is stored, and a wrong path is not there."""
    async with running(hooked.telegram, desk):
        await is_set(api)
        assert await api.bring(update(5), hooked.port, **{HEADER: secret}) == 403
        async with ClientSession() as session:
            assert (await session.post(f"http://127.0.0.1:{hooked.port}/other", json=update(6))).status == 404
        assert await api.bring(update(7), hooked.port) == 200
        await desk.wait_for(1)
    assert [request.event_id for request in desk.requests] == ["7"]


async def test_what_is_no_update_is_refused(hooked: Hooked, api: BotApi, desk: Desk) -> None:
    """Too large, or not of its form; the next one is taken."""
    async with running(hooked.telegram, desk):
        await is_set(api)
        assert await api.bring(update(5, "x" * MOST_BYTES), hooked.port) == 413
        assert await api.bring({"message": {}}, hooked.port) == 400
        assert await api.bring({"update_id": None}, hooked.port) == 400
        assert await api.bring(update(6), hooked.port) == 200
        await desk.wait_for(1)


async def test_an_update_is_stored_before_the_server_hears_so(
    hooked: Hooked, api: BotApi, desk: Desk, memory: Memory
) -> None:
    """The answer does not wait for the work; what is not finished is taken by the next process."""
    goes_on = asyncio.Event()

    async def before(_: Request) -> None:
        await goes_on.wait()

    desk.before = before
    async with running(hooked.telegram, desk):
        await is_set(api)
        assert await api.bring(update(5), hooked.port) == 200
        assert isinstance(memory.inbox, MemoryInbox)
        assert memory.inbox.seen.keys() == {"5"}
        assert memory.inbox.finished == []
        goes_on.set()
        await desk.wait_for(1)


async def test_what_is_under_way_is_answered_in_the_end(
    hooked: Hooked, api: BotApi, desk: Desk, memory: Memory
) -> None:
    """Stopping waits for it, and nobody is listened to any more."""
    begun = asyncio.Event()

    async def before(_: Request) -> None:
        begun.set()
        await asyncio.sleep(0)

    desk.before = before
    async with running(hooked.telegram, desk):
        await is_set(api)
        await api.bring(update(5), hooked.port)
        await begun.wait()
    assert len(desk.requests) == 1
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", hooked.port)) != 0
    assert isinstance(memory.inbox, MemoryInbox)
    assert memory.inbox.finished == ["5"]


async def test_a_server_that_does_not_answer_is_asked_again(hooked: Hooked, api: BotApi, desk: Desk) -> None:
    """Until it knows the address."""
    api.fail("setWebhook", Fault(502, "Bad Gateway"), Fault(429, "Too Many Requests", {"retry_after": 1}))
    async with running(hooked.telegram, desk):
        await is_set(api)


async def test_an_address_that_telegram_does_not_take_ends_it(hooked: Hooked, api: BotApi, desk: Desk) -> None:
    """With one sentence that names the setting."""
    api.fail("setWebhook", Fault(400, "Bad Request: bad webhook: HTTPS url must be provided for webhook"))
    with pytest.raises(TransportError, match="BYLINE_TELEGRAM_WEBHOOK_URL: Bad webhook: https url"):
        await hooked.telegram.run(desk.take)


async def test_a_port_that_is_taken_ends_it(hooked: Hooked, desk: Desk) -> None:
    """With one sentence that names the setting."""
    with socket.create_server(("127.0.0.1", hooked.port)), pytest.raises(TransportError, match="WEBHOOK_LISTEN"):
        await hooked.telegram.run(desk.take)


async def test_a_defect_ends_with_its_update(
    hooked: Hooked, api: BotApi, desk: Desk, memory: Memory, caplog: pytest.LogCaptureFixture
) -> None:
    """It stands in the log with the update's id; the next one of the same chat is answered, and nothing comes again."""

    async def before(request: Request) -> None:
        if request.event_id == "5":
            raise LookupError

    desk.before = before
    async with running(hooked.telegram, desk):
        await is_set(api)
        await api.bring({"update_id": 4, "message": {"chat": {"id": 77}, "entities": [[]]}}, hooked.port)
        await api.bring(update(5), hooked.port)
        await api.bring(update(6), hooked.port)
        (request,) = await desk.wait_for(1)
    assert request.event_id == "6"
    assert "The update 4 is passed over" in caplog.text
    assert "The update 5 is passed over" in caplog.text
    assert await memory.inbox.waiting(Platform.TELEGRAM) == ()


async def test_who_polls_takes_the_webhook_away(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """The server gives updates to nobody while it has one."""
    api.webhook = {"url": PUBLIC}
    async with running(telegram, desk):
        await api.wait_until(lambda: api.called("deleteWebhook"))
    assert api.webhook is None
