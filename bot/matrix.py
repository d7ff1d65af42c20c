"""Matrix, as the settings have it."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import replace
from pathlib import Path

from bot.settings import Settings, SettingsError
from domain.chat import ChatRef, Platform
from domain.errors import StoreError
from domain.ports import Clock
from domain.transport import MenuCommand
from storage import schema
from storage.store import Store
from transports.findings import Findings
from transports.matrix.checking import check_matrix
from transports.matrix.login import TOKEN, Account
from transports.matrix.taking import PREFIXES
from transports.matrix.transport import Matrix, Memory, open_matrix


def is_matrix_set_up(settings: Settings) -> bool:
    """Whether there is a homeserver to answer people on."""
    return bool(settings.matrix_homeserver or settings.matrix_user)


def matrix_of(
    settings: Settings, store: Store, commands: Mapping[str, MenuCommand], clock: Clock
) -> AbstractAsyncContextManager[Matrix]:
    """The transport of the account that is set; `commands` is the whole table.

    Entering it raises TransportError if the account is refused or the server cannot be reached.

    Raises:
        SettingsError: If a setting is missing; one sentence that names it.
    """

    async def prefix_of(chat: ChatRef) -> str:
        chosen = (await store.chats.options(replace(chat, thread=""))).get("prefix")
        return chosen if chosen in PREFIXES else settings.matrix_prefix

    memory = Memory(store.inbox, store.notes, store.buttons, store.chat_moves, store.subscriptions)
    return open_matrix(
        matrix_account_of(settings), memory, commands, clock=clock, sleep=asyncio.sleep, prefix_of=prefix_of
    )


async def find_matrix(settings: Settings, clock: Clock) -> Findings:
    """What `byline doctor` finds on Matrix; where there is only a password, by the token that it gave earlier.

    Raises:
        SettingsError: If a setting is missing.
        TransportError: If the server cannot be reached or does not know the token.
    """
    account = matrix_account_of(settings)
    return await check_matrix(account, account.token or await _noted_token(settings, clock), clock.now())


async def _noted_token(settings: Settings, clock: Clock) -> str:
    """The token that a password gave; empty where there is none, or a database that another check finds wrong."""
    with suppress(StoreError):
        await schema.check(settings.database_url)
        store = await Store.open(settings.database_url, clock=clock)
        try:
            return await store.notes.get(Platform.MATRIX, TOKEN) or ""
        finally:
            await store.close()
    return ""


def matrix_account_of(settings: Settings) -> Account:
    """How the settings say that the homeserver is reached.

    Raises:
        SettingsError: If a setting is missing; one sentence that names it.
    """
    token, password = settings.matrix_token.get_secret_value(), settings.matrix_password.get_secret_value()
    if not settings.matrix_homeserver:
        raise SettingsError("BYLINE_MATRIX_USER needs BYLINE_MATRIX_HOMESERVER too, as https://matrix.example.org.")
    if not settings.matrix_user:
        raise SettingsError("BYLINE_MATRIX_HOMESERVER needs BYLINE_MATRIX_USER too, as @byline:example.org.")
    if not token and not password:
        raise SettingsError(f"{settings.matrix_user} needs BYLINE_MATRIX_TOKEN or BYLINE_MATRIX_PASSWORD too.")
    return Account(
        settings.matrix_homeserver,
        settings.matrix_user,
        token=token,
        password=password,
        device=settings.matrix_device,
        store=Path(settings.matrix_store),
        owners=settings.owner_ids(Platform.MATRIX),
        inviters=frozenset(settings.matrix_inviters.split()),
        prefix=settings.matrix_prefix,
        has_notice_answers=settings.matrix_answers == "notice",
        has_notice_editions=settings.matrix_editions == "notice",
    )
