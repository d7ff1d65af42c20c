"""Asks the homeserver what happened, stores it, and only then remembers how far it asked.

The library's own loop never ends with a revoked token, and hands events over before it remembers them; so this is one
of ours.
"""

import logging
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from domain.chat import Platform
from domain.errors import TransportError
from domain.ports import Arrival, Clock, Inbox, Notes
from transports.contact import Contact
from transports.defects import contained
from transports.matrix.arrivals import (
    MEMBER,
    REDACTION,
    Happened,
    events_of,
    invitations,
    is_of_interest,
    is_our_joining,
    section,
)
from transports.matrix.content import transaction
from transports.matrix.keys import Keys
from transports.matrix.login import UNKNOWN_TOKEN
from transports.matrix.reading import content_of
from transports.matrix.roles import Roles
from transports.matrix.turns import Sleep
from transports.matrix.wire import CLIENT, MatrixError, Wire, room_path

POLL_SECONDS: Final = 30
MOST_MISSED: Final = 2_000
"""So many events of a room are fetched that came while nobody asked; those before them are too old to be answered."""
_SLACK_SECONDS: Final = 20.0
_FIRST_SECONDS: Final = 180.0
_LONGEST_PAUSE: Final = 60.0
_PAGE: Final = 100
_LOG: Final = logging.getLogger("byline.matrix")


class Syncing:
    """Keeps what we know of rooms in step with the server, and stores what came; `may_ask` says which words."""

    def __init__(self, wire: Wire, user: str, keys: Keys, roles: Roles, *, may_ask: Callable[[Happened], bool]) -> None:
        self._wire = wire
        self._user = user
        self._keys = keys
        self._roles = roles
        self._may_ask = may_ask
        self._is_first = True
        self._is_silent = True
        self.redacted: dict[str, None] = {}

    async def once(self, inbox: Inbox, notes: Notes, clock: Clock) -> tuple[Arrival, ...]:
        """Ask once; the first time at once and for all that rooms are like. Gives what is new, stored already.

        Raises:
            MatrixError: If the server gives nothing.
        """
        since = await notes.get(Platform.MATRIX, since_note(self._user))
        synced = await self._ask(since)
        arrived = await self._arrived(synced, since)
        self._learn(synced)
        await self._keys.learn(synced)
        arrivals = list(self._kept(arrived))
        new = await inbox.take(Platform.MATRIX, arrivals, now=clock.now()) if arrivals else ()
        await notes.put(Platform.MATRIX, since_note(self._user), str(synced["next_batch"]))
        self._is_first = False
        return new

    async def _ask(self, since: str | None) -> dict[str, Any]:
        # Where the last question had no answer, one at once, so that it is soon known that there is one again.
        query = {"timeout": "0" if self._is_silent else str(POLL_SECONDS * 1_000), "set_presence": "online"}
        self._is_silent = True
        if since is not None:
            query["since"] = since
        if self._is_first:
            query["full_state"] = "true"
        seconds = _FIRST_SECONDS if self._is_first else POLL_SECONDS + _SLACK_SECONDS
        synced = await self._wire.call("GET", f"{CLIENT}/sync", query=query, seconds=seconds)
        if not isinstance(synced.get("next_batch"), str):
            raise MatrixError("the homeserver's answer to a sync is none", status=502)
        self._is_silent = False
        return synced

    async def _arrived(self, synced: Mapping[str, Any], since: str | None) -> list[Happened]:
        """What happened, in order within a room. The very first time that is nothing but invitations."""
        arrived = list(invitations(synced, self._user))
        if since is None:
            return arrived
        for room, given in section(synced, "join").items():
            events = await self._missed(room, given, since) + events_of(given, "timeline")
            ours = [n for n, event in enumerate(events) if is_our_joining(event, self._user)]
            arrived += [Happened(room, event) for event in events[ours[-1] if ours else 0 :]]
        for room, given in section(synced, "leave").items():
            arrived += [Happened(room, event) for event in events_of(given, "timeline") if _is_about(event, self._user)]
        return arrived

    async def _missed(self, room: str, given: Mapping[str, Any], since: str) -> list[Mapping[str, Any]]:
        """The events between the last sync and this one where the server left some out, back to our joining."""
        timeline = given.get("timeline")
        if not isinstance(timeline, dict) or not timeline.get("limited") or not timeline.get("prev_batch"):
            return []
        if any(is_our_joining(event, self._user) for event in events_of(given, "timeline")):
            return []
        missed: list[Mapping[str, Any]] = []
        start: object = timeline["prev_batch"]
        while isinstance(start, str) and len(missed) < MOST_MISSED:
            query = {"dir": "b", "from": start, "to": since, "limit": str(_PAGE)}
            try:
                page = await self._wire.call("GET", room_path(room, "messages"), query=query)
            except MatrixError as error:
                if error.is_passing:
                    raise
                _LOG.warning("what was said in %s meanwhile cannot be read: %s", room, error)
                break
            chunk = [event for event in page.get("chunk", []) if isinstance(event, dict)]
            missed += chunk
            if not chunk or any(is_our_joining(event, self._user) for event in chunk):
                break
            start = page.get("end")
        return missed[::-1]

    def _learn(self, synced: Mapping[str, Any]) -> None:
        for room, given in section(synced, "join").items():
            for event in [*events_of(given, "state"), *events_of(given, "timeline")]:
                with contained(f"An event in {room}"):
                    self._roles.learn(room, event)
                    if event.get("type") == REDACTION:
                        self._remember_redacted(event)

    def _remember_redacted(self, event: Mapping[str, Any]) -> None:
        """What is taken away before it was answered is not answered."""
        redacted = content_of(event).get("redacts", event.get("redacts"))
        self.redacted[str(redacted)] = None
        while len(self.redacted) > MOST_MISSED:
            del self.redacted[next(iter(self.redacted))]

    def _kept(self, arrived: Iterable[Happened]) -> Iterator[Arrival]:
        for one in arrived:
            with contained(f"An event in {one.room}"):
                if one.is_invitation or (is_of_interest(one.event, self._user) and self._may_ask(one)):
                    yield one.stored()


def since_note(user: str) -> str:
    """The name of the note that says how far was asked for a user."""
    return f"since/{transaction(user)}"


def _is_about(event: Mapping[str, Any], user: str) -> bool:
    return event.get("type") == MEMBER and event.get("state_key") == user


class Watch:
    """Says how long to wait after a failure."""

    def __init__(self, contact: Contact, sleep: Sleep) -> None:
        self._contact = contact
        self._sleep = sleep
        self._pause = 1.0

    def is_well(self) -> None:
        """The server answered."""
        self._contact.is_well()
        self._pause = 1.0

    async def wait(self, error: MatrixError) -> None:
        """Wait longer after each failure, and not all at the same moment.

        Raises:
            TransportError: If the server does not know our token any more.
        """
        if error.code in UNKNOWN_TOKEN:
            raise TransportError(
                "The homeserver does not know Byline's token any more; log in again and set BYLINE_MATRIX_TOKEN, or "
                "BYLINE_MATRIX_PASSWORD."
            ) from error
        _LOG.info("no sync: %s", error)
        self._contact.is_lost(f"It gives no events: {error}.")
        pause = max(self._pause, error.retry_seconds or 0)
        await self._sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 (no secret hangs on it)
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)
