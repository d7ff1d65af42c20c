"""The way of every update, from long polling and from the webhook: stored, then worked on in a lane a chat."""

import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, NoReturn

from telegram import Bot, Update

from domain.chat import Platform
from domain.ports import Arrival, Clock, Inbox
from transports.lanes import Lanes

KINDS: Final = ("message", "callback_query", "my_chat_member")
"""What is asked for; edits are not: what was answered once is not answered again."""


class Intake:
    """Takes updates in, and lets `answer` work on each; made in a running loop."""

    def __init__(self, bot: Bot, inbox: Inbox, clock: Clock, answer: Callable[[Update], Awaitable[None]]) -> None:
        self._bot = bot
        self._inbox = inbox
        self._clock = clock
        self._answer = answer
        self._lanes = Lanes(self._work)

    async def start(self) -> None:
        """Begin with what an earlier process took and did not finish."""
        self._put(await self._inbox.waiting(Platform.TELEGRAM))

    async def accept(self, arrivals: Sequence[Arrival]) -> None:
        """Store updates, and then let those that are new be worked on."""
        self._put(await self._inbox.take(Platform.TELEGRAM, arrivals, now=self._clock.now()))

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
        await self._answer(Update.de_json(json.loads(arrival.payload), self._bot))
        await self._inbox.finish(Platform.TELEGRAM, arrival.update_id)

    def _put(self, arrivals: Sequence[Arrival]) -> None:
        for arrival in arrivals:
            self._lanes.put(_lane(arrival), arrival)


def _lane(arrival: Arrival) -> str:
    """The chat of an update, within which order is kept."""
    update = json.loads(arrival.payload)
    for kind in KINDS:
        said = update.get(kind) or {}
        chat = said.get("chat") or (said.get("message") or {}).get("chat")
        if chat:
            return str(chat["id"])
    return ""
