"""Who a person is in a room, by its power levels as the last sync left them."""

import math
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Final

from domain.chat import Role
from transports.matrix.content import MESSAGE
from transports.matrix.reading import content_of

CREATE: Final = "m.room.create"
POWER_LEVELS: Final = "m.room.power_levels"
TOMBSTONE: Final = "m.room.tombstone"
_MODERATOR: Final = 50
_OLD_CREATOR: Final = 100
_FIRST_WITH_CREATORS: Final = 12
_UNSTABLE_WITH_CREATORS: Final = "org.matrix.hydra"


@dataclass(slots=True)
class _Power:
    creators: frozenset[str] = frozenset()
    has_mighty_creators: bool = False
    levels: Mapping[str, Any] = field(default_factory=dict)


class Roles:
    """Roles by room and user; `owners` are full user ids of the settings."""

    def __init__(self, owners: AbstractSet[str]) -> None:
        self._owners = owners
        self._rooms: dict[str, _Power] = {}

    def learn(self, room: str, event: Mapping[str, Any]) -> None:
        """Take from a state event who has power in a room."""
        if event.get("state_key") != "":
            return
        power, content = self._rooms.setdefault(room, _Power()), content_of(event)
        if event.get("type") == POWER_LEVELS:
            power.levels = content
        elif event.get("type") == CREATE:
            power.has_mighty_creators = _has_mighty_creators(str(content.get("room_version", "1")))
            more = content.get("additional_creators") if power.has_mighty_creators else None
            named = [one for one in more if isinstance(one, str)] if isinstance(more, list) else []
            power.creators = frozenset([str(event.get("sender")), *named])

    def role(self, room: str, user: str, *, is_private: bool) -> Role:
        """The role of a user in a room; who may change a room's settings is its admin."""
        if user in self._owners:
            return Role.OWNER
        if is_private:
            return Role.STRANGER
        is_admin = self.level(room, user) >= max(_MODERATOR, self._needed(room, "state_default", _MODERATOR))
        return Role.CHAT_ADMIN if is_admin else Role.MEMBER

    def has_made(self, room: str, user: str) -> bool:
        """Whether a user made a room, alone or with others."""
        return user in self._rooms.get(room, _Power()).creators

    def level(self, room: str, user: str) -> float:
        """The power of a user in a room: without limit for the creators of a room of version 12 or newer."""
        power = self._rooms.get(room, _Power())
        if power.has_mighty_creators and user in power.creators:
            return math.inf
        if not power.levels:
            return _OLD_CREATOR if user in power.creators else 0
        users = power.levels.get("users")
        given = users.get(user) if isinstance(users, dict) else None
        return _number(power.levels.get("users_default"), 0) if given is None else _number(given, 0)

    def may_redact(self, room: str, user: str) -> bool:
        """Whether a user may take away what others said."""
        return self.level(room, user) >= self._needed(room, "redact", _MODERATOR)

    def may_upgrade(self, room: str, user: str) -> bool:
        """Whether a user may send the people of a room to another one."""
        events = self._rooms.get(room, _Power()).levels.get("events")
        needed = self._needed(room, "state_default", _MODERATOR)
        if isinstance(events, dict):
            needed = _number(events.get(TOMBSTONE), needed)
        return self.level(room, user) >= needed

    def may_speak(self, room: str, user: str) -> bool:
        """Whether a user may write in a room."""
        events = self._rooms.get(room, _Power()).levels.get("events")
        needed = self._needed(room, "events_default", 0)
        if isinstance(events, dict):
            needed = _number(events.get(MESSAGE), needed)
        return self.level(room, user) >= needed

    def _needed(self, room: str, name: str, default: int) -> float:
        return _number(self._rooms.get(room, _Power()).levels.get(name), default)


def _has_mighty_creators(version: str) -> bool:
    if version.isdecimal():
        return int(version) >= _FIRST_WITH_CREATORS
    return version.startswith(_UNSTABLE_WITH_CREATORS)


def _number(given: object, default: float) -> float:
    """A power level; old rooms may have it in words."""
    if isinstance(given, int):
        return given
    return int(given) if isinstance(given, str) and re.fullmatch(r"\s*[+-]?\d{1,16}\s*", given) else default
