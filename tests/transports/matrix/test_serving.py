"""What came is answered in order, whatever stumbles."""

import asyncio
from contextlib import suppress
from typing import cast

from domain.chat import ChatRef, Platform, Request, Role
from domain.ports import Arrival, Buttons, Clock, Inbox, Notes
from tests.fakes.clock import TurnedClock
from tests.transports.memory import MemoryButtons, MemoryInbox, MemoryNotes
from transports.contact import Contact
from transports.matrix.arrivals import Happened
from transports.matrix.housekeeping import Housekeeping
from transports.matrix.serving import Serving
from transports.matrix.syncing import Syncing
from transports.matrix.taking import Taking
from transports.matrix.wire import MatrixError

ROOM = "!pier:harbour.example"


class OneSync:
    """A sync with two questions; after it nothing comes."""

    def __init__(self) -> None:
        self.redacted: dict[str, None] = {}
        self._given = [tuple(Happened(ROOM, {"event_id": name}).stored() for name in ("$first", "$second"))]

    async def once(self, inbox: Inbox, notes: Notes, clock: Clock) -> tuple[Arrival, ...]:
        """Give it, and then wait."""
        del inbox, notes, clock
        if not self._given:
            await asyncio.Event().wait()
        return self._given.pop()


class Stumbling:
    """What asks, of which the first is not to be had for three times."""

    failures = 3

    async def request(self, one: Happened, buttons: Buttons, clock: Clock) -> Request:
        """Fail, or give it."""
        del buttons, clock
        name = str(one.event["event_id"])
        if name == "$first" and self.failures:
            self.failures -= 1
            raise MatrixError("no answer came")
        chat = ChatRef(Platform.MATRIX, one.room)
        return Request(chat, "@ann:harbour.example", Role.OWNER, "/help", is_private=True, event_id=name)


class Quiet:
    """No housekeeping has to be done."""

    async def expect(self, one: Happened) -> None:
        """Nothing."""

    async def take(self, one: Happened) -> None:
        """Nothing."""


async def test_what_is_tried_again_stays_before_what_came_later() -> None:
    """Within a room."""
    asked: list[str | None] = []
    has_both = asyncio.Event()

    async def take(request: Request) -> None:
        asked.append(request.event_id)
        if len(asked) == len(("first", "second")):
            has_both.set()

    async def sleep(_: float) -> None:
        await asyncio.sleep(0)

    async def warn(_: ChatRef) -> None:
        """Nothing is unreadable."""

    serving = Serving(
        cast("Syncing", OneSync()),
        cast("Taking", Stumbling()),
        cast("Housekeeping", Quiet()),
        Contact(TurnedClock()),
        warn=warn,
        clock=TurnedClock(),
        sleep=sleep,
    )
    running = asyncio.create_task(serving.run(take, MemoryInbox(), MemoryNotes(), MemoryButtons()))
    await asyncio.wait_for(has_both.wait(), 30)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert asked == ["$first", "$second"]
