"""Requests from a real homeserver: whose they are, where, and that each is taken once."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.chat import ChatRef, Platform, Role
from domain.errors import InputRefusedError
from domain.message import Button, Message, Paragraph, Text
from domain.transport import File, Manner, Sent
from tests.synapse import Synapse
from tests.transports.matrix.secret_person import secret_person
from tests.transports.matrix.stage import ENCRYPTED, Household

pytestmark = pytest.mark.xdist_group("synapse")

WORDS = Message((Paragraph((Text("Where from: answer 2"),)),))


async def test_a_person_asks_in_private(home: Household) -> None:
    """Text, sender and role arrive; an owner is known by the full id."""
    room = home.room()
    async with home.serve() as (_, desk):
        event_id = home.owner.say(room, "quotes Holt")
        (request,) = await desk.wait_for(1)
    assert request.chat == ChatRef(Platform.MATRIX, room)
    assert (request.text, request.user, request.role) == ("/quotes Holt", home.owner.user, Role.OWNER)
    assert (request.is_private, request.event_id, request.reply_to) == (True, event_id, None)


async def test_in_a_room_only_what_is_meant_for_us_is_taken(home: Household, synapse: Synapse) -> None:
    """Commands, mentions and answers to our posts; not notices, edits, what was taken away, or other talk."""
    room, bot = home.room(is_private=False), home.bot.user
    ben = synapse.person("ben")
    home.owner.invite(room, ben)
    async with home.serve() as (matrix, desk):
        posted = await matrix.post(ChatRef(Platform.MATRIX, room), WORDS, Manner("1"))
        assert isinstance(posted, Sent)
        ours = {"m.in_reply_to": {"event_id": posted.post_id}}
        theirs = {"m.in_reply_to": {"event_id": ben.say(room, "what a day")}}
        ben.send(room, {"msgtype": "m.notice", "body": "!help"})
        edits = {"rel_type": "m.replace", "event_id": theirs["m.in_reply_to"]["event_id"]}
        ben.say(room, "!help", **{"m.new_content": {"msgtype": "m.text", "body": "!help"}, "m.relates_to": edits})
        ben.say(room, "2", **{"m.relates_to": theirs})
        ben.say(room, "!weather")
        ben.say(room, "!source 1")
        ben.say(room, "2", **{"m.relates_to": ours})
        ben.say(room, "Byline: quotes", **{"m.mentions": {"user_ids": [bot]}})
        requests = await desk.wait_for(3)
    assert [request.text for request in requests] == ["/source 1", "2", "/quotes"]
    assert [request.reply_to for request in requests] == [None, posted.post_id, None]
    assert {request.role for request in requests} == {Role.MEMBER}
    assert not any(request.is_private for request in requests)


async def test_words_among_others_are_not_stored(home: Household) -> None:
    """What people say to each other is none of our business, also on the disk."""
    room = home.room(is_private=False)
    async with home.serve() as (_, desk):
        home.owner.say(room, "this is between us")
        home.owner.say(room, "!help")
        await desk.wait_for(1)
    assert not any("between us" in arrival.payload for arrival in home.inbox.seen.values())


async def test_who_wrote_the_message_that_is_answered_is_known(home: Household, synapse: Synapse) -> None:
    """So that an admin can name a person by answering him."""
    room, ben = home.room(is_private=False), synapse.person("ben")
    home.owner.invite(room, ben)
    said = ben.say(room, "hello")
    async with home.serve() as (_, desk):
        home.owner.say(room, "!help", **{"m.relates_to": {"m.in_reply_to": {"event_id": said}}})
        (request,) = await desk.wait_for(1)
    assert (request.answered_user, request.reply_to) == (ben.user, None)


async def test_a_thread_is_kept(home: Household) -> None:
    """The request is of the thread, and an answer stands in it as a reply; in one about our post a number is of it."""
    room = home.room(is_private=False)
    chat = ChatRef(Platform.MATRIX, room)
    async with home.serve() as (matrix, desk):
        root = await matrix.post(chat, WORDS, Manner("1"))
        assert isinstance(root, Sent)
        relation = {"rel_type": "m.thread", "event_id": root.post_id, "is_falling_back": True}
        asked = home.owner.say(room, "2", **{"m.relates_to": {**relation, "m.in_reply_to": {"event_id": root.post_id}}})
        (request,) = await desk.wait_for(1)
        assert request.chat == ChatRef(Platform.MATRIX, room, root.post_id)
        assert (request.text, request.reply_to) == ("2", root.post_id)
        await matrix.post(request.chat, WORDS, Manner("2", reply_to=request.event_id))
        await matrix.post(request.chat, WORDS, Manner("3"))
    answer, note = home.owner.posts(room, home.bot.user)[1:]
    assert answer["content"]["m.relates_to"] == {
        "rel_type": "m.thread",
        "event_id": root.post_id,
        "is_falling_back": False,
        "m.in_reply_to": {"event_id": asked},
    }
    assert note["content"]["m.relates_to"]["is_falling_back"] is True


async def test_a_command_that_was_taken_away_is_not_answered(home: Household) -> None:
    """Whether it was taken away before we asked or after we stored it."""
    room = home.room()
    async with home.open():
        pass
    home.owner.redact(room, home.owner.say(room, "!digest"))
    home.owner.say(room, "!help")
    async with home.serve() as (_, desk):
        (request,) = await desk.wait_for(1)
    assert request.text == "/help"


async def test_a_lowered_power_level_counts_at_once(home: Household, synapse: Synapse) -> None:
    """A chat admin of a moment ago is a member."""
    room, ben = home.room(is_private=False), synapse.person("ben")
    home.owner.invite(room, ben)
    levels = home.owner.state(room, "m.room.power_levels")
    home.owner.set_state(room, "m.room.power_levels", {**levels, "users": {ben.user: 50}})
    async with home.serve() as (_, desk):
        ben.say(room, "!help")
        await desk.wait_for(1)
        home.owner.set_state(room, "m.room.power_levels", {**levels, "users": {ben.user: 49}})
        ben.say(room, "!help")
        first, second = await desk.wait_for(2)
    assert (first.role, second.role) == (Role.CHAT_ADMIN, Role.MEMBER)


async def test_who_is_left_alone_with_us_gets_no_rights(home: Household, synapse: Synapse) -> None:
    """The room is not his: it keeps what its admins chose, until one of them is back."""
    room, ben = home.owner.room(home.bot.user), synapse.person("ben")
    home.bot.ask("POST", f"/join/{room}", {})
    home.owner.invite(room, ben)
    home.forget_owner()
    async with home.serve() as (_, desk):
        home.owner.say(room, "!help")
        await desk.wait_for(1)
        home.owner.ask("POST", f"/rooms/{room}/leave", {})
        ben.say(room, "help")
        ben.say(room, "!help")
        hers, his = await desk.wait_for(2)
    assert (hers.role, hers.is_private) == (Role.CHAT_ADMIN, False)
    assert (his.role, his.is_private) == (Role.MEMBER, False)


@pytest.mark.parametrize(("version", "creators"), [("12", False), ("12", True), ("11", False)])
async def test_who_made_a_room_is_its_admin(home: Household, synapse: Synapse, version: str, *, creators: bool) -> None:
    """Since version 12 without being listed, and with those named at its making."""
    ben = synapse.person("ben")
    more = {"creation_content": {"additional_creators": [ben.user]}} if creators else {}
    room = home.room(is_private=False, room_version=version, **more)
    home.owner.invite(room, ben)
    home.forget_owner()
    async with home.serve() as (_, desk):
        home.owner.say(room, "!help")
        ben.say(room, "!help")
        ours, his = await desk.wait_for(2)
    assert ours.role == Role.CHAT_ADMIN
    assert his.role == (Role.CHAT_ADMIN if creators else Role.MEMBER)


async def test_what_was_said_before_we_came_is_not_answered(home: Household) -> None:
    """Also where the server shows it."""
    room = home.owner.room()
    home.owner.say(room, "!digest")
    async with home.serve() as (_, desk):
        home.owner.invite(room, home.bot)
        home.owner.say(room, "!help")
        (request,) = await desk.wait_for(1)
    assert request.text == "/help"


async def test_the_first_start_answers_nothing_old(home: Household) -> None:
    """A room that we were in already begins with the next word."""
    room = home.room()
    home.owner.say(room, "!digest")
    async with home.serve() as (_, desk):
        home.owner.say(room, "!help")
        (request,) = await desk.wait_for(1)
    assert request.text == "/help"


async def test_a_press_asks_what_the_button_stands_for(home: Household, synapse: Synapse) -> None:
    """Only the asker's counts; it is taken back, so that it can come again."""
    room, ben = home.room(is_private=False), synapse.person("ben")
    home.owner.invite(room, ben)
    levels = home.owner.state(room, "m.room.power_levels")
    home.owner.set_state(room, "m.room.power_levels", {**levels, "users": {home.bot.user: 50}})
    chat = ChatRef(Platform.MATRIX, room)
    buttons = ((Button("◀ back", "/quotes page:1"), Button("more ▶", "/quotes page:3")),)
    async with home.serve() as (matrix, desk):
        posted = await matrix.post(chat, Message(WORDS.blocks, buttons), Manner("1", asker=home.owner.user))
        assert isinstance(posted, Sent)
        assert home.keys_under(room, posted.post_id) == ["▶", "◀"]
        ben.react(room, posted.post_id, "▶")
        home.owner.react(room, posted.post_id, "👍")
        pressed = home.owner.react(room, posted.post_id, "▶️")
        (request,) = await desk.wait_for(1)
        assert (request.text, request.user) == ("/quotes page:3", home.owner.user)
        assert (request.pressed, request.event_id) == (posted.post_id, pressed)
        await home.owner.wait(room, lambda events: _is_gone(events, pressed))
        last = Message(WORDS.blocks, (buttons[0][:1],))
        await matrix.edit(chat, posted.post_id, last, Manner("2", asker=home.owner.user))
        assert home.keys_under(room, posted.post_id) == ["◀"]
        home.owner.react(room, posted.post_id, "▶")
        home.owner.react(room, posted.post_id, "◀")
        assert [one.text for one in await desk.wait_for(2)][1] == "/quotes page:1"


async def test_an_old_button_asks_nothing(home: Household) -> None:
    """After two days."""
    room = home.room()
    buttons = ((Button("more ▶", "/quotes page:3"),),)
    async with home.serve() as (matrix, desk):
        posted = await matrix.post(ChatRef(Platform.MATRIX, room), Message(WORDS.blocks, buttons), Manner("1"))
        assert isinstance(posted, Sent)
        home.clock.turn(timedelta(days=3))
        home.owner.react(room, posted.post_id, "▶")
        home.owner.say(room, "!help")
        (request,) = await desk.wait_for(1)
    assert request.text == "/help"


async def test_a_file_comes_with_a_request(home: Household) -> None:
    """Its bytes come by authenticated media; a place that is none is refused in words."""
    room = home.room()
    async with home.serve() as (matrix, desk):
        await matrix.send_file(
            ChatRef(Platform.MATRIX, room), File("a.txt", "text/plain", b"words"), WORDS, Manner("1")
        )
        (post,) = home.owner.posts(room, home.bot.user)
        home.owner.send(room, {**post["content"], "body": "a.txt", "filename": "a.txt"})
        home.owner.send(room, {"msgtype": "m.file", "body": "b.txt", "url": "https://harbour.example/b"})
        first, second = await desk.wait_for(2)
        assert first.attachment is not None
        assert second.attachment is not None
        assert (first.text, first.attachment.name, first.attachment.size_bytes) == ("", "a.txt", 5)
        assert await first.attachment.read() == b"words"
        with pytest.raises(InputRefusedError):
            await second.attachment.read()


@pytest.mark.parametrize("kind", ["plain", "encrypted"])
async def test_a_file_comes_with_what_answers_it(home: Household, tmp_path: Path, kind: str) -> None:
    """With a command, and with a press of a button under our answer to it; so do words, and never those of ours."""
    room = home.room(**(ENCRYPTED if kind == "encrypted" else {}))
    chat, offer = ChatRef(Platform.MATRIX, room), Message(WORDS.blocks, ((Button("Read it", "/help"),),))
    async with home.serve() as (matrix, desk), secret_person(home.owner, tmp_path) as ann:
        sent = await matrix.send_file(chat, File("a.txt", "text/plain", b"words"), WORDS, Manner("1"))
        assert isinstance(sent, Sent)
        file = await ann.say(room, "a.txt", **_file_of(await ann.read(sent.post_id)))
        await desk.wait_for(1)
        posted = await matrix.post(chat, offer, Manner("2", reply_to=file))
        assert isinstance(posted, Sent)
        await ann.say(room, "!help", **_answering(file))
        await desk.wait_for(2)
        home.owner.react(room, posted.post_id, "Read it")
        await desk.wait_for(3)
        await ann.say(room, "!help", **_answering(await ann.say(room, "tides for ä")))
        await ann.say(room, "2", **_answering(posted.post_id))
        requests = [request for request in await desk.wait_for(6) if request.text in {"/help", "2"}]
        brought = [None if one.attachment is None else await one.attachment.read() for one in requests]
    assert brought == [b"words", b"words", "tides for ä".encode(), None]
    assert [request.reply_to for request in requests] == [None, posted.post_id, None, posted.post_id]


def _file_of(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: content[name] for name in ("msgtype", "file", "url", "info") if name in content}


def _answering(event_id: str) -> dict[str, Any]:
    return {"m.relates_to": {"m.in_reply_to": {"event_id": event_id}}}


def _is_gone(events: list[dict[str, Any]], event_id: str) -> bool:
    return any(event["event_id"] == event_id and not event["content"] for event in events)
