"""`/start`."""

from dataclasses import replace

from desk.desk import Desk
from desk.may_subscribe import CLOSED
from domain.chat import ChatRef, Platform, Reply, Role
from domain.trust import Subscribers
from handlers.command import Asked, Command
from handlers.pieces import answer, say
from handlers.table import load_commands
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
    """Two buttons for them; the others read in one sentence what they may do."""
    open_desk = replace(room.desk, preferences=replace(room.desk.preferences, subscribers=Subscribers.EVERYBODY))
    commands = {**load_commands(), "subscribe": Command("subscribe", "subscribe", Role.CHAT_ADMIN, _subscribe)}
    for desk, may in ((open_desk, True), (room.desk, False)):
        newsroom = Newsroom(desk, replace(make_router(desk), commands=commands))
        reply = await newsroom.reply("/start", role=Role.STRANGER)
        asked = [button.command for row in reply.message.buttons for button in row]
        assert asked == (["/subscribe 8:00", "/start only"] if may else [])
        assert (CLOSED in await newsroom.text("/start", role=Role.STRANGER)) is not may


async def _subscribe(_asked: Asked, _desk: Desk) -> Reply:
    return answer([say("Done.")])
