"""Where alarms go while nobody set a chat for them."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.desk import Desk
from desk.health.admin_chats import admin_chats, note_owner, who_hears_nothing
from desk.health.raise_alarm import raise_alarm
from domain.chat import ChatRef, Platform, Request, Role
from domain.delivery import DeliveryState
from domain.trust import PersonRef
from storage.store import Store
from tests.desk.press import press_on
from tests.fakes.clock import TurnedClock

OWNER = PersonRef(Platform.MATRIX, "@ann:harbour.example")
DIRECT, ROOM = (ChatRef(Platform.MATRIX, f"!{name}:harbour.example") for name in ("direct", "room"))


@pytest.fixture
async def desk(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk whose owner is on Matrix."""
    path = shutil.copy(migrated_file, tmp_path / "news.sqlite3")
    store = await Store.open(f"sqlite:///{path}", clock=TurnedClock())
    press = press_on(store)
    yield replace(press.desk, preferences=replace(press.desk.preferences, owners=(OWNER,)))
    await store.close()


def request(chat: ChatRef, user: str = OWNER.user, *, is_private: bool = True) -> Request:
    """Something that is asked."""
    return Request(chat, user, Role.OWNER, "/health", is_private=is_private)


async def test_alarms_go_where_an_owner_wrote_last_in_private(desk: Desk) -> None:
    """Not to a room of several people, nor to anybody else's chat."""
    for one in (request(DIRECT), request(ROOM, is_private=False), request(ROOM, user="@eve:harbour.example")):
        await note_owner(desk, one)
    assert await admin_chats(desk) == (DIRECT,)
    await raise_alarm(desk, "byline/test", "Something stands still.")
    assert [one.chat for one in await desk.store.outbox.listed(DeliveryState.PENDING)] == [DIRECT]


async def test_a_chat_that_was_set_is_the_only_one(desk: Desk) -> None:
    """Whatever owners write elsewhere."""
    await note_owner(desk, request(DIRECT))
    assert await admin_chats(replace(desk, preferences=replace(desk.preferences, admin_chats=(ROOM,)))) == (ROOM,)


async def test_where_alarms_reach_nobody_it_is_said_what_to_do(desk: Desk) -> None:
    """Write once, or name an owner; nothing where they reach somebody."""
    ownerless = replace(desk, preferences=replace(desk.preferences, owners=()))
    assert await who_hears_nothing(ownerless) == (
        "Nobody is an owner, and alarms reach nobody: name yourself in BYLINE_OWNERS."
    )
    assert "write to Byline in private once" in (await who_hears_nothing(desk) or "")
    await note_owner(desk, request(DIRECT))
    assert await who_hears_nothing(desk) is None
