"""Telegram's menus of commands, from the table of commands, by place and role; they are sent only where they changed.

A menu is a convenience and only shows: each call is authorised apart, and a failure here stops nothing.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from domain.chat import Platform, Role
from domain.ports import Notes
from domain.transport import MenuCommand

NOTE: Final = "menus"
_HELP_CHARS: Final = 256
_MOST: Final = 100


class Menus:
    """Shows the commands; what is shown where is noted as a digest."""

    def __init__(self, bot: Bot, commands: Mapping[str, MenuCommand], notes: Notes) -> None:
        self._bot = bot
        self._commands = commands
        self._notes = notes
        self._shown: dict[str, str] = {}

    async def start(self) -> None:
        """Bring the menus for everybody up to date."""
        self._shown = json.loads(await self._notes.get(Platform.TELEGRAM, NOTE) or "{}")
        members = [BotCommand(name, self._help(name)) for name, one in self._commands.items() if one.is_for_groups]
        await self._show(BotCommandScopeAllPrivateChats(), self._up_to(Role.CHAT_ADMIN))
        await self._show(BotCommandScopeAllGroupChats(), members)
        await self._show(BotCommandScopeAllChatAdministrators(), self._up_to(Role.CHAT_ADMIN))

    async def fit(self, chat: int, role: Role) -> None:
        """Show in a private chat what its person may; who is no admin any more gets everybody's menu back."""
        scope = BotCommandScopeChat(chat)
        if role >= Role.ADMIN:
            await self._show(scope, self._up_to(role))
        elif _name(scope) in self._shown:
            await self._show(scope, ())

    async def _show(self, scope: BotCommandScope, menu: Collection[BotCommand]) -> None:
        words = json.dumps([(one.command, one.description) for one in menu])
        digest, name = hashlib.sha256(words.encode()).hexdigest()[:16], _name(scope)
        if self._shown.get(name) == digest:
            return
        try:
            if menu:
                await self._bot.set_my_commands(tuple(menu), scope=scope)
                self._shown[name] = digest
            else:
                await self._bot.delete_my_commands(scope=scope)
                self._shown.pop(name, None)
        except TelegramError:
            return
        await self._notes.put(Platform.TELEGRAM, NOTE, json.dumps(self._shown))

    def _up_to(self, role: Role) -> list[BotCommand]:
        names = [name for name, command in self._commands.items() if command.role <= role]
        return [BotCommand(name, self._help(name)) for name in names][:_MOST]

    def _help(self, name: str) -> str:
        return self._commands[name].help[:_HELP_CHARS]


def _name(scope: BotCommandScope) -> str:
    return f"chat {scope.chat_id}" if isinstance(scope, BotCommandScopeChat) else str(scope.type)
