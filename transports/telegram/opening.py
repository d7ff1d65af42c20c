"""Logs in to the Bot API, and gives the transport."""

import warnings
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

import httpx
from telegram import Bot
from telegram.error import RetryAfter, TelegramError
from telegram.request import HTTPXRequest
from telegram.warnings import PTBDeprecationWarning

from domain.errors import UnreachableError
from domain.ports import Clock
from domain.transport import MenuCommand
from transports.telegram.account import Account, Memory
from transports.telegram.asking import ask, slow_mode_seconds
from transports.telegram.bot import UpdatesBot
from transports.telegram.limiter import Sleep, SlidingLimiter
from transports.telegram.outcomes import seconds_of
from transports.telegram.redacting import keep_token_out_of_logs
from transports.telegram.transport import Telegram

_POOL: Final = 32


@asynccontextmanager
async def open_telegram(
    account: Account, memory: Memory, commands: Mapping[str, MenuCommand], *, clock: Clock, sleep: Sleep
) -> AsyncIterator[Telegram]:
    """The transport while it is used; `commands` is the whole table.

    Raises:
        UnreachableError: If the server cannot be reached, or wants to be left alone for long.
        TransportError: If it refuses the token; one sentence.
        StoreError: If nothing can be remembered.
    """
    keep_token_out_of_logs()
    # The library warns of its own use of it.
    warnings.filterwarnings("ignore", ".*attribute `retry_after`", PTBDeprecationWarning)
    limiter = SlidingLimiter(memory.notes, clock, sleep, slow_mode_of=partial(slow_mode_seconds, account))
    # Reading the authorities takes long, and both clients trust the same.
    trust = {"verify": httpx.create_ssl_context()}
    bot = UpdatesBot(
        account.token,
        base_url=f"{account.url}/bot",
        base_file_url=f"{account.url}/file/bot",
        request=HTTPXRequest(_POOL, read_timeout=account.read_seconds, httpx_kwargs=trust),
        get_updates_request=HTTPXRequest(1, httpx_kwargs=trust),
        rate_limiter=limiter,
    )
    try:
        await _initialize(bot, account)
        yield Telegram(bot, account, memory, commands, clock=clock, sleep=sleep)
    finally:
        await bot.shutdown()


async def _initialize(bot: Bot, account: Account) -> None:
    try:
        await bot.initialize()
        return  # noqa: TRY300 (what follows is for those that failed)
    except RetryAfter as error:
        seconds = seconds_of(error)
        raise UnreachableError(f"Telegram wants to be left alone for {seconds:.0f} s.", retry_seconds=seconds) from None
    except (TelegramError, LookupError, TypeError):
        pass  # Its words, and those of what it came from, hold the token and do not tell what is wrong.
    await ask(account, "getMe")
    raise UnreachableError("Telegram's server answers only now and then.")
