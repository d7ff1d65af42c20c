"""`/start`."""

from dataclasses import replace

from desk.people.may_subscribe import CLOSED
from domain.chat import ChatRef, Platform, Role
from domain.trust import Subscribers
from tests.handlers.newsroom import Newsroom, make_router

GROUP = ChatRef(Platform.TELEGRAM, "-1007")


async def test_a_group_gets_one_line(room: Newsroom) -> None:
    """It says what is read there, that no right is needed, and the next step."""
    text = await room.text("/start", role=Role.MEMBER, chat=GROUP, is_private=False)
    assert "\n" not in text
    assert "/settings" in text


async def test_nothing_comes_by_itself_for_who_only_asks(room: Newsroom) -> None:
    """The second button is answered with what can be asked."""
    assert (await room.text("/start only")).startswith("Then nothing comes by itself, and you ask: /digest")


async def test_who_may_subscribe_has_the_choice(room: Newsroom) -> None:
    """Two buttons, until he subscribes; the others read in one sentence what they may do."""
    assert CLOSED in await room.text("/start", role=Role.STRANGER)
    assert (await room.reply("/start", role=Role.STRANGER)).message.buttons == ()
    preferences = replace(room.desk.preferences, subscribers=Subscribers.EVERYBODY)
    desk = replace(room.desk, preferences=preferences)
    opened = Newsroom(desk, make_router(desk))
    reply = await opened.reply("/start", role=Role.STRANGER)
    (every_morning,), (only,) = reply.message.buttons
    assert (every_morning.label, only.label) == ("Every morning 08:00", "Only when I ask")
    assert "08:00" in await opened.text(every_morning.command, role=Role.STRANGER)
    assert (await opened.reply("/start", role=Role.STRANGER)).message.buttons == ()
