"""Telegram, as the settings have it."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager

from bot.settings import Settings
from domain.chat import ChatRef, Platform
from domain.options import Asking
from domain.ports import Clock
from domain.transport import MenuCommand
from domain.trust import PersonRef
from storage.store import Store
from transports.telegram.account import Account, Memory, WebhookPlace
from transports.telegram.opening import open_telegram
from transports.telegram.transport import Telegram


def telegram_of(
    settings: Settings, store: Store, commands: Mapping[str, MenuCommand], clock: Clock
) -> AbstractAsyncContextManager[Telegram]:
    """The transport of the bot whose token is set; `commands` is the whole table.

    Entering it raises TransportError if the token is refused or the server cannot be reached.
    """
    account = account_of(settings)
    memory = memory_of(store)
    return open_telegram(account, memory, commands, clock=clock, sleep=asyncio.sleep)


def account_of(settings: Settings) -> Account:
    """How the settings say that the Bot API is reached."""
    host, _, port = settings.telegram_webhook_listen.rpartition(":")
    place = WebhookPlace(settings.telegram_webhook_url, host.strip("[]"), int(port))
    return Account(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api_url,
        frozenset(int(user) for user in settings.owner_ids(Platform.TELEGRAM)),
        webhook=place if settings.telegram_webhook_url else None,
    )


def memory_of(store: Store) -> Memory:
    """Where the transport finds what it has to remember."""

    async def is_admin(user: str) -> bool:
        return await store.admins.has(PersonRef(Platform.TELEGRAM, user))

    async def asking_in(chat: str) -> Asking:
        chosen = (await store.chats.options(ChatRef(Platform.TELEGRAM, chat))).get("asking")
        return Asking(chosen) if chosen in set(Asking) else Asking.FEW

    memory = (store.inbox, store.notes, store.buttons, store.chat_moves, store.subscriptions)
    return Memory(*memory, is_admin, asking_in)
