"""The transport on a Bot API server that others wrote, which is strict about the form of what it is sent."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from lo_bot_api_emulator import LoBotApiEmulator  # type: ignore[import-untyped]
from telegram import User

from domain.chat import ChatRef, Platform, Request
from domain.message import Ask, Bar, Button, Link, Message, Paragraph, Strong, Text
from domain.transport import File, Manner, Refused, Sent
from tests.fakes.bot_api.server import BOT, TOKEN
from tests.fakes.clock import TurnedClock
from tests.transports.memory import MemoryButtons
from tests.transports.telegram.conftest import COMMANDS
from tests.transports.telegram.taking_desk import Desk, running
from transports.telegram.account import Account, Memory, WebhookPlace
from transports.telegram.opening import open_telegram
from transports.telegram.transport import Telegram

ADA = ChatRef(Platform.TELEGRAM, "77")
PERSON = {"id": 77, "is_bot": False, "first_name": "Ada"}
CHAT = {"id": 77, "type": "private", "first_name": "Ada"}
WORDS = Message(
    (
        Paragraph(
            (Strong((Text("1 Harbour Post"),)), Text(" "), Link((Text("16 Mar"),), "https://harbourpost.example/a"))
        ),
        Bar((Text("“We will sail,” she said & <waved>."),)),
        Paragraph((Ask((Text("Where from"),), "/source #12"),)),
    ),
    ((Button("more ▶", "/quotes page:2"),),),
)


class Emulator(LoBotApiEmulator):  # type: ignore[misc]  # it has no types
    """It knows no options for previews yet, which the real server has had for years."""

    async def read_request(self, request: web.Request) -> tuple[dict[str, Any], dict[str, Any]]:
        """The fields and files of a request that it knows."""
        fields, uploads = await super().read_request(request)
        fields.pop("link_preview_options", None)
        return fields, uploads


@dataclass(frozen=True, slots=True)
class Emulated:
    """The emulator, and the transport that is logged in there, with a webhook or without."""

    emulator: Emulator
    telegram: Telegram

    async def bring(self, kind: str, **what: Any) -> None:  # noqa: ANN401 (an update is what the platform says it is)
        """Let an update arrive, by the webhook at once where there is one."""
        await self.emulator.enqueue_update({kind: what}, token=TOKEN)
        await self.emulator.deliver_updates(token=TOKEN)

    async def says(self, text: str, message_id: int = 7, **more: object) -> None:
        """A person writes."""
        await self.bring("message", message_id=message_id, date=1, chat=CHAT, text=text, **{"from": PERSON}, **more)

    def refused(self) -> list[dict[str, Any]]:
        """The requests that were not of the right form."""
        return [request for request in self.emulator.requests if request["status"] != 200]


@pytest.fixture(params=["polling", "webhook"])
async def emulated(request: pytest.FixtureRequest, memory: Memory, clock: TurnedClock) -> AsyncIterator[Emulated]:
    """Both on loopback; waiting turns the clock."""

    async def sleep(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))

    emulator = Emulator(allow_insecure_loopback_webhooks=True)
    server = TestServer(emulator.app(), skip_url_asserts=True)
    await server.start_server(shutdown_timeout=0)
    port = unused_port()
    place = WebhookPlace(f"http://127.0.0.1:{port}", "127.0.0.1", port) if request.param == "webhook" else None
    account = Account(TOKEN, str(server.make_url("")).rstrip("/"), webhook=place)
    async with open_telegram(account, memory, COMMANDS, clock=clock, sleep=sleep) as telegram:
        telegram._bot._bot_user = User.de_json(BOT)  # noqa: SLF001 (the emulator's bot has no name)
        yield Emulated(emulator, telegram)
    await server.close()


async def test_a_question_is_answered_and_its_page_turned(emulated: Emulated, memory: Memory, desk: Desk) -> None:
    """A post with links, a bar and a button; the press edits it, and both are of the right form."""
    posts: list[str] = []

    async def answer(request: Request) -> None:
        manner = Manner(request.event_id, reply_to=request.event_id, asker=request.user)
        if request.pressed is None:
            outcome = await emulated.telegram.post(request.chat, WORDS, manner)
        else:
            outcome = await emulated.telegram.edit(request.chat, request.pressed, WORDS, manner)
        assert isinstance(outcome, Sent)
        posts.append(outcome.post_id)

    desk.before = answer
    async with running(emulated.telegram, desk):
        await emulated.says("/quotes")
        await desk.wait_for(1)
        assert isinstance(memory.buttons, MemoryButtons)
        message = {"message_id": int(posts[0]), "date": 1, "chat": CHAT, "from": BOT}
        press = {
            "id": "5",
            "from": PERSON,
            "message": message,
            "chat_instance": "1",
            "data": next(iter(memory.buttons.rows)),
        }
        await emulated.bring("callback_query", **press)
        await desk.wait_for(2)
    assert [request.text for request in desk.requests] == ["/quotes", "/quotes page:2"]
    assert posts[0] == posts[1]
    assert emulated.refused() == []


async def test_files_go_up_and_come_down(emulated: Emulated, desk: Desk) -> None:
    """A picture with its words and a table go out; what a person sends can be read."""
    for name, media_type in (("a.png", "image/png"), ("a.csv", "text/csv")):
        outcome = await emulated.telegram.send_file(ADA, File(name, media_type, b"a,b"), WORDS, Manner("1"))
        assert isinstance(outcome, Sent)
    async with running(emulated.telegram, desk):
        file_id = next(reversed(emulated.emulator.assets))
        await emulated.says("", document={"file_id": file_id, "file_unique_id": file_id, "file_name": "a.csv"})
        (request,) = await desk.wait_for(1)
        assert request.attachment is not None
        assert await request.attachment.read() == b"a,b"
    assert emulated.refused() == []


async def test_a_strict_refusal_is_an_outcome(emulated: Emulated) -> None:
    """In the server's words; a post is taken away."""
    outcome = await emulated.telegram.edit(ADA, "0", WORDS, Manner("1"))
    assert isinstance(outcome, Refused)
    assert outcome.why
    assert await emulated.telegram.delete(ADA, "7") == Sent("7")
    assert [request["method"] for request in emulated.refused()] == ["editMessageText"]
