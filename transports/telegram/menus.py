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
    BotCommandScopeChatAdministrators,
)
from telegram.error import BadRequest, Forbidden, TelegramError

from domain.chat import Platform, Role
from domain.options import Asking
from domain.ports import Notes
from domain.transport import MenuCommand

NOTE: Final = "menus"
ONLY_ADMINS: Final = (BotCommand("help", "only admins ask here; this leads to a private chat"),)
"""Where members may ask nothing: with an empty menu Telegram would show them that of all groups."""
_HELP_CHARS: Final = 256
_MOST: Final = 100


class Menus:
    """Shows the commands; what is shown where is noted as a digest."""

    def __init__(self, bot: Bot, commands: Mapping[str, MenuCommand], notes: Notes) -> None:
        self._bot = bot
        self._commands = commands
        self._notes = notes
        self._shown: dict[str, str] = {}
        self._refused: set[tuple[str, str]] = set()
        self._has_shown_all = True

    async def start(self) -> None:
        """Bring the menus for everybody up to date; what could not be sent follows with the next request."""
        self._shown = json.loads(await self._notes.get(Platform.TELEGRAM, NOTE) or "{}")
        await self._show_all()

    async def _show_all(self) -> None:
        members = [BotCommand(name, self._help(name)) for name, one in self._commands.items() if one.is_for_groups]
        menus = (
            (BotCommandScopeAllPrivateChats(), self._up_to(Role.CHAT_ADMIN)),
            (BotCommandScopeAllGroupChats(), members),
            (BotCommandScopeAllChatAdministrators(), self._up_to(Role.CHAT_ADMIN)),
        )
        self._has_shown_all = all([await self._show(scope, menu) for scope, menu in menus])

    async def fit(self, chat: int, role: Role) -> None:
        """Show in a private chat what its person may; who is no admin any more gets everybody's menu back."""
        if not self._has_shown_all:
            await self._show_all()
        scope = BotCommandScopeChat(chat)
        if role >= Role.ADMIN:
            await self._show(scope, self._up_to(role))
        elif _name(scope) in self._shown:
            await self._show(scope, ())

    async def fit_group(self, chat: int, asking: Asking) -> None:
        """Show in a group what its members may ask; where it is the usual few, they get the menu of all groups back.

        A group's own menu comes before that of all admins, so its admins get theirs once more, first and for good:
        what is chosen later costs one request.
        """
        if not self._has_shown_all:
            await self._show_all()
        members, admins = BotCommandScopeChat(chat), BotCommandScopeChatAdministrators(chat)
        own = {Asking.EVERYTHING: self._up_to(Role.MEMBER), Asking.NOTHING: ONLY_ADMINS, Asking.FEW: ()}[asking]
        is_known = _name(admins) in self._shown
        if own or is_known:
            is_known = await self._show(admins, self._up_to(Role.CHAT_ADMIN))
        if (own and is_known) or _name(members) in self._shown:
            await self._show(members, own)

    async def _show(self, scope: BotCommandScope, menu: Collection[BotCommand]) -> bool:
        """Whether the menu is there; one that is refused for good is not tried again by this process."""
        words = json.dumps([(one.command, one.description) for one in menu])
        digest, name = hashlib.sha256(words.encode()).hexdigest()[:16], _name(scope)
        if self._shown.get(name) == digest or (name, digest) in self._refused:
            return self._shown.get(name) == digest
        try:
            if menu:
                await self._bot.set_my_commands(tuple(menu), scope=scope)
                self._shown[name] = digest
            else:
                await self._bot.delete_my_commands(scope=scope)
                self._shown.pop(name, None)
        except (BadRequest, Forbidden):
            self._refused.add((name, digest))
            return False
        except TelegramError:
            return False
        await self._notes.put(Platform.TELEGRAM, NOTE, json.dumps(self._shown))
        return True

    def _up_to(self, role: Role) -> list[BotCommand]:
        names = [name for name, command in self._commands.items() if command.role <= role]
        return [BotCommand(name, self._help(name)) for name in names][:_MOST]

    def _help(self, name: str) -> str:
        return self._commands[name].help[:_HELP_CHARS]


def _name(scope: BotCommandScope) -> str:
    if isinstance(scope, BotCommandScopeChat | BotCommandScopeChatAdministrators):
        return f"{scope.type} {scope.chat_id}"
    return str(scope.type)
