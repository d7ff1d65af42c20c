"""Requests from long polling: each taken once, in order, over restarts."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.chat import ChatRef, Platform, Request, Role
from domain.errors import StoreError, TransportError
from domain.message import Button, Message, Paragraph, Text
from domain.ports import Arrival
from domain.transport import Absence, Manner, Sent
from tests.fakes.bot_api.people import GROUP, PRIVATE, presses, says
from tests.fakes.bot_api.server import TOKEN, BotApi, Fault
from tests.fakes.clock import START, TurnedClock
from tests.transports.memory import MemoryButtons, MemoryInbox
from tests.transports.telegram.conftest import OWNER
from tests.transports.telegram.taking_desk import Desk, running
from transports.telegram.account import Account, Memory
from transports.telegram.links import start_payload
from transports.telegram.opening import open_telegram
from transports.telegram.taking import NOT_YOURS, TOO_OLD
from transports.telegram.transport import BUTTONS_FOR, Telegram


async def test_a_person_asks_in_private(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """Text, sender and role arrive; an owner is known by his id."""
    async with running(telegram, desk):
        await says(api, "/quotes Holt")
        await says(api, "/help", user=OWNER, chat=OWNER)
        first, second = await desk.wait_for(2)
    assert first.chat == ChatRef(Platform.TELEGRAM, str(PRIVATE))
    assert (first.text, first.user, first.role, first.is_private) == ("/quotes Holt", "77", Role.STRANGER, True)
    assert second.role == Role.OWNER


async def test_an_update_that_comes_twice_is_taken_once(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """Also when it comes again after a newer one."""
    message = await says(api, "/help")
    async with running(telegram, desk):
        await desk.wait_for(1)
        await api.post_again({"update_id": message["message_id"] + 1, "message": message})
        await says(api, "/quotes")
        texts = [request.text for request in await desk.wait_for(2)]
    assert texts == ["/help", "/quotes"]


async def test_what_was_not_answered_is_taken_after_a_restart(
    telegram: Telegram, api: BotApi, desk: Desk, memory: Memory
) -> None:
    """What an earlier process took and did not finish comes first, and is not taken again when it comes again."""
    message = await says(api, "/help")
    update = {"update_id": message["message_id"] + 1, "message": message}
    await memory.inbox.take(Platform.TELEGRAM, [Arrival(str(update["update_id"]), json.dumps(update))], now=START)
    async with running(telegram, desk):
        await desk.wait_for(1)
        await says(api, "/quotes")
        assert [request.text for request in await desk.wait_for(2)] == ["/help", "/quotes"]
    assert await memory.inbox.waiting(Platform.TELEGRAM) == ()


@pytest.mark.parametrize("poison", [{"message": []}, {"message": {"chat": []}}, {"message": {"text": 3}}])
async def test_an_update_that_nobody_understands_is_passed_over(
    telegram: Telegram, api: BotApi, desk: Desk, memory: Memory, poison: dict[str, object]
) -> None:
    """Those that come with it are answered, and it is not met again at the next start."""
    await api.post_update(**poison)
    await says(api, "/help")
    async with running(telegram, desk):
        (request,) = await desk.wait_for(1)
    assert request.text == "/help"
    assert await memory.inbox.waiting(Platform.TELEGRAM) == ()


async def test_a_chat_keeps_its_order_while_others_go_on(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """A slow answer holds back what comes after it in the same chat only."""
    other_is_done = asyncio.Event()

    async def before(request: Request) -> None:
        if request.text == "/help slow":
            await other_is_done.wait()
        if request.chat.chat == str(OWNER):
            other_is_done.set()

    desk.before = before
    async with running(telegram, desk):
        await says(api, "/help slow")
        await says(api, "/help fast")
        await says(api, "/help other", chat=OWNER)
        texts = [request.text for request in await desk.wait_for(3)]
    assert texts.index("/help slow") < texts.index("/help fast")


async def test_in_a_group_only_what_is_meant_for_it_is_taken(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """Commands, mentions and answers to its posts; not another bot's commands, talk, forwards, other bots."""
    api.admins.add((str(GROUP), "5"))
    origin = {"type": "hidden_user", "sender_user_name": "x", "date": 1}
    async with running(telegram, desk):
        await says(api, "/help@otherbot", chat=GROUP)
        await says(api, "/vote", chat=GROUP)
        await says(api, "the ferry sails", chat=GROUP)
        await says(api, "/help", chat=GROUP, forward_origin=origin)
        await says(api, "/help", chat=GROUP, is_bot=True)
        await says(api, "/quotes@Byline_Bot Holt", chat=GROUP)
        await says(api, "@byline_bot quotes Holt", chat=GROUP, user=5)
        await says(api, "2", chat=GROUP, reply_to=31)
        await says(api, "/help", chat=GROUP, message_thread_id=4, is_topic_message=True)
        await says(api, "/help", chat=GROUP, sender_chat={"id": GROUP, "type": "supergroup"})
        await says(api, "/help", chat=GROUP, sender_chat={"id": -100_9, "type": "channel"})
        requests = await desk.wait_for(6)
    assert [request.text for request in requests] == ["/quotes Holt", "/quotes Holt", "2", "/help", "/help", "/help"]
    assert [request.role for request in requests] == [
        *(Role.MEMBER, Role.CHAT_ADMIN, Role.MEMBER, Role.MEMBER, Role.CHAT_ADMIN, Role.STRANGER),
    ]
    assert [request.reply_to for request in requests] == [None, None, "31", None, None, None]
    assert requests[3].chat.thread == "4"
    assert not any(request.is_private for request in requests)


async def test_a_deep_link_asks_its_command(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """The link that a post carries comes back as the command; what is none of ours starts."""
    async with running(telegram, desk):
        await says(api, f"/start {start_payload('/quotes Maria Holt')}")
        await says(api, "/start nonsense")
        texts = [request.text for request in await desk.wait_for(2)]
    assert texts == ["/quotes Maria Holt", "/start"]


async def post_with_button(telegram: Telegram, memory: Memory, chat: int = PRIVATE) -> tuple[str, int]:
    """A post with a button for person 77; its id and the post's."""
    message = Message((Paragraph((Text("1–5 of 9"),)),), ((Button("more ▶", "/quotes page:2"),),))
    where = ChatRef(Platform.TELEGRAM, str(chat))
    sent = await telegram.post(where, message, Manner("1", asker="77"))
    assert isinstance(sent, Sent)
    assert isinstance(memory.buttons, MemoryButtons)
    return next(reversed(memory.buttons.rows)), int(sent.post_id)


async def test_a_press_asks_what_stands_in_its_row(telegram: Telegram, api: BotApi, desk: Desk, memory: Memory) -> None:
    """The answer goes where the button stands, and the press is answered."""
    button, post_id = await post_with_button(telegram, memory)
    async with running(telegram, desk):
        await presses(api, button, post_id)
        (request,) = await desk.wait_for(1)
    assert (request.text, request.pressed, request.role) == ("/quotes page:2", str(post_id), Role.STRANGER)
    assert [call.get("text") for call in api.called("answerCallbackQuery")] == [None]


async def test_foreign_old_and_invented_presses_are_refused(
    telegram: Telegram, api: BotApi, desk: Desk, memory: Memory, clock: TurnedClock
) -> None:
    """Politely, every one, and nothing is asked."""
    button, post_id = await post_with_button(telegram, memory, GROUP)
    async with running(telegram, desk):
        await presses(api, button, post_id, chat=GROUP, user=5)
        await presses(api, button, post_id, chat=-100_8)
        await presses(api, "invented", post_id, chat=GROUP)
        await api.wait_until(lambda: len(api.called("answerCallbackQuery")) == 3)
        clock.turn(BUTTONS_FOR)
        await presses(api, button, post_id, chat=GROUP)
        await api.wait_until(lambda: len(api.called("answerCallbackQuery")) == 4)
    texts = [call["text"] for call in api.called("answerCallbackQuery")]
    assert sorted(texts) == sorted([NOT_YOURS, TOO_OLD, TOO_OLD, TOO_OLD])
    assert desk.requests == []
    assert clock.now() > START


async def test_polling_outlives_what_the_server_does(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """Errors, bans and another poller are waited out."""
    api.fail(
        "getUpdates",
        Fault(500, "Internal Server Error"),
        Fault(429, "Too Many Requests: retry after 9", {"retry_after": 9}),
        Fault(409, "Conflict: terminated by other getUpdates request"),
        Fault(502, "Bad Gateway"),
    )
    await says(api, "/help")
    async with running(telegram, desk):
        assert [request.text for request in await desk.wait_for(1)] == ["/help"]


async def test_a_server_that_gives_nothing_is_away(api: BotApi, memory: Memory, desk: Desk, clock: TurnedClock) -> None:
    """Since its first failure, until it answers."""
    seen: list[Absence | None] = []

    async def sleep(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))
        seen.append(telegram.absence)

    async with open_telegram(Account(TOKEN, api.url), memory, {}, clock=clock, sleep=sleep) as telegram:
        api.fail("getUpdates", Fault(502, "Bad Gateway"), Fault(500, "Internal Server Error"))
        await says(api, "/help")
        async with running(telegram, desk):
            await desk.wait_for(1)
            assert telegram.absence is None
    first, second = [one for one in seen if one is not None]
    assert first == second
    assert "gives no updates (Bad Gateway)" in first.why


async def test_a_token_that_is_revoked_ends_it_with_one_sentence(telegram: Telegram, api: BotApi, desk: Desk) -> None:
    """The sentence says what to do, and not the token."""
    api.fail("getUpdates", Fault(401, "Unauthorized"))
    with pytest.raises(TransportError, match="BotFather") as refused:
        await telegram.run(desk.take)
    assert TOKEN not in str(refused.value)


async def test_what_is_stored_is_what_the_platform_wrote(
    telegram: Telegram, api: BotApi, desk: Desk, memory: Memory
) -> None:
    """So that a later Byline understands it too."""
    message = await says(api, "/help")
    async with running(telegram, desk):
        await desk.wait_for(1)
    assert isinstance(memory.inbox, MemoryInbox)
    (arrival,) = memory.inbox.seen.values()
    assert (
        json.loads(arrival.payload)["message"].items() >= {"text": "/help", "message_id": message["message_id"]}.items()
    )


class Faltering(MemoryInbox):
    """An inbox that cannot be reached the first time, at each thing it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.failed: list[str] = []

    def falter(self, what: str) -> None:
        """Fail once."""
        if what not in self.failed:
            self.failed.append(what)
            raise StoreError("The database cannot be reached.")

    async def take(self, platform: Platform, arrivals: Sequence[Arrival], *, now: datetime) -> tuple[Arrival, ...]:
        """Store what is new, and then fail to say so."""
        new = await super().take(platform, arrivals, now=now)
        self.falter("take")
        return new

    async def waiting(self, platform: Platform) -> tuple[Arrival, ...]:
        """What was not finished."""
        self.falter("waiting")
        return await super().waiting(platform)

    async def finish(self, platform: Platform, update_id: str) -> None:
        """Remember that it is answered."""
        self.falter("finish")
        await super().finish(platform, update_id)


async def test_a_database_that_is_away_loses_and_repeats_nothing(
    api: BotApi, memory: Memory, clock: TurnedClock, desk: Desk
) -> None:
    """It is waited for, also where it stored an update and its word got lost; nobody is answered twice."""
    inbox = Faltering()

    async def sleep(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))

    opened = open_telegram(Account(TOKEN, api.url), replace(memory, inbox=inbox), {}, clock=clock, sleep=sleep)
    async with opened as telegram, running(telegram, desk):
        await says(api, "/help one")
        await desk.wait_for(1)
        await says(api, "/help two")
        await desk.wait_for(2)
    assert inbox.failed == ["waiting", "take", "finish"]
    assert [request.text for request in desk.requests] == ["/help one", "/help two"]
    assert len(inbox.finished) == 2
