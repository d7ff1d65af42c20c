"""What becomes of a post: each outcome, from the real server's words."""

from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError

from domain.chat import ChatRef, Platform
from domain.errors import StoreError
from domain.message import Bar, Button, Message, Paragraph, Text
from domain.transport import ChatGone, File, Manner, Outcome, Refused, RetryAfter, Sent, Uncertain
from tests.fakes.bot_api.server import TOKEN, BotApi, Fault, running_bot_api
from tests.fakes.clock import TurnedClock
from tests.transports.memory import MemoryMoves
from transports.telegram.account import Account, Memory
from transports.telegram.files import MOST_BYTES
from transports.telegram.opening import open_telegram
from transports.telegram.outcomes import outcome_of
from transports.telegram.transport import Telegram

ADA = ChatRef(Platform.TELEGRAM, "77")
TOPIC = ChatRef(Platform.TELEGRAM, "-1007", "5")
WORDS = Message((Paragraph((Text("The ferry sails."),)), Bar((Text("“At noon,” she said."),))))
MANNER = Manner("1", reply_to="3", asker="77")


async def test_a_post_has_its_words_its_topic_and_its_manners(telegram: Telegram, api: BotApi) -> None:
    """It replies in the topic, shows no preview and makes no sound where that is asked for."""
    outcome = await telegram.post(TOPIC, WORDS, Manner("1", reply_to="3", is_silent=True))
    assert isinstance(outcome, Sent)
    post = api.posts["-1007"][int(outcome.post_id)]
    assert post["text"] == "The ferry sails.\n“At noon,” she said."
    assert post["entities"] == [{"type": "blockquote", "offset": 17, "length": 20}]
    assert (post["message_thread_id"], post["disable_notification"]) == ("5", "true")
    assert post["reply_parameters"] == {"message_id": 3, "allow_sending_without_reply": True}
    assert '"is_disabled": true' in post["link_preview_options"]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(403, "Forbidden: bot was blocked by the user"), ChatGone("Forbidden: bot was blocked by the user")),
        (Fault(403, "Forbidden: bot was kicked from the supergroup chat"), None),
        (Fault(400, "Bad Request: chat not found"), ChatGone("Chat not found")),
        (Fault(400, "Bad Request: TOPIC_CLOSED"), ChatGone("The topic is closed. (Topic_closed)")),
        (Fault(is_lost=True), None),
        (Fault(502, "Bad Gateway"), Uncertain("Bad Gateway")),
        (Fault(420, "SLOWMODE_WAIT_40"), RetryAfter(40, is_for_chat=True)),
    ],
)
async def test_every_end_has_its_outcome(
    telegram: Telegram, api: BotApi, fault: Fault, expected: Outcome | None
) -> None:
    """Gone, refused, later or uncertain, and one post at most."""
    api.fail("sendMessage", fault)
    outcome = await telegram.post(ADA, WORDS, MANNER)
    if expected is not None:
        assert outcome == expected
    elif fault.is_lost:
        assert isinstance(outcome, Uncertain)
        assert len(api.posts["77"]) == 1
    else:
        assert isinstance(outcome, ChatGone)
    assert len(api.called("sendMessage")) == 1


async def test_a_short_ban_is_waited_out(telegram: Telegram, api: BotApi, clock: TurnedClock) -> None:
    """A 429 did nothing, so the post is made again after the time that the server named."""
    api.fail("sendMessage", Fault(429, "Too Many Requests: retry after 7", {"retry_after": 7}))
    assert isinstance(await telegram.post(ADA, WORDS, MANNER), Sent)
    assert len(api.posts["77"]) == 1
    assert clock.monotonic() >= 7


async def test_slow_mode_is_one_groups(telegram: Telegram, api: BotApi) -> None:
    """The same 429 as for everybody is for the group alone where its slow mode explains it."""
    api.public_chats["-1007"] = (-1007, "supergroup")
    api.slow_modes["-1007"] = 900
    api.fail("sendMessage", Fault(429, "Too Many Requests: retry after 600", {"retry_after": 600}))
    manner = replace(MANNER, is_answer=False)
    assert await telegram.post(TOPIC, WORDS, manner) == RetryAfter(600, is_for_chat=True)
    assert isinstance(await telegram.post(ADA, WORDS, manner), Sent)
    api.fail("sendMessage", Fault(429, "Too Many Requests: retry after 1000", {"retry_after": 1_000}))
    assert await telegram.post(replace(TOPIC, chat="-1008"), WORDS, manner) == RetryAfter(1_000)
    assert isinstance(await telegram.post(ADA, WORDS, manner), RetryAfter)


async def test_a_server_that_is_not_there_took_nothing(memory: Memory, clock: TurnedClock) -> None:
    """What was never sent can be tried again."""
    async with AsyncExitStack() as stack:
        async with running_bot_api() as api:
            account = Account(TOKEN, api.url)
            opened = open_telegram(account, memory, {}, clock=clock, sleep=clock.sleep)
            telegram = await stack.enter_async_context(opened)
        assert isinstance(await telegram.post(ADA, WORDS, MANNER), RetryAfter)


async def test_a_slow_answer_leaves_it_uncertain(api: BotApi, memory: Memory, clock: TurnedClock) -> None:
    """The server may have taken the post, and here it has."""
    api.fail("sendMessage", Fault(is_slow=True))
    account = Account(TOKEN, api.url, read_seconds=2)
    async with open_telegram(account, memory, {}, clock=clock, sleep=clock.sleep) as telegram:
        assert isinstance(await telegram.post(ADA, WORDS, MANNER), Uncertain)
    assert len(api.posts["77"]) == 1


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (httpx.ConnectError, RetryAfter),
        (httpx.ConnectTimeout, RetryAfter),
        (httpx.PoolTimeout, RetryAfter),
        (httpx.ProxyError, RetryAfter),
        (httpx.ReadTimeout, Uncertain),
        (httpx.WriteTimeout, Uncertain),
        (httpx.ReadError, Uncertain),
        (httpx.RemoteProtocolError, Uncertain),
    ],
)
def test_what_breaks_on_the_way_is_told_apart(cause: type[httpx.HTTPError], kind: type[Outcome]) -> None:
    """What surely never left can be tried again."""
    error = NetworkError("broken")
    error.__cause__ = cause("broken")
    assert isinstance(outcome_of(error), kind)


async def test_a_topic_ends_alone(telegram: Telegram, api: BotApi) -> None:
    """One that is closed or deleted is gone; the others, and the group, go on."""
    api.closed_topics.add(("-1007", "5"))
    api.deleted_topics.add(("-1007", "6"))
    for thread, kind in (("5", ChatGone), ("6", ChatGone), ("7", Sent), ("", Sent)):
        assert isinstance(await telegram.post(replace(TOPIC, thread=thread), WORDS, MANNER), kind)


async def test_a_group_that_moved_is_followed(telegram: Telegram, api: BotApi, memory: Memory) -> None:
    """The rows move along, and the post arrives in the new chat."""
    api.fail("sendMessage", Fault(400, "Bad Request: group chat was upgraded to a supergroup chat", MIGRATED))
    assert isinstance(await telegram.post(ChatRef(Platform.TELEGRAM, "-7"), WORDS, MANNER), Sent)
    assert isinstance(memory.moves, MemoryMoves)
    assert memory.moves.moved == [("-7", "-1007")]
    assert list(api.posts) == ["-1007"]


async def test_an_edit_that_changes_nothing_is_a_success(telegram: Telegram, api: BotApi) -> None:
    """“message is not modified” means that it stands there already."""
    sent = await telegram.post(ADA, WORDS, MANNER)
    assert isinstance(sent, Sent)
    assert await telegram.edit(ADA, sent.post_id, WORDS, MANNER) == sent
    other = Message((Paragraph((Text("It does not."),)),))
    assert await telegram.edit(ADA, sent.post_id, other, MANNER) == sent
    assert api.posts["77"][int(sent.post_id)]["text"] == "It does not."


async def test_a_post_that_is_gone_is_deleted(telegram: Telegram, api: BotApi) -> None:
    """Twice is as good as once."""
    sent = await telegram.post(ADA, WORDS, MANNER)
    assert isinstance(sent, Sent)
    assert await telegram.delete(ADA, sent.post_id) == sent
    assert await telegram.delete(ADA, sent.post_id) == sent
    assert api.posts["77"] == {}


async def test_buttons_tell_nothing_but_an_id(telegram: Telegram, api: BotApi, memory: Memory) -> None:
    """What a button asks stands in the store."""
    message = Message(WORDS.blocks, ((Button("more ▶", "/quotes page:2"),),))
    await telegram.post(ADA, message, MANNER)
    keyboard: dict[str, Any] = api.called("sendMessage")[0]["reply_markup"]
    (button,) = keyboard["inline_keyboard"][0]
    row = await memory.buttons.get(button["callback_data"])
    assert row is not None
    assert (row.command, row.user, row.chat) == ("/quotes page:2", "77", ADA)
    assert "quotes" not in button["callback_data"]


async def test_a_long_message_is_split_into_numbered_parts(telegram: Telegram, api: BotApi) -> None:
    """Every part arrives."""
    long = Message(tuple(Bar((Text(f"Sentence {n} of the harbour. " * 20),)) for n in range(30)))
    parts = telegram.split(long)
    assert len(parts) > 1
    for part in parts:
        assert isinstance(await telegram.post(ADA, part, MANNER), Sent)
    first_lines = [post["text"].split("\n")[0] for post in api.posts["77"].values()]
    assert first_lines == [f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)]


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (400, "Bad Request: chat not found", ChatGone),
        (400, "Bad Request: private chat not found", ChatGone),
        (403, "Forbidden: user is deactivated", ChatGone),
        (403, "Forbidden: bot was kicked from the channel chat", ChatGone),
        (403, "Forbidden: bot is not a member of the supergroup chat", ChatGone),
        (403, "Forbidden: the group chat was deleted", ChatGone),
        (403, "Forbidden: bot can't initiate conversation with a user", ChatGone),
        (400, "Bad Request: have no write access to the chat", ChatGone),
        (400, "Bad Request: not enough rights to send text messages to the chat", ChatGone),
        (400, "Bad Request: need administrator rights in the channel chat", ChatGone),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", ChatGone),
        (400, "Bad Request: TOPIC_CLOSED", ChatGone),
        (400, "Bad Request: TOPIC_DELETED", ChatGone),
        (400, "Bad Request: message thread not found", ChatGone),
        (400, "Bad Request: not enough rights to send photos to the chat", Refused),
        (400, "Bad Request: reply markup is too long", Refused),
        (400, "Bad Request: message text is empty", Refused),
        (401, "Unauthorized", RetryAfter),
        (404, "Not Found", RetryAfter),
        (500, "Internal Server Error: Request aborted", Uncertain),
        (504, "Gateway Timeout", Uncertain),
    ],
)
async def test_the_words_of_the_real_server_are_understood(
    telegram: Telegram, api: BotApi, status: int, words: str, kind: type[Outcome]
) -> None:
    """What ends a chat or a topic, what is wrong with a post, and what nobody knows."""
    api.fail("sendMessage", Fault(status, words))
    assert isinstance(await telegram.post(TOPIC, WORDS, MANNER), kind)
    assert api.posts["-1007"] == {}


async def test_a_long_ban_is_handed_on(telegram: Telegram, api: BotApi) -> None:
    """Nothing was posted, and it is known for how long to wait."""
    api.fail("sendMessage", Fault(429, "Too Many Requests: retry after 3600", {"retry_after": 3600}))
    outcome = await telegram.post(ADA, WORDS, MANNER)
    assert isinstance(outcome, RetryAfter)
    assert 3_590 <= outcome.seconds <= 3_600


async def test_a_post_that_cannot_be_deleted_any_more_says_so(telegram: Telegram, api: BotApi) -> None:
    """After two days a bot may not take back its posts in a group."""
    api.fail("deleteMessage", Fault(400, "Bad Request: message can't be deleted for everyone"))
    assert isinstance(await telegram.delete(ADA, "5"), Refused)


async def test_an_answer_that_hangs_on_what_was_sent_replies_in_private_too(telegram: Telegram, api: BotApi) -> None:
    """Others stand alone there."""
    await telegram.post(ADA, WORDS, MANNER)
    await telegram.post(ADA, WORDS, replace(MANNER, keeps_reply=True))
    first, second = api.posts["77"].values()
    assert "reply_parameters" not in first
    assert second["reply_parameters"]["message_id"] == 3


async def test_a_file_goes_as_what_it_is(telegram: Telegram, api: BotApi) -> None:
    """Pictures are shown, everything else can be downloaded, with its name, words and topic."""
    for name, media_type in (("a.png", "image/png"), ("a.csv", "text/csv"), ("a.svg", "image/svg+xml")):
        assert isinstance(await telegram.send_file(TOPIC, File(name, media_type, b"x"), WORDS, MANNER), Sent)
    assert [name for name, _ in api.calls if name.startswith("send")] == ["sendPhoto", "sendDocument", "sendDocument"]
    (picture, table, _) = api.posts["-1007"].values()
    assert picture["caption"] == "The ferry sails.\n“At noon,” she said."
    assert picture["caption_entities"] == [{"type": "blockquote", "offset": 17, "length": 20}]
    assert (table["file_name"], table["file_bytes"], table["message_thread_id"]) == ("a.csv", 1, "5")


async def test_words_that_are_too_long_for_a_file_follow_it(telegram: Telegram, api: BotApi) -> None:
    """The file goes without them, and they are posts of their own."""
    long = Message(tuple(Bar((Text(f"Sentence {n} of the harbour. " * 20),)) for n in range(3)))
    outcome = await telegram.send_file(ADA, File("a.png", "image/png", b"x"), long, MANNER)
    picture, words = api.posts["77"].items()
    assert outcome == Sent(str(picture[0]))
    assert "caption" not in picture[1]
    assert words[1]["text"].startswith("Sentence 0")


async def test_a_file_is_not_repeated_for_its_words(telegram: Telegram, api: BotApi) -> None:
    """Where the words do not arrive, the end is uncertain."""
    long = Message((Bar((Text("The ferry sails at noon. " * 60),)),))
    api.fail("sendMessage", Fault(400, "Bad Request: reply markup is too long"))
    outcome = await telegram.send_file(ADA, File("a.png", "image/png", b"x"), long, MANNER)
    assert isinstance(outcome, Uncertain)
    assert len(api.posts["77"]) == 1


async def test_a_picture_that_telegram_cannot_show_goes_as_a_document(telegram: Telegram, api: BotApi) -> None:
    """One that is very long, for example."""
    api.fail("sendPhoto", Fault(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    assert isinstance(await telegram.send_file(ADA, File("a.png", "image/png", b"x"), WORDS, MANNER), Sent)
    assert len(api.called("sendDocument")) == len(api.posts["77"]) == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault(403, "Forbidden: bot was blocked by the user"), ChatGone),
        (Fault(413, "Request Entity Too Large"), Refused),
        (Fault(400, "Bad Request: not enough rights to send documents to the chat"), Refused),
        (Fault(is_lost=True), Uncertain),
    ],
)
async def test_a_file_ends_as_a_post_does(telegram: Telegram, api: BotApi, fault: Fault, kind: type[Outcome]) -> None:
    """Once, and with an outcome."""
    api.fail("sendDocument", fault)
    assert isinstance(await telegram.send_file(ADA, File("a.csv", "text/csv", b"x"), WORDS, MANNER), kind)
    assert len(api.called("sendDocument")) == 1


async def test_a_file_that_nobody_takes_is_refused(telegram: Telegram, api: BotApi) -> None:
    """Before it is sent."""
    outcome = await telegram.send_file(ADA, File("a.csv", "text/csv", b"x" * (MOST_BYTES + 1)), WORDS, MANNER)
    assert isinstance(outcome, Refused)
    assert api.calls[-1][0] == "getMe"


async def test_a_move_that_cannot_be_remembered_is_tried_again(api: BotApi, memory: Memory, clock: TurnedClock) -> None:
    """Nothing was sent, so the post is not uncertain."""

    class Full(MemoryMoves):
        """There is no room for moves."""

        async def move(self, platform: Platform, old: str, new: str) -> None:
            """Fail."""
            raise StoreError(f"{platform} {old} {new}")

    api.fail("sendMessage", Fault(400, "Bad Request: group chat was upgraded to a supergroup chat", MIGRATED))
    memory = replace(memory, moves=Full())
    async with open_telegram(Account(TOKEN, api.url), memory, {}, clock=clock, sleep=clock.sleep) as telegram:
        outcome = await telegram.post(ChatRef(Platform.TELEGRAM, "-7"), WORDS, MANNER)
    assert outcome == RetryAfter(5.0, is_for_chat=True)
    assert not api.posts["-1007"]


MIGRATED = {"migrate_to_chat_id": -1007}
