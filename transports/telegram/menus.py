"""Telegram's menus of commands, from the table of commands: all in private, what members may ask in groups."""

from collections.abc import Mapping
from typing import Final

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

IN_GROUPS: Final = ("source", "check", "flag", "help")
_HELP_CHARS: Final = 256


async def set_menus(bot: Bot, commands: Mapping[str, str]) -> None:
    """Show the commands in the menus; a menu is a convenience, so that a failure stops nothing."""
    menu = [BotCommand(name, words[:_HELP_CHARS]) for name, words in commands.items()]
    in_groups = [one for one in menu if one.command in IN_GROUPS]
    try:
        await bot.set_my_commands(menu, scope=BotCommandScopeAllPrivateChats())
        await bot.set_my_commands(in_groups, scope=BotCommandScopeAllGroupChats())
    except TelegramError:
        return
