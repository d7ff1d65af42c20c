"""Ends and starts, of Byline and of the homeserver: no request is lost, and none is answered twice."""

import asyncio
from contextlib import suppress

import pytest

from domain.chat import ChatRef, Platform, Request
from domain.errors import StoreError, TransportError, UnreachableError
from domain.message import Message, Paragraph, Text
from domain.transport import Manner, Sent
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.synapse import Synapse
from tests.transports.matrix.stage import Household
from tests.transports.memory import MemoryInbox
from transports.matrix.syncing import since_note

pytestmark = pytest.mark.xdist_group("synapse")

WORDS = Message((Paragraph((Text("Where from: answer 2"),)),))


async def test_what_came_meanwhile_is_taken_in_order(home: Household) -> None:
    """However much it is, though the server shows the last of it only, and each once."""
    room = home.room()
    async with home.open():
        pass
    texts = [f"/source {n}" for n in range(25)]
    for text in texts:
        home.owner.say(room, text)
    async with home.serve() as (_, desk):
        await desk.wait_for(25)
    assert [request.text for request in desk.requests] == texts
    async with home.serve() as (_, desk):
        home.owner.say(room, "!help")
        await desk.wait_for(1)
    assert [request.text for request in desk.requests] == ["/help"]


async def test_of_a_room_joined_meanwhile_nothing_older_is_taken(home: Household) -> None:
    """Though the server shows it, and though we come back to read what was left out."""
    async with home.open():
        pass
    room = home.owner.room()
    for n in range(8):
        home.owner.say(room, f"/source {n}")
    home.owner.invite(room, home.bot)
    texts = [f"/source {n}" for n in range(20, 32)]
    for text in texts:
        home.owner.say(room, text)
    async with home.serve() as (_, desk):
        await desk.wait_for(12)
    assert [request.text for request in desk.requests] == texts


async def test_what_was_stored_and_not_answered_is_taken_after_a_restart(home: Household) -> None:
    """The process ended between storing and answering; the answer has the same id then, and is there once."""
    room = home.room()
    chat = ChatRef(Platform.MATRIX, room)
    async with home.open():
        pass
    asked = home.owner.say(room, "!help")
    async with home.open() as matrix:
        await matrix.post(chat, WORDS, Manner(f"matrix/{room}/{asked}/0"))
    async with home.serve() as (matrix, desk):
        (request,) = await desk.wait_for(1)
        await matrix.post(chat, WORDS, Manner(f"matrix/{room}/{request.event_id}/0"))
    assert len(home.owner.posts(room, home.bot.user)) == 1
    assert asked in home.inbox.finished


async def test_a_sync_is_remembered_after_what_it_brought(home: Household) -> None:
    """A crash in between brings it again, and it is known."""
    room = home.room()
    async with home.open():
        pass
    before = home.notes.kept[since_note(home.bot.user)]
    home.owner.say(room, "!help")
    async with home.serve() as (_, desk):
        await desk.wait_for(1)
    home.notes.kept[since_note(home.bot.user)] = before
    async with home.serve() as (_, desk):
        home.owner.say(room, "!digest")
        await desk.wait_for(1)
    assert [request.text for request in desk.requests] == ["/digest"]


async def test_a_killed_server_costs_nothing(home: Household, synapse: Synapse) -> None:
    """What was posted stays one post, what is asked afterwards is answered, and nobody has to start anything."""
    room = home.room()
    chat = ChatRef(Platform.MATRIX, room)
    async with home.serve() as (matrix, desk):
        home.owner.say(room, "/source 1")
        await desk.wait_for(1)
        before = await matrix.post(chat, WORDS, Manner("1"))
        await asyncio.to_thread(synapse.kill)
        down = await matrix.post(chat, WORDS, Manner("2"))
        assert not isinstance(down, Sent)
        await asyncio.to_thread(synapse.start)
        assert await matrix.post(chat, WORDS, Manner("1")) == before
        assert isinstance(await matrix.post(chat, WORDS, Manner("2")), Sent)
        home.owner.say(room, "/source 2")
        await desk.wait_for(2)
    assert [request.text for request in desk.requests] == ["/source 1", "/source 2"]
    assert len(home.owner.posts(room, home.bot.user)) == 2


async def test_a_stumbling_server_is_asked_again(home: Household) -> None:
    """For syncs and for what an answer needs, whatever it says instead."""
    room = home.room()
    async with running_proxy(home.owner.url) as proxy, home.serve(proxy.url) as (matrix, desk):
        posted = await matrix.post(ChatRef(Platform.MATRIX, room), WORDS, Manner("1"))
        assert isinstance(posted, Sent)
        limit = {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 10}
        proxy.trouble("/sync", Trouble(500), Trouble(429, limit), Trouble(200, {"rooms": []}), Trouble(is_lost=True))
        proxy.trouble("/event/", Trouble(503), Trouble(429, limit))
        home.owner.say(room, "2", **{"m.relates_to": {"m.in_reply_to": {"event_id": posted.post_id}}})
        (request,) = await desk.wait_for(1)
        home.owner.say(room, "!help")
        await desk.wait_for(2)
    assert request.reply_to == posted.post_id


async def test_a_server_that_gives_nothing_is_away(home: Household) -> None:
    """Until it answers."""
    room = home.room()
    async with running_proxy(home.owner.url) as proxy, home.serve(proxy.url) as (matrix, desk):
        proxy.trouble("/sync", *[Trouble(502)] * 20)
        home.owner.say(room, "!help")
        await home.owner.wait_until(lambda: matrix.absence is not None)
        absence = matrix.absence
        await desk.wait_for(1)
        assert matrix.absence is None
    assert absence is not None
    assert "gives no events" in absence.why


async def test_a_database_that_is_away_for_a_moment_costs_nothing(home: Household) -> None:
    """Who asked is answered once, and nothing has to happen in the room for it to be finished."""

    class Faltering(MemoryInbox):
        """It cannot be reached when the first thing is finished."""

        has_failed = False

        async def finish(self, platform: Platform, update_id: str) -> None:
            """Remember that it is answered."""
            if not self.has_failed:
                self.has_failed = True
                raise StoreError("The database cannot be reached.")
            await super().finish(platform, update_id)

    home.inbox = Faltering()
    room = home.room()
    async with home.serve() as (_, desk):
        asked = home.owner.say(room, "!help")
        await home.owner.wait_until(lambda: asked in home.inbox.finished)
    assert [request.text for request in desk.requests] == ["/help"]


async def test_a_revoked_token_ends_it_with_one_sentence(home: Household) -> None:
    """At work and at the start."""

    async def take(_: Request) -> None:
        """Nobody asks."""

    async with home.open() as matrix:
        running = asyncio.create_task(matrix.run(take))
        home.bot.ask("POST", "/logout", {})
        with pytest.raises(TransportError, match="log in again"):
            await asyncio.wait_for(running, 60)
    with pytest.raises(TransportError, match="BYLINE_MATRIX_TOKEN"):
        async with home.open():
            pass


async def test_a_server_that_is_none_is_said_at_the_start(home: Household) -> None:
    """In one sentence."""
    with pytest.raises(UnreachableError, match=r"cannot be used: .*; look at .*\.$"):
        async with home.open("http://127.0.0.1:9"):
            pass


async def test_what_is_under_way_is_answered_before_the_end(home: Household) -> None:
    """Who stops Byline loses no answer."""
    room, done = home.room(), []
    began = asyncio.Event()

    async def take(request: Request) -> None:
        began.set()
        for _ in range(3):
            await asyncio.sleep(0)
        done.append(request.text)

    async with home.open() as matrix:
        running = asyncio.create_task(matrix.run(take))
        home.owner.say(room, "!help")
        await asyncio.wait_for(began.wait(), 30)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    assert done == ["/help"]
