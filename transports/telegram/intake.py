"""The way of every update, from long polling and from the webhook: stored, then worked on in a lane a chat."""

import json
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final, NoReturn

from telegram import Bot, Update

from domain.chat import Platform
from domain.errors import StoreError
from domain.ports import Arrival, Clock, Inbox
from transports.defects import contained
from transports.lanes import Lanes
from transports.telegram.insisting import insist
from transports.telegram.limiter import Sleep

KINDS: Final = ("message", "callback_query", "my_chat_member")
"""What is asked for; edits are not: what was answered once is not answered again."""


class Intake:
    """Takes updates in, and lets `answer` work on each; made in a running loop.

    `answer` raises StoreError only where it has answered nothing yet: it is called again then.
    """

    def __init__(
        self, bot: Bot, inbox: Inbox, answer: Callable[[Update], Awaitable[None]], *, clock: Clock, sleep: Sleep
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._answer = answer
        self._clock = clock
        self._sleep = sleep
        self._lanes = Lanes(self._work)
        self._at_work: set[str] = set()
        self._is_in_doubt = False

    async def start(self) -> None:
        """Begin with what an earlier process took and did not finish."""
        self._put(await insist(partial(self._inbox.waiting, Platform.TELEGRAM), self._sleep))

    async def accept(self, arrivals: Sequence[Arrival]) -> None:
        """Store updates, and then let those that are new be worked on.

        Raises:
            StoreError: If nothing can be stored; the server must not hear that they arrived.
        """
        try:
            new = await self._inbox.take(Platform.TELEGRAM, arrivals, now=self._clock.now())
            if self._is_in_doubt:
                new = await self._inbox.waiting(Platform.TELEGRAM)
        except StoreError:
            # They may be stored all the same, and would then never be new again.
            self._is_in_doubt = True
            raise
        self._is_in_doubt = False
        self._put(new)

    async def watch(self) -> NoReturn:
        """Wait for the work on an update to fail.

        Raises:
            BaseException: What it raised.
        """
        await self._lanes.watch()

    async def close(self) -> None:
        """Let what is under way come to its end, for a few seconds; what waits is left for the next start."""
        await self._lanes.close()

    async def _work(self, arrival: Arrival) -> None:
        await insist(partial(self._answer_once, arrival), self._sleep)
        await insist(partial(self._inbox.finish, Platform.TELEGRAM, arrival.update_id), self._sleep)
        self._at_work.discard(arrival.update_id)

    async def _answer_once(self, arrival: Arrival) -> None:
        with contained(f"The update {arrival.update_id}"):
            await self._answer(Update.de_json(json.loads(arrival.payload), self._bot))

    def _put(self, arrivals: Sequence[Arrival]) -> None:
        for arrival in arrivals:
            if arrival.update_id not in self._at_work:
                self._at_work.add(arrival.update_id)
                self._lanes.put(_lane(arrival), arrival)


def _lane(arrival: Arrival) -> str:
    """The chat of an update, within which order is kept."""
    update = json.loads(arrival.payload)
    for kind in KINDS:
        match update.get(kind):
            case {"chat": {"id": chat}} | {"message": {"chat": {"id": chat}}}:
                return str(chat)
    return ""
