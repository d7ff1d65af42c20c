"""Calls without which nothing can be taken in: made again, in growing pauses, until server and store answer."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from domain.errors import StoreError, TransportError
from transports.telegram.limiter import Sleep
from transports.telegram.outcomes import seconds_of

T = TypeVar("T")

_LONGEST_PAUSE: Final = 30.0
_LOG: Final = logging.getLogger("byline.telegram")


async def insist(call: Callable[[], Awaitable[T]], sleep: Sleep) -> T:
    """What a call gives in the end; what goes wrong on the way is waited out.

    Raises:
        TransportError: If the server does not take the token any more.
    """
    pause = 1.0
    while True:
        try:
            return await call()
        except InvalidToken:
            raise TransportError("Telegram does not know the token any more; @BotFather shows the new one.") from None
        except RetryAfter as error:
            pause = max(pause, seconds_of(error))
        except Conflict:
            _LOG.warning("another program asks for the updates of this bot; only one may")
        except NetworkError as error:
            _LOG.info("Telegram cannot be reached: %s", type(error).__name__)
        except TelegramError as error:
            _LOG.warning("Telegram refuses for now: %s", error.message)
        except StoreError as error:
            _LOG.warning("what Telegram brings cannot be remembered for now: %s", error)
        await sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
