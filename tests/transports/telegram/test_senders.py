"""Who asks, and as whom: edge cases of senders, each with the role that is theirs and no more."""

from datetime import timedelta
from typing import Any

import pytest

from domain.chat import ChatRef, Platform, Request, Role
from domain.message import Button, Message, Paragraph, Text
from domain.transport import Manner, Sent
from tests.fakes.bot_api.people import GROUP, presses, says
from tests.fakes.bot_api.server import BOT, BotApi, Fault
from tests.fakes.clock import TurnedClock
from tests.transports.memory import MemoryButtons, MemoryInbox
from tests.transports.telegram.conftest import OWNER
from tests.transports.telegram.taking_desk import Desk, running
from transports.telegram.account import Memory
from transports.telegram.links import start_payload
from transports.telegram.roles import CACHED_SECONDS
from transports.telegram.taking import NOT_YOURS
from transports.telegram.transport import Telegram

CHANNEL = -100_9
ANONYMOUS = {"id": GROUP, "type": "supergroup", "title": "Harbour"}
OTHER_BOT = {"id": 8, "is_bot": True, "first_name": "Gull", "username": "gullbot"}
HIDDEN = {"type": "hidden_user", "sender_user_name": "Ada", "date": 1}


async def asked(api: BotApi, desk: Desk, count: int = 1) -> list[Request]:
    """What was asked until now in the group, but for the question that ends the test."""
    await says(api, "/help last", chat=GROUP)
    requests = await desk.wait_for(count)
    while requests[-1].text != "/help last":
        requests = await desk.wait_for(len(requests) + 1)
    return requests[:-1]


@pytest.mark.parametrize(
    "more",
    [
        {"is_bot": True},
        {"via_bot": OTHER_BOT},
        {"forward_origin": HIDDEN},
        {"sender_chat": {"id": CHANNEL, "type": "channel"}, "is_automatic_forward": True},
    ],
    ids=["another bot", "through a bot", "forwarded", "the channel of the group"],
)
async def test_who_asks_nothing(telegram: Telegram, api: BotApi, desk: Desk, more: dict[str, Any]) -> None:
    """Other programs, and words that somebody only passed on, also of an owner."""
    async with running(telegram, desk):
        await says(api, "/ingest https://harbourpost.example/a", chat=GROUP, user=OWNER, **more)
        assert await asked(api, desk) == []


async def test_an_edit_is_not_answered_again(telegram: Telegram, api: BotApi, desk: Desk, memory: Memory) -> None:
    """It is not asked for, and where it comes all the same it is done with."""
    async with running(telegram, desk):
        message = await says(api, "/quotes Holt", chat=GROUP)
        edit = await api.post_update(edited_message={**message, "text": "/quotes Lund", "edit_date": 2})
        await api.post_update(channel_post={**message, "chat": {"id": CHANNEL, "type": "channel"}, "text": "/help"})
        assert [request.text for request in await asked(api, desk)] == ["/quotes Holt"]
    assert isinstance(memory.inbox, MemoryInbox)
    assert str(edit) in memory.inbox.finished


@pytest.mark.parametrize(
    ("more", "user", "role"),
    [
        ({}, "77", Role.MEMBER),
        ({"user": 5}, "5", Role.CHAT_ADMIN),
        ({"user": OWNER}, str(OWNER), Role.OWNER),
        ({"user": 1_087_968_824, "sender_chat": ANONYMOUS, "is_bot": True}, str(GROUP), Role.CHAT_ADMIN),
        ({"sender_chat": {"id": CHANNEL, "type": "channel"}, "is_bot": True}, str(CHANNEL), Role.STRANGER),
        ({"user": OWNER, "sender_chat": {"id": CHANNEL, "type": "channel"}}, str(CHANNEL), Role.STRANGER),
    ],
    ids=["member", "administrator", "owner", "anonymous administrator", "as a channel", "an owner as a channel"],
)
async def test_a_sender_has_the_role_that_telegram_vouches_for(
    telegram: Telegram, api: BotApi, desk: Desk, *, more: dict[str, Any], user: str, role: Role
) -> None:
    """In the name of a group speaks one of its admins; in the name of a channel nobody knows who."""
    api.admins.add((str(GROUP), "5"))
    async with running(telegram, desk):
        await says(api, "/help", chat=GROUP, **more)
        (request,) = await asked(api, desk)
    assert (request.user, request.role) == (user, role)


async def test_a_right_that_was_taken_is_gone_after_a_minute(
    telegram: Telegram, api: BotApi, desk: Desk, clock: TurnedClock
) -> None:
    """And Telegram is asked once in it."""
    api.admins.add((str(GROUP), "77"))
    async with running(telegram, desk):
        for count in (1, 2):
            await says(api, "/help", chat=GROUP)
            await desk.wait_for(count)
        api.admins.clear()
        clock.turn(timedelta(seconds=CACHED_SECONDS))
        await says(api, "/help", chat=GROUP)
        requests = await desk.wait_for(3)
    assert [request.role for request in requests] == [Role.CHAT_ADMIN, Role.CHAT_ADMIN, Role.MEMBER]
    assert len(api.called("getChatMember")) == 2


async def test_a_role_that_telegram_did_not_tell_is_asked_for_again(
    telegram: Telegram, api: BotApi, desk: Desk
) -> None:
    """With the next message: an admin is none for one message, not for a minute."""
    api.admins.add((str(GROUP), "77"))
    api.fail("getChatMember", Fault(502, "Bad Gateway"))
    async with running(telegram, desk):
        for count in (1, 2):
            await says(api, "/help", chat=GROUP)
            await desk.wait_for(count)
    assert [request.role for request in desk.requests] == [Role.MEMBER, Role.CHAT_ADMIN]


async def test_whose_message_is_answered_is_known(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """A person's id; not that of a program, of somebody in a chat's name, or of who began the topic."""
    person = {"id": 5, "is_bot": False, "first_name": "Ben"}
    answered = {"message_id": 3, "date": 1, "chat": ANONYMOUS, "text": "no"}
    async with running(telegram, desk):
        began = {"forum_topic_created": {"name": "Ferries", "icon_color": 1}}
        rows = (
            {"from": person},
            {"from": OTHER_BOT},
            {"from": person, "sender_chat": ANONYMOUS},
            {"from": person} | began,
        )
        for more in rows:
            await says(api, "/help", chat=GROUP, reply_to_message={**answered, **more})
        requests = await asked(api, desk)
    assert [request.answered_user for request in requests] == ["5", None, None, None]


async def test_an_anonymous_administrator_presses_in_his_own_name(
    telegram: Telegram, api: BotApi, desk: Desk, memory: Memory
) -> None:
    """So every admin of the group may press what was asked in the group's name; a member may not."""
    api.admins.add((str(GROUP), "5"))
    message = Message((Paragraph((Text("1–5 of 9"),)),), ((Button("more ▶", "/quotes page:2"),),))
    sent = await telegram.post(ChatRef(Platform.TELEGRAM, str(GROUP)), message, Manner("1", asker=str(GROUP)))
    assert isinstance(sent, Sent)
    assert isinstance(memory.buttons, MemoryButtons)
    (button,) = memory.buttons.rows
    async with running(telegram, desk):
        await presses(api, button, int(sent.post_id), chat=GROUP, user=77)
        await presses(api, button, int(sent.post_id), chat=GROUP, user=5)
        (request,) = await desk.wait_for(1)
        await api.wait_until(lambda: len(api.called("answerCallbackQuery")) == 2)
    assert (request.user, request.role) == (str(GROUP), Role.CHAT_ADMIN)
    assert [call.get("text") for call in api.called("answerCallbackQuery")] == [NOT_YOURS, None]


@pytest.mark.parametrize(
    ("command", "expected"),
    [("/quotes Holt", "/quotes Holt"), ("/ingest https://x.example", "/start"), ("/settings", "/start")],
)
async def test_a_link_asks_only_what_everybody_may(
    telegram: Telegram, api: BotApi, desk: Desk, command: str, expected: str
) -> None:
    """Anybody can write a link, and an admin who follows it would not see what it does; in a group as in private."""
    async with running(telegram, desk):
        await says(api, f"/start {start_payload(command)}", user=OWNER, chat=OWNER)
        await desk.wait_for(1)
        await says(api, f"/start@byline_bot {start_payload(command)}", user=OWNER, chat=GROUP)
        requests = await desk.wait_for(2)
    assert [request.text for request in requests] == [expected] * 2


async def test_our_link_into_a_group_says_nothing_more(telegram: Telegram) -> None:
    """Without a value Telegram only adds the bot, which the greeting answers; with one it would also write /start."""
    assert telegram.abilities.invite_url == f"https://t.me/{BOT['username']}?startgroup"
