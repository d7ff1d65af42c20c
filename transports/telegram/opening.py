"""Logs in to the Bot API, and gives the transport."""

import warnings
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Final

import httpx
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest
from telegram.warnings import PTBDeprecationWarning

from domain.errors import TransportError
from domain.ports import Clock
from domain.transport import MenuCommand
from transports.telegram.account import Account, Memory
from transports.telegram.limiter import Sleep, SlidingLimiter
from transports.telegram.redacting import keep_token_out_of_logs
from transports.telegram.transport import Telegram

_POOL: Final = 32


@asynccontextmanager
async def open_telegram(
    account: Account, memory: Memory, commands: Mapping[str, MenuCommand], *, clock: Clock, sleep: Sleep
) -> AsyncIterator[Telegram]:
    """The transport while it is used; `commands` is the whole table.

    Raises:
        TransportError: If the server refuses the token or cannot be reached; one sentence.
    """
    keep_token_out_of_logs()
    # The library warns of its own use of it.
    warnings.filterwarnings("ignore", ".*attribute `retry_after`", PTBDeprecationWarning)
    limiter = SlidingLimiter(memory.notes, clock, sleep)
    # Reading the authorities takes long, and both clients trust the same.
    trust = {"verify": httpx.create_ssl_context()}
    bot = ExtBot(
        account.token,
        base_url=f"{account.url}/bot",
        base_file_url=f"{account.url}/file/bot",
        request=HTTPXRequest(_POOL, read_timeout=account.read_seconds, httpx_kwargs=trust),
        get_updates_request=HTTPXRequest(1, httpx_kwargs=trust),
        rate_limiter=limiter,
    )
    try:
        await _initialize(bot)
        yield Telegram(bot, account, memory, commands, clock=clock, sleep=sleep)
    finally:
        await bot.shutdown()


async def _initialize(bot: Bot) -> None:
    try:
        await bot.initialize()
    except InvalidToken:
        # Its own words, and those of what it came from, hold the token.
        raise TransportError(
            "Telegram does not know the token in BYLINE_TELEGRAM_TOKEN; @BotFather shows it."
        ) from None
    except NetworkError as error:
        raise TransportError(
            f"Telegram's server cannot be reached ({type(error).__name__}); look at the network, and at "
            "BYLINE_TELEGRAM_API_URL if you set it."
        ) from None
    except TelegramError as error:
        raise TransportError(f"Telegram refuses this bot: {error.message}.") from None
