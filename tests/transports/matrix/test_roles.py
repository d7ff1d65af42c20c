"""Who has power in a room."""

from typing import Any

import pytest

from domain.chat import Role
from transports.matrix.roles import Roles

ROOM = "!room"
ANN, BEN, EVE = "@ann:harbour.example", "@ben:harbour.example", "@eve:harbour.example"


def roles(version: str, levels: dict[str, Any] | None = None, **created: object) -> Roles:
    """What is known of a room that Ann made."""
    known = Roles(frozenset({"@olga:harbour.example"}))
    create = {"room_version": version, **created}
    known.learn(ROOM, {"type": "m.room.create", "state_key": "", "sender": ANN, "content": create})
    if levels is not None:
        known.learn(ROOM, {"type": "m.room.power_levels", "state_key": "", "sender": ANN, "content": levels})
    return known


@pytest.mark.parametrize(("version", "role"), [("12", Role.CHAT_ADMIN), ("11", Role.MEMBER), ("9", Role.MEMBER)])
def test_a_creator_has_power_without_being_listed_since_version_12(version: str, role: Role) -> None:
    """Before, the list alone counts."""
    assert roles(version, {"users": {BEN: 100}}).role(ROOM, ANN, is_private=False) == role


def test_additional_creators_have_it_too() -> None:
    """And others do not."""
    known = roles("12", {}, additional_creators=[BEN, 3])
    assert known.role(ROOM, BEN, is_private=False) == Role.CHAT_ADMIN
    assert known.role(ROOM, EVE, is_private=False) == Role.MEMBER
    assert roles("11", {}, additional_creators=[BEN]).role(ROOM, BEN, is_private=False) == Role.MEMBER


@pytest.mark.parametrize(
    ("levels", "role"),
    [
        ({"users": {BEN: 50}}, Role.CHAT_ADMIN),
        ({"users": {BEN: 49}}, Role.MEMBER),
        ({"users": {BEN: "100"}}, Role.CHAT_ADMIN),
        ({"users": {BEN: "many"}}, Role.MEMBER),
        ({"users": {BEN: None}, "users_default": 50}, Role.CHAT_ADMIN),
        ({"users": {BEN: 60}, "state_default": 70}, Role.MEMBER),
        ({"users": {}, "state_default": 0}, Role.MEMBER),
        ({"users": [BEN]}, Role.MEMBER),
        ({}, Role.MEMBER),
    ],
)
def test_who_may_change_a_rooms_settings_is_its_admin(levels: dict[str, Any], role: Role) -> None:
    """At least a moderator, also where the room lets everybody."""
    assert roles("11", levels).role(ROOM, BEN, is_private=False) == role


def test_a_lowered_level_counts_at_once() -> None:
    """The newest event is what counts."""
    known = roles("12", {"users": {BEN: 100}})
    assert known.role(ROOM, BEN, is_private=False) == Role.CHAT_ADMIN
    known.learn(ROOM, {"type": "m.room.power_levels", "state_key": "", "content": {"users": {BEN: 0}}})
    assert known.role(ROOM, BEN, is_private=False) == Role.MEMBER


@pytest.mark.parametrize("user", ["@olga:evil.example", "@Olga:harbour.example", "@olga:harbour.example.evil.example"])
def test_an_owner_is_known_by_the_full_id(user: str) -> None:
    """Nobody who looks alike is one, wherever he has power."""
    known = roles("12")
    assert known.role(ROOM, "@olga:harbour.example", is_private=True) == Role.OWNER
    assert known.role(ROOM, user, is_private=True) == Role.STRANGER


def test_an_upgrade_needs_the_power_for_a_tombstone() -> None:
    """Its own level counts, else that of state events."""
    assert not roles("11", {"users": {BEN: 50}, "events": {"m.room.tombstone": 100}}).may_upgrade(ROOM, BEN)
    assert roles("11", {"users": {BEN: 50}}).may_upgrade(ROOM, BEN)
    assert roles("12", {"events": {"m.room.tombstone": 150}}).may_upgrade(ROOM, ANN)
    assert not roles("12", {}).may_upgrade(ROOM, EVE)


def test_of_an_unknown_room_nobody_is_admin() -> None:
    """Before the first sync."""
    assert Roles(frozenset()).role("!other", ANN, is_private=False) == Role.MEMBER


def test_a_part_of_the_state_with_a_key_is_no_power() -> None:
    """Only that of the whole room counts."""
    known = roles("11", {})
    known.learn(ROOM, {"type": "m.room.power_levels", "state_key": "x", "content": {"users": {BEN: 100}}})
    known.learn(ROOM, {"type": "m.room.power_levels", "content": {"users": {BEN: 100}}})
    assert known.role(ROOM, BEN, is_private=False) == Role.MEMBER
