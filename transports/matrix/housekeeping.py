"""Our place in rooms: invitations taken or declined, empty rooms left, upgraded rooms followed."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import quote

from domain.chat import ChatRef, Platform
from domain.ports import ChatMoves, Notes, Presence
from transports.matrix.arrivals import MEMBER, Happened
from transports.matrix.content import transaction
from transports.matrix.keys import Keys
from transports.matrix.login import Account
from transports.matrix.reading import content_of
from transports.matrix.roles import CREATE, TOMBSTONE, Roles
from transports.matrix.wire import CLIENT, MatrixError, Wire, room_path

ANYBODY: Final = "*"
DECLINED: Final = "I come only where people invite me whom my operator has listed."
_LOG: Final = logging.getLogger("byline.matrix")

Greet: TypeAlias = Callable[[ChatRef], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Staying:
    """What decides where we are, and what remembers it."""

    wire: Wire
    account: Account
    notes: Notes
    moves: ChatMoves
    presence: Presence


class Housekeeping:
    """Decides where we are; `greet` says a word where we came in."""

    def __init__(self, staying: Staying, keys: Keys, roles: Roles, *, greet: Greet) -> None:
        self._wire = staying.wire
        self._account = staying.account
        self._notes = staying.notes
        self._moves = staying.moves
        self._presence = staying.presence
        self._keys = keys
        self._roles = roles
        self._greet = greet

    async def expect(self, one: Happened) -> None:
        """Note where an upgrade leads; before anything else of its sync, since an invitation there belongs to it."""
        new = self._replacement(one)
        if new is not None and not self._keys.knows(new):
            await self._notes.put(Platform.MATRIX, _upgrade(new), one.room)

    async def take(self, one: Happened) -> None:
        """Do what an invitation, a joining, a leaving or an upgrade asks for.

        Raises:
            MatrixError: If the server cannot be reached now.
        """
        kind = one.event.get("type")
        if one.is_invitation:
            await self._invited(one)
        elif kind == TOMBSTONE:
            await self._upgraded(one)
        elif kind == MEMBER:
            await self._member_changed(one)

    def is_welcome(self, user: str) -> bool:
        """Whether somebody's invitations are accepted."""
        account = self._account
        return user in account.owners or bool({user, user.partition(":")[2], ANYBODY} & account.inviters)

    async def _member_changed(self, one: Happened) -> None:
        chat = ChatRef(Platform.MATRIX, one.room)
        if one.event.get("state_key") == self._account.user:
            if content_of(one.event).get("membership") != "join":
                await self._presence.left(chat, "Byline was removed from the room.")
                return
            await self._presence.joined(chat)
            if not await self._notes.get(Platform.MATRIX, _upgrade(one.room)):
                await self._greet(chat)
        elif self._keys.is_alone(one.room):
            await self._leave(one.room)
            await self._presence.left(chat, "Nobody else is in the room any more.")

    async def _invited(self, one: Happened) -> None:
        inviter = str(one.event.get("sender", ""))
        follows = await self._notes.get(Platform.MATRIX, _upgrade(one.room))
        is_welcome = self.is_welcome(inviter)
        if not is_welcome and not follows:
            _LOG.info("declined an invitation of %s", inviter)
            await self._leave(one.room, DECLINED)
            return
        if await self._join(one.room, inviter) and follows:
            await self._move(follows, one.room, stays=is_welcome)

    async def _upgraded(self, one: Happened) -> None:
        """Follow a room to the one that takes its place, if who says so had the power and the new one agrees.

        What was begun is done again from its beginning until it is done. We stay where we were before.
        """
        new = self._replacement(one)
        if new is None:
            return
        is_expected = await self._notes.get(Platform.MATRIX, _upgrade(new)) == one.room
        if await self._join(new, str(one.event.get("sender", ""))):
            await self._move(one.room, new, stays=not is_expected)

    def _replacement(self, one: Happened) -> str | None:
        """The room that an upgrade leads to; None where it is none, or who says so had not the power."""
        new, sender = content_of(one.event).get("replacement_room"), str(one.event.get("sender", ""))
        if one.event.get("type") != TOMBSTONE or not isinstance(new, str) or not new:
            return None
        return new if self._roles.may_upgrade(one.room, sender) else None

    async def _move(self, old: str, new: str, *, stays: bool) -> None:
        """Take what is kept of a room to the one we are in for it; if that one does not agree, leave it again.

        The tombstone and an invitation may both lead here: doing it twice is doing it once.
        """
        if await self._predecessor(new) == old:
            await self._moves.move(Platform.MATRIX, old, new)
            await self._leave(old)
            return
        _LOG.warning("%s does not say that it takes the place of %s", new, old)
        await self._notes.put(Platform.MATRIX, _upgrade(new), "")
        if not stays:
            await self._leave(new)

    async def _predecessor(self, room: str) -> str:
        created = await self._wire.call("GET", room_path(room, "state", CREATE, ""))
        before = created.get("predecessor")
        return str(before.get("room_id", "")) if isinstance(before, dict) else ""

    async def _join(self, room: str, inviter: str) -> bool:
        """Whether we are in a room now; a server that is in it is asked."""
        server = inviter.partition(":")[2]
        query = {"server_name": server, "via": server}
        try:
            await self._wire.call("POST", f"{CLIENT}/join/{quote(room, safe='')}", {}, query=query, seconds=120)
        except MatrixError as error:
            if error.is_passing:
                raise
            _LOG.warning("%s cannot be joined: %s", room, error)
            return False
        return True

    async def _leave(self, room: str, reason: str | None = None) -> None:
        try:
            await self._wire.call("POST", room_path(room, "leave"), {} if reason is None else {"reason": reason})
            await self._wire.call("POST", room_path(room, "forget"), {})
        except MatrixError as error:
            if error.is_passing:
                raise


def _upgrade(room: str) -> str:
    """The name of the note that says which room a room takes the place of."""
    return f"upgrade/{transaction(room)}"
