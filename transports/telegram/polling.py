"""Long polling: updates are stored before the server hears that they arrived, and each is taken once.

The library's own queue would lose what it holds with the process, and its concurrency breaks the order in a chat; so
this asks for updates itself.
"""

import json
import logging
from collections.abc import Sequence
from typing import Final

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from domain.chat import Platform
from domain.errors import TransportError
from domain.ports import Arrival, ChatMoves, Clock, Inbox
from domain.transport import Take
from transports.lanes import Lanes
from transports.telegram.limiter import Sleep
from transports.telegram.outcomes import outcome_of
from transports.telegram.taking import Taking

KINDS: Final = ("message", "callback_query", "my_chat_member")
POLL_SECONDS: Final = 50
_SLACK_SECONDS: Final = 15
_LONGEST_PAUSE: Final = 30.0
_LOG: Final = logging.getLogger("byline.telegram")


class Polling:
    """Asks for updates, stores them, and works on them in lanes, a chat each."""

    def __init__(self, bot: Bot, inbox: Inbox, moves: ChatMoves, *, clock: Clock, sleep: Sleep) -> None:
        self._bot = bot
        self._inbox = inbox
        self._moves = moves
        self._clock = clock
        self._sleep = sleep

    async def run(self, taking: Taking, take: Take) -> None:
        """Work until it is cancelled; first on what an earlier process left.

        Raises:
            TransportError: If the server does not take the token any more.
        """

        async def work(arrival: Arrival) -> None:
            update = Update.de_json(json.loads(arrival.payload), self._bot)
            if not await self._moved(update):
                await taking.take(update, take)
            await self._inbox.finish(Platform.TELEGRAM, arrival.update_id)

        lanes = Lanes(work)
        try:
            for arrival in await self._inbox.waiting(Platform.TELEGRAM):
                lanes.put(_lane(arrival), arrival)
            offset: int | None = None
            while True:
                found = await self._ask(offset)
                arrivals = [Arrival(str(one.update_id), one.to_json()) for one in found]
                new = await self._inbox.take(Platform.TELEGRAM, arrivals, now=self._clock.now()) if arrivals else ()
                offset = max((one.update_id + 1 for one in found), default=offset)
                for arrival in new:
                    lanes.put(_lane(arrival), arrival)
        finally:
            await lanes.close()

    async def _ask(self, offset: int | None) -> Sequence[Update]:
        """The next updates; what goes wrong on the way is waited out.

        Raises:
            TransportError: If the server does not take the token any more.
        """
        pause = 1.0
        while True:
            try:
                found = await self._bot.get_updates(
                    offset, timeout=POLL_SECONDS, read_timeout=_SLACK_SECONDS, allowed_updates=KINDS
                )
            except InvalidToken:
                raise TransportError(
                    "Telegram does not know the token any more; @BotFather shows the new one."
                ) from None
            except RetryAfter as error:
                pause = max(pause, getattr(outcome_of(error), "seconds", pause))
            except Conflict:
                _LOG.warning("another program asks for the updates of this bot; only one may")
            except NetworkError as error:
                _LOG.info("Telegram cannot be reached: %s", type(error).__name__)
            except TelegramError as error:
                _LOG.warning("Telegram gives no updates: %s", error.message)
            else:
                return found
            await self._sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _moved(self, update: Update) -> bool:
        """Follow a group that became a supergroup; whether that was what the update said."""
        message = update.message
        if message is None or not (message.migrate_to_chat_id or message.migrate_from_chat_id):
            return False
        old = message.migrate_from_chat_id or message.chat.id
        new = message.migrate_to_chat_id or message.chat.id
        await self._moves.move(Platform.TELEGRAM, str(old), str(new))
        return True


def _lane(arrival: Arrival) -> str:
    """The chat of an update, within which order is kept."""
    update = json.loads(arrival.payload)
    for kind in KINDS:
        said = update.get(kind) or {}
        chat = said.get("chat") or (said.get("message") or {}).get("chat")
        if chat:
            return str(chat["id"])
    return ""
