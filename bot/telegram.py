"""Telegram: the transport with the router behind it."""

import asyncio
from collections.abc import Callable

from bot.console import make_router
from bot.conversation import Conversation
from bot.settings import Settings
from desk.desk import Desk
from domain.chat import Platform, Role
from transports.telegram.transport import Account, Memory, open_telegram


async def serve_telegram(desk: Desk, settings: Settings, *, say: Callable[[str], None]) -> None:
    """Answer people on Telegram until it is cancelled; `say` tells the operator that it works.

    Raises:
        TransportError: If the token is refused or the server cannot be reached; one sentence.
    """
    router = make_router(desk)
    store = desk.store
    account = Account(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api_url,
        frozenset(int(user) for user in settings.owner_ids(Platform.TELEGRAM)),
    )
    commands = {name: command.help for name, command in router.commands.items() if command.role <= Role.MEMBER}
    memory = Memory(store.inbox, store.notes, store.buttons, store.chat_moves)
    async with open_telegram(account, memory, commands, clock=desk.clock, sleep=asyncio.sleep) as telegram:
        say(f"Byline answers on Telegram as @{telegram.name}; Ctrl-C stops it.")
        await telegram.run(Conversation(router, telegram, asyncio.sleep).take)
