"""Telegram, as the settings have it."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager

from bot.settings import Settings
from domain.chat import Platform
from domain.ports import Clock
from storage.store import Store
from transports.telegram.transport import Account, Memory, Telegram, open_telegram


def telegram_of(
    settings: Settings, store: Store, commands: Mapping[str, str], clock: Clock
) -> AbstractAsyncContextManager[Telegram]:
    """The transport of the bot whose token is set; `commands` are those that people may call, with their help.

    Entering it raises TransportError if the token is refused or the server cannot be reached.
    """
    account = Account(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api_url,
        frozenset(int(user) for user in settings.owner_ids(Platform.TELEGRAM)),
    )
    memory = Memory(store.inbox, store.notes, store.buttons, store.chat_moves)
    return open_telegram(account, memory, commands, clock=clock, sleep=asyncio.sleep)
