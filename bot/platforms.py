"""The chat platforms that the settings have an account for."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from bot.matrix import is_matrix_set_up, matrix_of
from bot.settings import Settings
from bot.telegram import telegram_of
from domain.chat import Platform
from domain.ports import Clock
from domain.transport import MenuCommand, Transport
from handlers.table import load_commands
from storage.store import Store


def is_any_set_up(settings: Settings) -> bool:
    """Whether there is a platform to answer people on."""
    return bool(settings.telegram_token.get_secret_value()) or is_matrix_set_up(settings)


@asynccontextmanager
async def open_transports(
    settings: Settings, store: Store, clock: Clock
) -> AsyncIterator[Mapping[Platform, Transport]]:
    """A transport for each platform that is set up, while they are used.

    Raises:
        SettingsError: If a setting of a platform is missing.
        TransportError: If a platform refuses its account or cannot be reached; one sentence.
    """
    commands = {name: MenuCommand(one.help, one.role, one.is_for_groups) for name, one in load_commands().items()}
    opened: dict[Platform, Transport] = {}
    async with AsyncExitStack() as stack:
        if settings.telegram_token.get_secret_value():
            telegram = telegram_of(settings, store, commands, clock)
            opened[Platform.TELEGRAM] = await stack.enter_async_context(telegram)
        if is_matrix_set_up(settings):
            opened[Platform.MATRIX] = await stack.enter_async_context(matrix_of(settings, store, commands, clock))
        yield opened
