"""Encrypted rooms, with a person whose app is another one."""

from datetime import timedelta
from pathlib import Path

import pytest

from domain.chat import ChatRef, Platform
from domain.errors import InputRefusedError
from domain.message import Message, Paragraph, Text
from domain.transport import File, Manner, RetryAfter, Sent
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.transports.matrix.secret_person import secret_person
from tests.transports.matrix.stage import ENCRYPTED, Household
from transports.matrix.hints import CANNOT_READ
from transports.matrix.keys import open_file, seal_file
from transports.matrix.serving import KEY_SECONDS

pytestmark = pytest.mark.xdist_group("synapse")


def words(text: str) -> Message:
    """A message of one line."""
    return Message((Paragraph((Text(text),)),))


async def test_people_are_answered_in_secret(home: Household, tmp_path: Path) -> None:
    """Requests, answers, edits and threads; nothing of it can be read on the server."""
    room = home.room(**ENCRYPTED)
    chat = ChatRef(Platform.MATRIX, room)
    async with home.serve() as (matrix, desk), secret_person(home.owner, tmp_path) as ann:
        asked = await ann.say(room, "!help")
        (request,) = await desk.wait_for(1)
        assert (request.text, request.event_id) == ("/help", asked)
        posted = await matrix.post(chat, words("in secret"), Manner("1", reply_to=asked))
        assert isinstance(posted, Sent)
        content = await ann.read(posted.post_id)
        assert (content["body"], content["msgtype"]) == ("in secret", "m.notice")
        assert content["m.relates_to"]["m.in_reply_to"]["event_id"] == asked
        edited = await matrix.edit(chat, posted.post_id, words("in secret too"), Manner("2"))
        assert edited == posted
        thread = {"rel_type": "m.thread", "event_id": posted.post_id, "is_falling_back": True}
        await ann.say(room, "2", **{"m.relates_to": thread})
        assert (await desk.wait_for(2))[1].chat.thread == posted.post_id
    events = home.owner.events(room)
    assert "m.room.message" not in {event["type"] for event in events}
    assert "in secret" not in str(events)


async def test_answers_can_be_read_after_a_restart(home: Household, tmp_path: Path) -> None:
    """Of both sides; and the same key is the same post."""
    room = home.room(**ENCRYPTED)
    chat = ChatRef(Platform.MATRIX, room)
    async with secret_person(home.owner, tmp_path) as ann:
        async with home.serve() as (matrix, desk):
            await ann.say(room, "!help")
            await desk.wait_for(1)
            before = await matrix.post(chat, words("before"), Manner("1"))
        meanwhile = await ann.say(room, "!digest")
        async with home.serve() as (matrix, desk):
            (request,) = await desk.wait_for(1)
            assert (request.text, request.event_id) == ("/digest", meanwhile)
            assert await matrix.post(chat, words("before"), Manner("1")) == before
            after = await matrix.post(chat, words("after"), Manner("2"))
            assert isinstance(before, Sent)
            assert isinstance(after, Sent)
        assert (await ann.read(before.post_id))["body"] == "before"
        assert (await ann.read(after.post_id))["body"] == "after"


async def test_files_are_encrypted_too(home: Household, tmp_path: Path) -> None:
    """Both ways."""
    room = home.room(**ENCRYPTED)
    chat = ChatRef(Platform.MATRIX, room)
    async with home.serve() as (matrix, desk), secret_person(home.owner, tmp_path) as ann:
        file = File("a.csv", "text/csv", b"a,b")
        posted = await matrix.send_file(chat, file, words("figures"), Manner("1"))
        assert isinstance(posted, Sent)
        content = await ann.read(posted.post_id)
        assert "url" not in content
        await ann.say(room, "a.csv", **{name: content[name] for name in ("msgtype", "file", "info")})
        (request,) = await desk.wait_for(1)
        assert request.attachment is not None
        assert await request.attachment.read() == b"a,b"


async def test_what_cannot_be_read_is_said_once(home: Household) -> None:
    """In words that help, after a minute in which the key could have come."""
    room = home.room(**ENCRYPTED)
    sealed = {"algorithm": "m.megolm.v1.aes-sha2", "sender_key": "a", "ciphertext": "b", "device_id": "C"}
    async with home.serve():
        home.owner.send(room, {**sealed, "session_id": "d"}, "m.room.encrypted")
        await home.wait_until_taken()
        home.clock.turn(timedelta(seconds=KEY_SECONDS))
        home.owner.send(room, {**sealed, "session_id": "e"}, "m.room.encrypted")
        await home.wait_for_note("unreadable/")
        home.clock.turn(timedelta(seconds=KEY_SECONDS))
        home.owner.send(room, {**sealed, "session_id": "f"}, "m.room.encrypted")
        await home.wait_until_finished(2)
    said = [event for event in home.owner.events(room) if event["sender"] == home.bot.user]
    assert len([event for event in said if event["type"] == "m.room.encrypted"]) == 1
    assert "Settings" in CANNOT_READ


async def test_a_key_that_comes_late_is_used(home: Household, tmp_path: Path) -> None:
    """The message waits for it, over a restart too."""
    room = home.room(**ENCRYPTED)
    async with running_proxy(home.owner.url) as proxy, secret_person(home.owner, tmp_path) as ann:
        async with home.open(proxy.url) as matrix:
            assert matrix.name == home.bot.user
        proxy.hold_to_device = True
        asked = await ann.say(room, "!help")
        async with home.serve(proxy.url):
            await home.wait_until_taken()
        proxy.hold_to_device = False
        async with home.serve(proxy.url) as (_, desk):
            home.owner.react(room, asked, "👍")
            (request,) = await desk.wait_for(1)
    assert request.text == "/help"


async def test_a_key_that_did_not_reach_everybody_is_given_again(home: Household, tmp_path: Path) -> None:
    """Nothing is said that somebody could not read."""
    room = home.room(**ENCRYPTED)
    chat = ChatRef(Platform.MATRIX, room)
    async with running_proxy(home.owner.url) as proxy, secret_person(home.owner, tmp_path) as ann:
        async with home.open(proxy.url) as matrix:
            proxy.trouble("/sendToDevice/", Trouble(500))
            first = await matrix.post(chat, words("once"), Manner("1"))
            assert isinstance(first, RetryAfter)
            second = await matrix.post(chat, words("once"), Manner("1"))
            assert isinstance(second, Sent)
        assert (await ann.read(second.post_id))["body"] == "once"


def test_a_file_that_was_changed_is_refused() -> None:
    """Or whose key is none."""
    sealed, opens = seal_file(b"words")
    assert open_file(sealed, opens) == b"words"
    for broken in ((sealed + b"x", opens), (sealed, {}), (sealed, {**opens, "key": {"k": 3}})):
        with pytest.raises(InputRefusedError):
            open_file(*broken)
