"""What comes along with a message: files, posts that were passed on, pasted text."""

from typing import Any

import pytest

from domain.chat import Attachment, ChatRef, Platform, Request
from domain.errors import InputRefusedError
from domain.message import Button, Message, Paragraph, Text
from domain.transport import Manner, Sent
from tests.fakes.bot_api.people import GROUP, PRIVATE, presses, says
from tests.fakes.bot_api.server import BOT, BotApi
from tests.transports.memory import MemoryButtons
from tests.transports.telegram.taking_desk import Desk, running
from transports.telegram.account import Memory
from transports.telegram.attachments import MOST_BYTES, PASTED_CHARS
from transports.telegram.transport import Telegram

PAGE = "Harbour closed\nThe harbour of Carrow was closed on Monday.\n"
CHANNEL = {"id": -100_9, "type": "channel", "title": "Quay Watch", "username": "quaywatch"}


def document(name: str = "quay.txt", mime_type: str = "text/plain", size: int = len(PAGE)) -> dict[str, Any]:
    """A file as the Bot API writes it."""
    return {"file_id": name, "file_unique_id": name, "file_name": name, "mime_type": mime_type, "file_size": size}


def origin(kind: str) -> dict[str, Any]:
    """Where a post was passed on from."""
    person = {"id": 5, "is_bot": False, "first_name": "Ben", "last_name": "Lund"}
    who: dict[str, Any] = {
        "channel": {"chat": CHANNEL, "message_id": 12},
        "private channel": {"chat": {**CHANNEL, "username": None}, "message_id": 12},
        "chat": {"sender_chat": {"id": GROUP, "type": "supergroup", "title": "Harbour"}},
        "user": {"sender_user": person},
        "hidden_user": {"sender_user_name": "Cleo"},
    }
    return {"type": kind.removeprefix("private "), "date": 1, **who[kind]}


async def asked(telegram: Telegram, api: BotApi, desk: Desk, text: str, **more: Any) -> Request:  # noqa: ANN401 (what a message may have)
    """What a message asks."""
    async with running(telegram, desk):
        await says(api, text, **more)
        return (await desk.wait_for(1))[0]


def along(request: Request) -> Attachment:
    """What came along."""
    assert request.attachment is not None
    return request.attachment


async def test_a_file_comes_along_and_is_fetched_when_it_is_read(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """With its name, kind and size; without a word, whatever is written beside it."""
    api.files["quay.txt"] = PAGE.encode()
    request = await asked(telegram, api, desk, "", document=document(), caption="look at this")
    assert request.text == ""
    assert along(request) == Attachment("quay.txt", "text/plain", len(PAGE), along(request).read)
    assert api.called("getFile") == []
    assert await along(request).read() == PAGE.encode()


async def test_a_command_can_stand_beside_a_file(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """It is asked about the file."""
    request = await asked(telegram, api, desk, "", document=document(), caption="/ingest")
    assert (request.text, along(request).name) == ("/ingest", "quay.txt")


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 0])
async def test_a_file_that_is_too_large_is_refused(telegram: Telegram, api: BotApi, desk: Desk, size: int) -> None:
    """Before it is asked for where its size is known, else when the server says so."""
    api.files["quay.pdf"] = b"x" * (MOST_BYTES + 1)
    request = await asked(telegram, api, desk, "", document=document("quay.pdf", "application/pdf", size))
    with pytest.raises(InputRefusedError, match=r"quay\.pdf"):
        await along(request).read()
    assert len(api.called("getFile")) == (size == 0)


async def test_a_file_that_is_gone_is_refused(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """In one sentence without the address, which holds the token."""
    request = await asked(telegram, api, desk, "", document=document())
    with pytest.raises(InputRefusedError, match=r"^Telegram does not hand over quay\.txt; send it again\.$"):
        await along(request).read()


@pytest.mark.parametrize(
    ("kind", "name", "url"),
    [
        ("channel", "post of Quay Watch", "https://t.me/quaywatch/12"),
        ("private channel", "post of Quay Watch", None),
        ("chat", "post of Harbour", None),
        ("user", "post of Ben Lund", None),
        ("hidden_user", "post of Cleo", None),
    ],
)
async def test_a_post_that_was_passed_on_comes_along(
    telegram: Telegram, api: BotApi, desk: Desk, *, kind: str, name: str, url: str | None
) -> None:
    """With the address that everybody can read, if there is one; its words are no question, not even a command."""
    request = await asked(telegram, api, desk, f"/help\n{PAGE}", forward_origin=origin(kind))
    post = along(request)
    assert (request.text, post.name, post.media_type, post.url) == ("", name, "text/plain", url)
    assert (await post.read()).decode() == f"/help\n{PAGE}"


async def test_an_address_that_was_passed_on_is_the_question(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """The page is what is meant, not the post."""
    url = "https://harbourpost.example/quay"
    request = await asked(telegram, api, desk, url, forward_origin=origin("channel"))
    assert request.text == url


async def test_a_long_text_is_something_to_read(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """In private, where no question is so long; a long command stays one."""
    async with running(telegram, desk):
        await says(api, PAGE * 20)
        await says(api, "/search " + "quay " * PASTED_CHARS)
        pasted, command = await desk.wait_for(2)
    assert (pasted.text, along(pasted).name) == ("", "pasted text")
    assert command.text.startswith("/search")
    assert command.attachment is None


async def test_an_answer_to_a_file_or_a_post_brings_it_along(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """In a group too; an answer to a post of Byline's own brings nothing."""
    file = {"message_id": 3, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}, "document": document()}
    post = {"message_id": 4, "date": 1, "chat": file["chat"], "from": {"id": 5, "is_bot": False, "first_name": "Ben"}}
    async with running(telegram, desk):
        await says(api, "/ingest", chat=GROUP, reply_to_message=file)
        await says(api, "/ingest", chat=GROUP, reply_to_message={**post, "text": PAGE})
        await says(api, "/ingest", chat=GROUP, reply_to_message={**post, "from": BOT, "text": PAGE})
        first, second, third = await desk.wait_for(3)
    assert along(first).name == "quay.txt"
    assert await along(second).read() == PAGE.encode()
    assert third.attachment is None


async def test_a_press_under_an_offer_brings_the_file_along(
    telegram: Telegram, api: BotApi, desk: Desk, memory: Memory
) -> None:
    """Since the offer is a reply to it."""
    message = Message((Paragraph((Text("Read quay.txt?"),)),), ((Button("Read this article", "/ingest"),),))
    chat = ChatRef(Platform.TELEGRAM, str(PRIVATE))
    sent = await telegram.post(chat, message, Manner("1", reply_to="3", asker="77", keeps_reply=True))
    assert isinstance(sent, Sent)
    assert isinstance(memory.buttons, MemoryButtons)
    (button,) = memory.buttons.rows
    file = {"message_id": 3, "date": 1, "chat": {"id": PRIVATE, "type": "private"}, "document": document()}
    async with running(telegram, desk):
        await presses(api, button, int(sent.post_id), answered=file)
        (request,) = await desk.wait_for(1)
    assert (request.text, along(request).name) == ("/ingest", "quay.txt")


@pytest.mark.parametrize(
    ("more", "is_answered"),
    [
        ({"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]}, True),
        ({"new_chat_title": "Quay"}, False),
    ],
)
async def test_what_cannot_be_read_is_not_passed_over_in_private(
    telegram: Telegram, api: BotApi, desk: Desk, *, more: dict[str, Any], is_answered: bool
) -> None:
    """A picture asks nothing, and still gets a word; a note of Telegram's own does not."""
    async with running(telegram, desk):
        await says(api, "", **more)
        await says(api, "/help")
        requests = await desk.wait_for(1 + is_answered)
    assert [request.text for request in requests] == ["", "/help"][not is_answered :]
    assert requests[0].attachment is None
