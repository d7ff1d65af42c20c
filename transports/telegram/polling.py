"""Long polling: updates are stored before the server hears that they arrived, and each is taken once.

The library's own queue would lose what it holds with the process, and its concurrency breaks the order in a chat; so
this asks for updates itself.
"""

import json
from functools import partial
from typing import Any, Final

from telegram.error import TelegramError

from domain.ports import Arrival
from transports.contact import Contact
from transports.telegram.bot import UpdatesBot
from transports.telegram.insisting import insist
from transports.telegram.intake import KINDS, Intake
from transports.telegram.limiter import Sleep

POLL_SECONDS: Final = 50


class Polling:
    """Asks for updates."""

    def __init__(self, bot: UpdatesBot, contact: Contact, *, sleep: Sleep) -> None:
        self._bot = bot
        self._contact = contact
        self._sleep = sleep

    async def run(self, intake: Intake) -> None:
        """Ask until it is cancelled; a webhook goes first, since a server that has one gives updates to nobody else.

        Raises:
            TransportError: If the server does not take the token any more.
        """
        await insist(self._bot.delete_webhook, self._sleep)
        offset: int | None = None
        while True:
            found = await insist(partial(self._ask, offset), self._sleep)
            if found:
                arrivals = [Arrival(str(one["update_id"]), json.dumps(one)) for one in found]
                await insist(partial(intake.accept, arrivals), self._sleep)
            offset = max((one["update_id"] + 1 for one in found), default=offset)

    async def _ask(self, offset: int | None) -> list[dict[str, Any]]:
        """What came; where the last question had no answer, at once, so that it is soon known that they come again."""
        seconds = POLL_SECONDS if self._contact.absence is None else 0
        try:
            found = await self._bot.updates(offset, KINDS, seconds=seconds)
        except TelegramError as error:
            self._contact.is_lost(f"It gives no updates ({error.message}).")
            raise
        self._contact.is_well()
        return found
