"""`/admins`."""

from dataclasses import replace

import pytest

from domain.chat import ChatRef, Platform, Role
from domain.trust import PersonRef
from tests.handlers.newsroom import Newsroom, make_router

PRIVATE = ChatRef(Platform.TELEGRAM, "123")


async def test_an_admin_is_appointed_and_dismissed(empty_room: Newsroom) -> None:
    """It holds from the next request on, both ways."""
    assert "There is no admin but you." in await empty_room.text("/admins")
    assert "telegram:123 is an admin now" in await empty_room.text("/admins add telegram:123")
    assert await empty_room.text("/admins add telegram:123") == "telegram:123 is an admin already."
    assert "telegram:123: admin since 16 Mar 2026, by console:ann" in await empty_room.text("/admins")
    audit = await empty_room.text("/audit", role=Role.MEMBER, user="123", chat=PRIVATE)
    assert "/admins add telegram:123" in audit
    await empty_room.text("/admins remove telegram:123")
    audit = await empty_room.text("/audit", role=Role.MEMBER, user="123", chat=PRIVATE)
    assert audit == "/audit is for the admins of this Byline only. /help lists what you can ask."
    assert await empty_room.text("/admins remove telegram:123") == "telegram:123 is no admin. /admins lists them."


async def test_only_owners_appoint(empty_room: Newsroom) -> None:
    """An admin does not, and does not see the list."""
    for text in ("/admins", "/admins add telegram:5", "/admins remove telegram:5"):
        answer = await empty_room.text(text, role=Role.ADMIN)
        assert answer == "/admins is for the owners of this Byline only. /help lists what you can ask."


async def test_whose_message_is_answered(empty_room: Newsroom) -> None:
    """Where the platform says who that is, no id has to be written; the audit says whom it was about."""
    chat = ChatRef(Platform.MATRIX, "!quay:sea.example")
    answer = await empty_room.text("/admins add", user="@own:sea.example", chat=chat, answered_user="@ann:sea.example")
    assert "matrix:@ann:sea.example is an admin now" in answer
    assert await empty_room.desk.store.admins.has(PersonRef(Platform.MATRIX, "@ann:sea.example"))
    assert "/admins add (to matrix:@ann:sea.example)" in await empty_room.text("/audit")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", "Say whom"),
        ("@ann", "a name that may change hands"),
        ("ann", "nobody by a full id"),
        ("telegram:", "nobody by a full id"),
        ("telegram:0123", "nobody by a full id"),
        ("telegram:12３", "nobody by a full id"),
        ("telegram:-1007", "nobody by a full id"),
        ("telegram:1 2", "nobody by a full id"),
        ("matrix:ann:sea.example", "nobody by a full id"),
        ("matrix:@ann", "nobody by a full id"),
        ("matrix:@аnn:sea.example", "nobody by a full id"),
        ("matrix:!quay:sea.example", "nobody by a full id"),
        ("console:ann", "nobody by a full id"),
    ],
)
async def test_nobody_is_taken_for_another(empty_room: Newsroom, given: str, expected: str) -> None:
    """What is no full id, has letters that look alike, or names a chat, is refused with how to write one."""
    assert expected in await empty_room.text(f"/admins add {given}")
    assert await empty_room.desk.store.admins.all() == ()


@pytest.mark.parametrize("given", ["123", "telegram:123", "Telegram:123"])
async def test_ids_may_go_without_their_platform(empty_room: Newsroom, given: str) -> None:
    """Where the id alone tells it."""
    assert "telegram:123 is an admin now" in await empty_room.text(f"/admins add {given}")


async def test_owners_stand_in_the_settings(empty_room: Newsroom) -> None:
    """They are listed, and a chat neither appoints nor dismisses them."""
    owner = PersonRef(Platform.MATRIX, "@own:sea.example")
    preferences = replace(empty_room.desk.preferences, owners=(owner,))
    desk = replace(empty_room.desk, preferences=preferences)
    owned = Newsroom(desk, make_router(desk))
    assert "matrix:@own:sea.example: owner, by the settings" in await owned.text("/admins")
    for action in ("add", "remove"):
        assert "which only the settings change" in await owned.text(f"/admins {action} @own:sea.example")
