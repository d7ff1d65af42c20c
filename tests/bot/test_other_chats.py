"""A channel is looked after from a private chat, by those who may."""

from dataclasses import dataclass, field, replace
from typing import cast

from domain.chat import ChatRef, Platform, Role
from domain.errors import NotFoundError
from domain.transport import FoundChat, Transport, unseen
from tests.fakes.board import Board
from tests.handlers.newsroom import Newsroom, make_router

CHANNEL = ChatRef(Platform.TELEGRAM, "-100500")
PRIVATE = ChatRef(Platform.TELEGRAM, "7")


@dataclass(slots=True)
class Town(Board):
    """A platform on which one channel has a name."""

    found: FoundChat = field(default_factory=lambda: FoundChat(CHANNEL, "Harbour", Role.CHAT_ADMIN, can_post=True))

    async def find_chat(self, name: str, user: str) -> FoundChat:
        """The channel, for whoever asks."""
        del user
        if name not in {"@harbour", "-1001234567890"}:
            raise NotFoundError(unseen(Platform.TELEGRAM, name, self.name))
        return self.found


def in_town(room: Newsroom, **changes: object) -> Newsroom:
    """The newsroom with an account there; `changes` are what the channel says of the asker."""
    town = Town()
    town.found = replace(town.found, **changes)  # type: ignore[arg-type]
    desk = replace(room.desk, transports={Platform.TELEGRAM: cast("Transport", town)})
    return Newsroom(desk, make_router(desk))


async def asked(room: Newsroom, text: str, role: Role = Role.CHAT_ADMIN) -> str:
    """The answer to an admin of a channel, in private."""
    return await room.text(text, role=role, user="7", chat=PRIVATE)


async def test_the_admin_of_a_channel_chooses_for_it(room: Newsroom) -> None:
    """What is chosen is the channel's and not the private chat's; the answer names it, and it is in the audit."""
    town = in_town(room)
    assert (await asked(town, "/follow @harbour ferry")).startswith("Harbour\nFollowing “ferry”.")
    assert (await asked(town, "/settings @harbour length full")).startswith("Harbour\n")
    store = town.desk.store
    assert [one.filter.shown for one in await store.follows.of(CHANNEL)] == ["ferry"]
    assert (await store.chats.options(CHANNEL), await store.follows.of(PRIVATE)) == ({"length": "full"}, ())
    assert "telegram:7 in -100500 · /follow @harbour ferry" in await town.text("/audit")


async def test_a_private_channel_is_chosen_for_by_its_id(room: Newsroom) -> None:
    """It has no name; the buttons mean it too, and another number is none of a channel's."""
    town = in_town(room)
    assert (await asked(town, "/follow -1001234567890 ferry")).startswith("Harbour\nFollowing “ferry”.")
    assert [one.filter.shown for one in await town.desk.store.follows.of(CHANNEL)] == ["ferry"]
    reply = await town.reply("/settings -1001234567890", role=Role.CHAT_ADMIN, user="7", chat=PRIVATE)
    commands = [button.command for row in reply.message.buttons for button in row]
    assert all(command.startswith("/settings -1001234567890 ") for command in commands)
    assert not (await asked(town, "/follow -12 ferry")).startswith("Harbour\n")


async def test_buttons_mean_the_channel_too(room: Newsroom) -> None:
    """A press in the private chat chooses for the channel."""
    reply = await in_town(room).reply("/settings @harbour", role=Role.CHAT_ADMIN, user="7", chat=PRIVATE)
    commands = [button.command for row in reply.message.buttons for button in row]
    assert commands
    assert all(command.startswith("/settings @harbour ") for command in commands)


async def test_an_owner_subscribes_a_channel(room: Newsroom) -> None:
    """Its editions are due on its own clock."""
    answer = await asked(in_town(room), "/subscribe @harbour 8:00 Vienna", Role.OWNER)
    assert answer.startswith("Harbour\n")
    subscription = await room.desk.store.subscriptions.get(CHANNEL)
    assert subscription is not None
    assert subscription.zone == "Europe/Vienna"


async def test_nobody_else_chooses_for_it(room: Newsroom) -> None:
    """A member does not, nothing is chosen where Byline may not post, and an unknown name is said."""
    member = in_town(room, role=Role.MEMBER)
    assert "looked after by its own admins" in await asked(member, "/follow @harbour ferry", Role.MEMBER)
    assert "I may not post in Harbour" in await asked(in_town(room, can_post=False), "/follow @harbour ferry")
    assert "shows no chat @quay to this bot" in await asked(in_town(room), "/follow @quay ferry")
    assert await room.desk.store.follows.of(CHANNEL) == ()


async def test_a_stranger_learns_nothing_of_a_private_channel(room: Newsroom) -> None:
    """By its id he hears what he hears of one that is not there."""
    answers = [
        await asked(in_town(room, role=Role.MEMBER), f"/follow {name} ferry", Role.MEMBER)
        for name in ("-1001234567890", "-1001234567891")
    ]
    assert "Telegram shows no chat -1001234567890 to this bot" in answers[0]
    assert answers[0] == answers[1].replace("67891", "67890")


async def test_a_name_means_a_chat_only_where_one_is_chosen_for(room: Newsroom) -> None:
    """In a search it is a word like any other."""
    assert "Harbour\n" not in await asked(in_town(room), "/search @harbour ferry")
