"""`/allow` and `/join`: who may have editions sent by themselves."""

import re
from dataclasses import replace
from datetime import timedelta

from desk.people.let_in import INVITED_FOR
from desk.people.may_subscribe import may_subscribe
from domain.chat import ChatRef, Platform, Request, Role
from domain.trust import Subscribers
from tests.fakes.clock import TurnedClock
from tests.handlers.newsroom import Newsroom, make_router

ANN = ChatRef(Platform.TELEGRAM, "5")
GROUP = ChatRef(Platform.TELEGRAM, "-1007")


def with_subscribers(room: Newsroom, subscribers: Subscribers, clock: TurnedClock | None = None) -> Newsroom:
    """The newsroom with another setting."""
    preferences = replace(room.desk.preferences, subscribers=subscribers)
    desk = replace(room.desk, preferences=preferences, clock=clock or room.desk.clock)
    return Newsroom(desk, make_router(desk))


async def may(room: Newsroom, chat: ChatRef = ANN, *, role: Role = Role.CHAT_ADMIN, user: str = "5") -> bool:
    """Whether somebody may subscribe."""
    return await may_subscribe(room.desk, Request(chat, user, role, "", is_private=chat == ANN))


async def invitation(room: Newsroom) -> str:
    """What an admin passes on."""
    found = re.search(r"/join \S+", await room.text("/allow invite", role=Role.ADMIN))
    assert found is not None
    return found[0]


async def test_an_invitation_lets_one_person_in(empty_room: Newsroom) -> None:
    """Whoever takes it first."""
    asked = await invitation(empty_room)
    assert not await may(empty_room)
    assert "Welcome." in await empty_room.text(asked, role=Role.STRANGER, user="5", chat=ANN)
    assert await may(empty_room)
    second = await empty_room.text(asked, role=Role.STRANGER, user="6", chat=replace(ANN, chat="6"))
    assert second == "This invitation was taken or is too old. Ask the admin who sent it for a new one."
    assert "telegram:5: since 16 Mar 2026, by console:ann" in await empty_room.text("/allow")


async def test_an_invitation_ends_after_a_week(empty_room: Newsroom) -> None:
    """Nobody takes it then."""
    clock = TurnedClock()
    room = with_subscribers(empty_room, Subscribers.INVITED, clock)
    asked = await invitation(room)
    clock.turn(INVITED_FOR + timedelta(seconds=1))
    assert "too old" in await room.text(asked, role=Role.STRANGER, user="5", chat=ANN)
    assert not await may(room)


async def test_people_and_chats_are_let_in_by_their_id(empty_room: Newsroom) -> None:
    """A chat that is let in may be subscribed by any of its admins, by no member."""
    room = with_subscribers(empty_room, Subscribers.LISTED)
    assert "by their id" in await room.text("/allow invite")
    assert not await may(room, GROUP, user="8")
    await room.text("/allow add telegram:-1007")
    assert await may(room, GROUP, user="8")
    assert not await may(room, GROUP, role=Role.MEMBER, user="8")
    await room.text("/allow remove telegram:-1007")
    assert not await may(room, GROUP, user="8")
    await room.text("/allow add telegram:8")
    assert await may(room, GROUP, user="8")
    assert not await may(room, GROUP, user="88")


async def test_admins_may_and_so_may_everybody_where_that_is_set(empty_room: Newsroom) -> None:
    """In a group its admins decide all the same."""
    assert await may(empty_room, role=Role.ADMIN)
    room = with_subscribers(empty_room, Subscribers.EVERYBODY)
    assert await may(room)
    assert await may(room, GROUP)
    assert not await may(room, GROUP, role=Role.MEMBER)
    assert "without an invitation" in await room.text("/join abc")


async def test_who_may_not_is_told_what_he_may(empty_room: Newsroom) -> None:
    """A person, an admin who shows no name, and a member each in a sentence that helps them."""
    stranger = await empty_room.text("/subscribe 8:00", role=Role.STRANGER, user="5", chat=ANN)
    nameless = await empty_room.text(
        "/subscribe 8:00", role=Role.CHAT_ADMIN, user=GROUP.chat, chat=GROUP, is_private=False
    )
    member = await empty_room.text("/subscribe 8:00", role=Role.MEMBER, user="5", chat=GROUP, is_private=False)
    assert stranger.endswith("You can ask for one at any time: /digest")
    assert "Ask in your own name" in nameless
    assert member == "Not in this group, but in a private chat with me: /subscribe 8:00"


async def test_invitations_are_taken_in_private(empty_room: Newsroom) -> None:
    """A group would take it for everybody."""
    asked = await invitation(empty_room)
    answer = await empty_room.text(asked, role=Role.CHAT_ADMIN, user="5", chat=GROUP, is_private=False)
    assert answer == "Take an invitation in a private chat with me: it is for one person."
    assert "Write the code" in await empty_room.text("/join", user="5", chat=ANN)
