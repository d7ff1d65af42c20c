"""A room on Matrix: who has its power sets it up by words and reactions, and loses that at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

import pytest

from bot.conversation import Conversation
from desk.chats.chat_options import chosen_values, read_options
from domain.chat import ChatRef, Platform
from domain.options import Asking
from domain.transport import MenuCommand
from tests.handlers.newsroom import Newsroom, make_router
from tests.synapse import Person, Synapse
from tests.transports.matrix.stage import Household, household
from transports.matrix.transport import Memory, open_matrix

pytestmark = pytest.mark.xdist_group("synapse")


@dataclass(frozen=True, slots=True)
class Quay:
    """A room with the newsroom in it: Ann made it, Ben came."""

    home: Household
    room: str
    ann: Person
    ben: Person

    async def hears(self, person: Person, text: str) -> str:
        """What a person is answered."""
        before = len(self.ann.posts(self.room, self.home.bot.user))
        person.say(self.room, text)
        posts = await self.ann.wait_for_posts(self.room, self.home.bot.user, before + 1)
        return str(posts[-1]["content"]["body"])

    def empower(self, person: Person, level: int) -> None:
        """Give somebody power over the room, or take it."""
        levels = self.ann.state(self.room, "m.room.power_levels")
        users = {**levels["users"], person.user: level}
        self.ann.set_state(self.room, "m.room.power_levels", {**levels, "users": users})


@asynccontextmanager
async def at_the_quay(newsroom: Newsroom, synapse: Synapse, *, prefix: str = "!") -> AsyncIterator[Quay]:
    """The newsroom answers in a room where nobody owns it; `prefix` is what its operator chose."""
    desk = replace(newsroom.desk, preferences=replace(newsroom.desk.preferences, matrix_prefix=prefix))
    store, router = desk.store, make_router(desk)

    async def prefix_of(chat: ChatRef) -> str:
        return (await chosen_values(desk, chat))["prefix"]

    async with household(synapse) as home:
        home.forget_owner()
        room, ben = home.room(is_private=False), synapse.person("ben")
        home.owner.invite(room, ben)
        memory = Memory(store.inbox, store.notes, store.buttons, store.chat_moves, store.subscriptions)
        commands = {name: MenuCommand(one.help, one.role) for name, one in router.commands.items()}
        account = replace(home.account, prefix=prefix)
        clock, sleep = desk.clock, asyncio.sleep
        async with open_matrix(account, memory, commands, clock=clock, sleep=sleep, prefix_of=prefix_of) as matrix:
            running = asyncio.create_task(matrix.run(Conversation(router, matrix, sleep).take))
            try:
                yield Quay(home, room, home.owner, ben)
            finally:
                running.cancel()
                with suppress(asyncio.CancelledError):
                    await running


async def test_a_room_is_set_up_by_who_has_its_power(room: Newsroom, synapse: Synapse) -> None:
    """By words, and by a reaction that takes the next value; power that was lowered a moment ago is gone."""
    refused = "!settings is for the admins of this chat only."
    async with at_the_quay(room, synapse) as quay:
        chat = ChatRef(Platform.MATRIX, quay.room)
        assert "sound off · on" in await quay.hears(quay.ann, "!settings")
        assert refused in await quay.hears(quay.ben, "!settings sound on")
        quay.empower(quay.ben, 50)
        assert "Sound: on from now on" in await quay.hears(quay.ben, "!settings sound on")
        quay.empower(quay.ben, 49)
        assert refused in await quay.hears(quay.ben, "!settings sound off")
        form = await quay.hears(quay.ann, "!settings")
        assert "asking few · everything, nothing" in form
        post_id = quay.ann.posts(quay.room, quay.home.bot.user)[-1]["event_id"]
        reactions = sorted(["hour", "length", "asking", "answers"])
        await quay.ann.wait_until(lambda: reactions == quay.home.keys_under(quay.room, post_id))
        quay.ann.react(quay.room, post_id, "asking")
        edits = await quay.ann.wait_for_posts(quay.room, quay.home.bot.user, 6)
        assert edits[-1]["content"]["m.relates_to"]["event_id"] == post_id
        assert "asking everything" in edits[-1]["content"]["m.new_content"]["body"]
        assert quay.home.keys_under(quay.room, post_id) == reactions
        assert (await read_options(room.desk, chat)).who_may_ask is Asking.EVERYTHING


async def test_a_room_chooses_what_commands_begin_with(room: Newsroom, synapse: Synapse) -> None:
    """From then on the old prefix is left to others, and answers name commands with the new one."""
    async with at_the_quay(room, synapse) as quay:
        assert "byline settings" in await quay.hears(quay.ann, "!settings prefix byline")
        quay.ann.say(quay.room, "!sources")
        assert "Harbour Post" in await quay.hears(quay.ann, "byline sources")
        assert len(quay.ann.posts(quay.room, quay.home.bot.user)) == 2


async def test_the_operator_chooses_a_prefix_for_all_rooms(room: Newsroom, synapse: Synapse) -> None:
    """Any; a room that chose nothing listens to it, and a room may choose one of the usual instead."""
    async with at_the_quay(room, synapse, prefix="?news") as quay:
        assert "prefix ?news · !, !byline, byline" in await quay.hears(quay.ann, "?news settings")
        assert "prefix ! · ?news, !byline, byline" in await quay.hears(quay.ann, "?news settings prefix !")
        assert "Harbour Post" in await quay.hears(quay.ann, "!sources")
