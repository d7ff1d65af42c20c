"""Posts on a real homeserver: what they look like, their order, and that none comes twice."""

import asyncio
from dataclasses import replace

import pytest

from domain.chat import ChatRef, Platform
from domain.errors import NotFoundError
from domain.message import Message, Paragraph, Text
from domain.transport import ChatGone, File, Manner, Refused, RetryAfter, Sent
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.synapse import Synapse
from tests.transports.matrix.stage import Household

pytestmark = pytest.mark.xdist_group("synapse")

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08"


def words(text: str) -> Message:
    """A message of one line."""
    return Message((Paragraph((Text(text),)),))


async def test_an_answer_is_a_notice_and_an_edition_a_text(home: Household) -> None:
    """Both as the operator wants; a reply says to what, and nobody is pinged."""
    room = home.room()
    chat, asked = ChatRef(Platform.MATRIX, room), home.owner.say(room, "!help")
    async with home.open() as matrix:
        await matrix.post(chat, words("@ann: help"), Manner("1", reply_to=asked))
        await matrix.post(chat, words("news"), Manner("2", is_answer=False))
    home.account = replace(home.account, has_notice_answers=False, has_notice_editions=True)
    async with home.open() as matrix:
        await matrix.post(chat, words("help"), Manner("3"))
        await matrix.post(chat, words("news"), Manner("4", is_answer=False))
    posts = [post["content"] for post in home.owner.posts(room, home.bot.user)]
    assert [post["msgtype"] for post in posts] == ["m.notice", "m.text", "m.text", "m.notice"]
    assert [post["m.mentions"] for post in posts] == [{}] * 4
    assert posts[0]["m.relates_to"] == {"m.in_reply_to": {"event_id": asked}}
    assert "m.relates_to" not in posts[1]


async def test_the_same_key_is_the_same_post(home: Household) -> None:
    """After a new start too, and whatever it says then; in another room it is another."""
    first, second = home.room(), home.room()
    async with home.open() as matrix:
        one = await matrix.post(ChatRef(Platform.MATRIX, first), words("once"), Manner("outbox/1"))
    async with home.open() as matrix:
        again = await matrix.post(ChatRef(Platform.MATRIX, first), words("twice"), Manner("outbox/1"))
        other = await matrix.post(ChatRef(Platform.MATRIX, second), words("once"), Manner("outbox/1"))
    assert one == again
    assert isinstance(other, Sent)
    assert other != one
    assert [post["content"]["body"] for post in home.owner.posts(first, home.bot.user)] == ["once"]


async def test_an_edit_replaces_the_words(home: Household) -> None:
    """Apps without edits show it with a star; the same key may say one thing after another."""
    chat = ChatRef(Platform.MATRIX, home.room())
    async with home.open() as matrix:
        posted = await matrix.post(chat, words("10 of 30"), Manner("1"))
        assert isinstance(posted, Sent)
        for progress in ("20 of 30", "30 of 30"):
            assert await matrix.edit(chat, posted.post_id, words(progress), Manner("1")) == posted
    edits = [post["content"] for post in home.owner.posts(chat.chat, home.bot.user)[1:]]
    assert [edit["m.new_content"]["body"] for edit in edits] == ["20 of 30", "30 of 30"]
    assert edits[0]["body"] == "* 20 of 30"
    assert {edit["m.relates_to"]["event_id"] for edit in edits} == {posted.post_id}
    assert {edit["m.new_content"]["msgtype"] for edit in edits} == {"m.notice"}


async def test_many_posts_at_once_arrive_in_order_under_a_limit(home: Household, synapse: Synapse) -> None:
    """The server lets four pass in a second after three at once; the caller hears nothing of it."""
    admin, chat = synapse.person("admin", is_admin=True), ChatRef(Platform.MATRIX, home.room())
    admin.limit(home.bot, per_second=4, burst=3)
    expected = [f"line {n}" for n in range(1, 31)]
    async with home.open() as matrix, asyncio.TaskGroup() as group:
        tasks = [group.create_task(matrix.post(chat, words(text), Manner(text))) for text in expected]
    assert all(isinstance(task.result(), Sent) for task in tasks)
    assert [post["content"]["body"] for post in home.owner.posts(chat.chat, home.bot.user)] == expected


async def test_a_server_that_stumbles_may_be_asked_again(home: Household) -> None:
    """What has no answer has an id, so that once more is no second post."""
    chat = ChatRef(Platform.MATRIX, home.room())
    async with running_proxy(home.owner.url) as proxy, home.open(proxy.url) as matrix:
        proxy.trouble("/send/", Trouble(500), Trouble(502), Trouble(is_lost=True))
        outcomes = [await matrix.post(chat, words("once"), Manner("1")) for _ in range(4)]
    assert [type(outcome) for outcome in outcomes[:2]] == [RetryAfter, RetryAfter]
    assert isinstance(outcomes[3], Sent)
    assert len(home.owner.posts(chat.chat, home.bot.user)) == 1


async def test_a_room_that_is_not_ours_is_gone(home: Household) -> None:
    """One that never was, and one in which we may not speak."""
    room = home.room(power_level_content_override={"events_default": 50})
    async with home.open() as matrix:
        for chat in ("!nowhere:harbour.example", room):
            assert isinstance(await matrix.post(ChatRef(Platform.MATRIX, chat), words("x"), Manner("1")), ChatGone)


async def test_what_is_too_long_is_refused(home: Household) -> None:
    """Before the server has to."""
    chat = ChatRef(Platform.MATRIX, home.room())
    async with home.open() as matrix:
        assert isinstance(await matrix.post(chat, words("x" * 70_000), Manner("1")), Refused)
        assert isinstance(await matrix.edit(chat, "$1", words("x" * 70_000), Manner("1")), Refused)
        parts = matrix.split(words("ferry " * 12_000))
        for n, part in enumerate(parts):
            assert isinstance(await matrix.post(chat, part, Manner(str(n))), Sent)
    assert len(parts) > 1


async def test_a_file_the_server_finds_too_large_is_refused(home: Household) -> None:
    """In its words."""
    chat = ChatRef(Platform.MATRIX, home.room())
    async with running_proxy(home.owner.url) as proxy, home.open(proxy.url) as matrix:
        proxy.trouble("/upload", Trouble(413, {"errcode": "M_TOO_LARGE", "error": "Upload request body is too large"}))
        file = File("a.bin", "application/octet-stream", b"0")
        assert await matrix.send_file(chat, file, words("x"), Manner("1")) == Refused(
            "Upload request body is too large"
        )


async def test_a_picture_has_its_words_and_its_size(home: Household) -> None:
    """So that apps keep its place free; without words its name stands for it."""
    chat = ChatRef(Platform.MATRIX, home.room())
    async with home.open() as matrix:
        await matrix.send_file(chat, File("time.png", "image/png", PICTURE), words("quotes over time"), Manner("1"))
        await matrix.send_file(chat, File("a.csv", "text/csv", b"a,b"), Message(()), Manner("2"))
    picture, table = (post["content"] for post in home.owner.posts(chat.chat, home.bot.user))
    assert (picture["msgtype"], picture["filename"], picture["body"]) == ("m.image", "time.png", "quotes over time")
    assert picture["info"] == {"mimetype": "image/png", "size": len(PICTURE), "w": 640, "h": 480}
    assert (table["msgtype"], table["body"]) == ("m.file", "a.csv")


async def test_the_leaving_of_a_post_is_told_and_may_be_stopped(home: Household) -> None:
    """What is raised then passes through, and nothing was posted."""
    chat = ChatRef(Platform.MATRIX, home.room())

    async def stop() -> None:
        raise NotFoundError("the row is gone")

    async with home.open() as matrix:
        with pytest.raises(NotFoundError):
            await matrix.post(chat, words("x"), Manner("1", leaving=stop))
    assert home.owner.posts(chat.chat, home.bot.user) == []


async def test_a_room_is_found_by_its_address(home: Household) -> None:
    """As it stands for who asks; where we are not, it says what to do."""
    alias = home.bot.user.split(":")[0].removeprefix("@")
    room = home.room(is_private=False, room_alias_name=alias)
    alone = home.owner.room()
    async with home.open() as matrix:
        found = await matrix.find_chat(f"#{alias}:harbour.example", home.owner.user)
        assert (found.chat.chat, found.can_post) == (room, True)
        for name in ("#nowhere:harbour.example", alone):
            with pytest.raises(NotFoundError):
                await matrix.find_chat(name, home.owner.user)
