"""Who answers: the router over every command, the same on each platform and in the console."""

import secrets

from bot.cooldown import Cooldown
from bot.pages import MemoryPages
from bot.router import Router
from desk.desk import Desk
from handlers.table import load_commands


def make_router(desk: Desk) -> Router:
    """A router over every command."""
    return Router(load_commands(), desk, MemoryPages(), Cooldown(desk.clock), lambda: secrets.token_hex(4))
