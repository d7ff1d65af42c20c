"""The chat platforms that the settings have an account for."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import TypeAlias

from bot.matrix import is_matrix_set_up, matrix_account_of, matrix_of
from bot.settings import Settings
from bot.telegram import telegram_of
from domain.chat import Platform
from domain.ports import Clock
from domain.transport import MenuCommand, Transport
from handlers.table import load_commands
from storage.store import Store

Opener: TypeAlias = Callable[[], AbstractAsyncContextManager[Transport]]
"""Gives a transport while it is used.

Entering it raises UnreachableError where the platform gives no answer now, another TransportError where it refuses the
account for good, and StoreError where nothing can be remembered.
"""


def is_any_set_up(settings: Settings) -> bool:
    """Whether there is a platform to answer people on."""
    return bool(settings.telegram_token.get_secret_value()) or is_matrix_set_up(settings)


def openers_of(settings: Settings, store: Store, clock: Clock) -> Mapping[Platform, Opener]:
    """How each platform that is set up is opened, as often as it takes.

    Raises:
        SettingsError: If a setting of a platform is missing.
    """
    commands = {name: MenuCommand(one.help, one.role, one.is_for_groups) for name, one in load_commands().items()}
    openers: dict[Platform, Opener] = {}
    if settings.telegram_token.get_secret_value():
        openers[Platform.TELEGRAM] = partial(telegram_of, settings, store, commands, clock)
    if is_matrix_set_up(settings):
        matrix_account_of(settings)
        openers[Platform.MATRIX] = partial(matrix_of, settings, store, commands, clock)
    return openers
