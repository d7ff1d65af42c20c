"""From an answer to a sync to what is stored of it: what may ask something, and what happened to our rooms.

What people say among themselves in a room is not stored, but where it is encrypted, as it came.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from domain.ports import Arrival
from transports.matrix.content import ENCRYPTED, MESSAGE, REACTION
from transports.matrix.reading import content_of
from transports.matrix.roles import TOMBSTONE

MEMBER: Final = "m.room.member"
REDACTION: Final = "m.room.redaction"
_ALWAYS: Final = frozenset({ENCRYPTED, REACTION, TOMBSTONE, MEMBER})


@dataclass(frozen=True, slots=True)
class Happened:
    """One event in a room; an invitation is the events that came with it, the newest of us last."""

    room: str
    event: Mapping[str, Any]
    is_invitation: bool = False

    def stored(self) -> Arrival:
        """It, as the inbox keeps it."""
        payload = json.dumps({"room": self.room, "event": self.event, "is_invitation": self.is_invitation})
        return Arrival(self._id(), payload)

    def _id(self) -> str:
        given = self.event.get("event_id")
        if isinstance(given, str) and not self.is_invitation:
            return given
        return f"invite/{self.room}/{given or sha256(json.dumps(self.event, sort_keys=True).encode()).hexdigest()}"


def happened(arrival: Arrival) -> Happened:
    """What was stored."""
    kept = json.loads(arrival.payload)
    return Happened(kept["room"], kept["event"], kept["is_invitation"])


def is_of_interest(event: Mapping[str, Any], user: str) -> bool:
    """Whether an event of a room may ask something of us or change our place in it."""
    if event.get("type") == MEMBER and event.get("state_key") == user:
        is_leaving = content_of(event).get("membership") in ("leave", "ban") and event.get("sender") != user
        return is_leaving or is_our_joining(event, user)
    if event.get("sender") == user:
        return False
    return event.get("type") == MESSAGE or event.get("type") in _ALWAYS


def is_our_joining(event: Mapping[str, Any], user: str) -> bool:
    """Whether we came into a room with this event; what was before it was not for us."""
    if event.get("type") != MEMBER or event.get("state_key") != user or content_of(event).get("membership") != "join":
        return False
    unsigned = event.get("unsigned")
    before = unsigned.get("prev_content") if isinstance(unsigned, dict) else None
    return not isinstance(before, dict) or before.get("membership") != "join"


def invitations(synced: Mapping[str, Any], user: str) -> Iterator[Happened]:
    """The invitations of a sync, each as the event that invites us."""
    for room, given in section(synced, "invite").items():
        for event in events_of(given, "invite_state"):
            if event.get("type") == MEMBER and event.get("state_key") == user:
                yield Happened(room, event, is_invitation=True)


def section(synced: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The rooms of one kind in a sync: join, invite or leave."""
    rooms = synced.get("rooms")
    given = rooms.get(name) if isinstance(rooms, dict) else None
    return given if isinstance(given, dict) else {}


def events_of(given: object, name: str) -> list[Mapping[str, Any]]:
    """The events of a part of a room."""
    part = given.get(name) if isinstance(given, dict) else None
    events = part.get("events") if isinstance(part, dict) else None
    return [event for event in events if isinstance(event, dict)] if isinstance(events, list) else []
