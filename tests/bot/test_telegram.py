"""The newsroom on Telegram: from what a person writes to the posts that answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta

from pydantic import SecretStr

from bot.clock import SystemClock
from bot.connections import Connections
from bot.conversation import Conversation
from bot.platforms import openers_of
from bot.serving import serve
from bot.settings import Settings
from bot.telegram import memory_of
from domain.chat import ChatRef, Platform
from domain.subscription import Schedule
from domain.transport import MenuCommand
from tests.fakes.bot_api.people import GROUP, PRIVATE, presses, says
from tests.fakes.bot_api.server import TOKEN, BotApi, Fault, running_bot_api
from tests.fakes.clock import TurnedClock
from tests.handlers.newsroom import EVENING, FERRY_RADIO, Newsroom
from tests.transports.telegram.test_membership import becomes
from transports.telegram.account import Account
from transports.telegram.opening import open_telegram

CHAT = str(PRIVATE)
OWNER = 99
PAGE = (
    "Bakers walk out\n16 March 2026\n“We will not bake at night,” said Petra Lund, who speaks for the bakers’ guild.\n"
)


@asynccontextmanager
async def on_telegram(room: Newsroom) -> AsyncIterator[BotApi]:
    """The newsroom answers people on a server of our own; waiting turns the clock of its transport."""
    clock = TurnedClock()

    async def sleep(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))

    commands = {name: MenuCommand(one.help, one.role) for name, one in room.router.commands.items()}
    memory = memory_of(room.desk.store)
    async with running_bot_api() as api:
        account = Account(TOKEN, api.url, frozenset({OWNER}))
        async with open_telegram(account, memory, commands, clock=clock, sleep=sleep) as telegram:
            desk = replace(room.desk, transports={Platform.TELEGRAM: telegram})
            conversation = Conversation(replace(room.router, desk=desk), telegram, sleep)
            task = asyncio.create_task(telegram.run(conversation.take))
            try:
                yield api
            finally:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


async def posts(api: BotApi, count: int, chat: str = CHAT) -> list[tuple[int, str]]:
    """Id and text of a chat's posts, as soon as there are so many."""
    await api.wait_until(lambda: len(api.posts[chat]) >= count)
    return [(post_id, post["text"]) for post_id, post in api.posts[chat].items()]


async def test_a_number_asks_where_a_line_of_the_answered_post_is_from(room: Newsroom) -> None:
    """The post of an edition is tied to it, so that a reply of just `1` finds its line."""
    async with on_telegram(room) as api:
        await says(api, "/digest all")
        ((edition, text),) = await posts(api, 1)
        assert "\n1 " in text
        await says(api, "/digest ferry all")
        await posts(api, 2)
        await says(api, "1", reply_to=edition)
        answer = (await posts(api, 3))[2][1]
    tied = await room.desk.store.editions.by_post(ChatRef(Platform.TELEGRAM, CHAT), str(edition))
    assert tied is not None
    article = await room.desk.store.articles.get(tied.lines[1].ref.article_id)
    assert article is not None
    assert article.head.outlet.shown in answer


async def test_bars_are_blockquotes_and_telegram_takes_every_answer(room: Newsroom) -> None:
    """The server's judge is Telegram's own parser; it refused nothing."""
    commands = ["/start", "/help", "/latest", "/stories", "/sources", "/quotes", "/who", "/figures", "/source 1"]
    async with on_telegram(room) as api:
        for n, command in enumerate(commands, start=1):
            await says(api, command)
            await posts(api, n)
        entities = [one for call in api.called("sendMessage") for one in call.get("entities", [])]
    assert len(api.posts[CHAT]) == len(commands)
    assert {"blockquote", "bold", "text_link"} <= {entity["type"] for entity in entities}


async def test_a_page_is_turned_in_its_place(room: Newsroom) -> None:
    """A press edits the post on which the button stands."""
    for n in range(7):
        words = f"“There is no news of ship {n},” said Maria Holt."
        await room.save(replace(FERRY_RADIO, title=f"Ship {n}", text=words))
    async with on_telegram(room) as api:
        await says(api, "/quotes Holt since:7d")
        ((post_id, first),) = await posts(api, 1)
        (button, *_) = api.posts[CHAT][post_id]["reply_markup"]["inline_keyboard"][0]
        await presses(api, button["callback_data"], post_id)
        await api.wait_until(lambda: api.called("editMessageText"))
        await says(api, "/help")
        await posts(api, 2)
    assert api.posts[CHAT][post_id]["text"] != first
    assert len(api.called("answerCallbackQuery")) == 1


async def test_a_group_is_answered_in_its_topic(room: Newsroom) -> None:
    """As a reply to what was asked."""
    async with on_telegram(room) as api:
        message = await says(api, "/sources", chat=GROUP, message_thread_id=4, is_topic_message=True)
        await posts(api, 1, str(GROUP))
    (post,) = api.posts[str(GROUP)].values()
    assert post["message_thread_id"] == "4"
    assert post["reply_parameters"]["message_id"] == message["message_id"]


async def test_an_answer_that_may_be_there_is_not_repeated(room: Newsroom) -> None:
    """And the next question is answered all the same."""
    async with on_telegram(room) as api:
        api.fail("sendMessage", Fault(is_lost=True))
        await says(api, "/sources")
        await says(api, "/help")
        texts = [text for _, text in await posts(api, 2)]
    assert len(texts) == 2
    assert len(set(texts)) == 2


async def test_a_person_who_blocked_us_stops_nobody(room: Newsroom) -> None:
    """Others are answered, and what was asked counts as done."""
    async with on_telegram(room) as api:
        api.fail("sendMessage", Fault(403, "Forbidden: bot was blocked by the user"))
        await says(api, "/sources")
        await api.wait_until(lambda: api.called("sendMessage"))
        await says(api, "/help", chat=5, user=5)
        await posts(api, 1, "5")
    assert await room.desk.store.inbox.waiting(Platform.TELEGRAM) == ()


async def test_the_settings_are_enough_to_serve(room: Newsroom) -> None:
    """Token, server and owners; the operator hears under which name it answers."""
    said: list[str] = []
    async with running_bot_api() as api:
        settings = Settings(telegram_token=SecretStr(TOKEN), telegram_api_url=api.url, owners=f"telegram:{PRIVATE}")
        connections = Connections(openers_of(settings, room.desk.store, SystemClock()))
        task = asyncio.create_task(serve(connections.seen_by(room.desk), connections, say=said.append))
        await says(api, "/help ingest")
        ((_, text),) = await posts(api, 1)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    assert "/ingest" in text
    assert "@byline_bot" in said[0]


async def test_start_shows_how_byline_comes_into_a_group(room: Newsroom) -> None:
    """By Telegram's own link."""
    async with on_telegram(room) as api:
        await says(api, "/start")
        ((post_id, _),) = await posts(api, 1)
        urls = [entity.get("url") for entity in api.posts[CHAT][post_id]["entities"]]
    assert "https://t.me/byline_bot?startgroup" in urls


async def test_a_file_is_offered_and_read_by_a_press(empty_room: Newsroom) -> None:
    """The offer replies to the file, and its button reads it; the report takes the offer's place."""
    document = {"file_id": "a", "file_unique_id": "a", "file_name": "bakers.txt", "mime_type": "text/plain"}
    async with on_telegram(empty_room) as api:
        api.files["a"] = PAGE.encode()
        file = await says(api, "", chat=OWNER, user=OWNER, document=document)
        ((offer, words),) = await posts(api, 1, str(OWNER))
        assert "bakers.txt" in words
        assert api.posts[str(OWNER)][offer]["reply_parameters"]["message_id"] == file["message_id"]
        ((button,),) = api.posts[str(OWNER)][offer]["reply_markup"]["inline_keyboard"]
        await presses(api, button["callback_data"], offer, chat=OWNER, user=OWNER, answered=file)
        await api.wait_until(lambda: "stored" in api.posts[str(OWNER)][offer]["text"])
        await says(api, "/quotes Lund", chat=OWNER, user=OWNER)
        (_, (_, quotes)) = await posts(api, 2, str(OWNER))
    assert "We will not bake at night" in quotes


async def test_a_stranger_who_sends_a_file_gets_one_sentence(empty_room: Newsroom) -> None:
    """And nothing is fetched."""
    async with on_telegram(empty_room) as api:
        await says(api, "", document={"file_id": "a", "file_unique_id": "a", "file_name": "a.txt"})
        ((_, words),) = await posts(api, 1)
    assert "/ingest is for the admins" in words
    assert api.called("getFile") == []


async def test_who_blocks_us_pauses_and_comes_back(room: Newsroom) -> None:
    """What the chat chose stays."""
    chat, subscriptions = ChatRef(Platform.TELEGRAM, CHAT), room.desk.store.subscriptions
    await subscriptions.subscribe(chat, "UTC", Schedule(), now=EVENING)
    async with on_telegram(room) as api:
        await becomes(api, "member", "kicked", chat=PRIVATE, kind="private")
        await says(api, "/help")
        await posts(api, 1)
        paused = await subscriptions.get(chat)
        await becomes(api, "kicked", "member", chat=PRIVATE, kind="private")
        await says(api, "/help")
        await posts(api, 2)
        back = await subscriptions.get(chat)
    assert paused is not None
    assert paused.paused_why == "The person has blocked the bot."
    assert back == replace(paused, paused_until=None, paused_why=None)
