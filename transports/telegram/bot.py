"""The library's bot, with what it lacks for taking updates in: as the platform wrote them, and never during a ban."""

from functools import partial
from typing import Any, Final, cast

from telegram.ext import ExtBot

from transports.telegram.limiter import SlidingLimiter, Turn

_SLACK_SECONDS: Final = 15


class UpdatesBot(ExtBot[Turn]):
    """A bot whose rate limiter is ours."""

    async def updates(self, offset: int | None, kinds: tuple[str, ...], *, seconds: int) -> list[dict[str, Any]]:
        """What came, as soon as something does within so many seconds.

        It is not read here: the library would raise on all for one update that it does not understand.

        Raises:
            TelegramError: If the server does not give it.
        """
        asked = {"offset": offset, "timeout": seconds, "allowed_updates": kinds}
        ask = partial(self._post, "getUpdates", asked, read_timeout=seconds + _SLACK_SECONDS)
        limiter = cast("SlidingLimiter", self.rate_limiter)
        return cast("list[dict[str, Any]]", await limiter.beside_windows(ask))
