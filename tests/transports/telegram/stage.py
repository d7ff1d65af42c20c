"""Telegram for the contract suite."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from domain.chat import ChatRef, Platform
from tests.fakes.bot_api.people import PRIVATE, says
from tests.fakes.bot_api.server import TOKEN, BotApi, Fault, running_bot_api
from tests.fakes.clock import TurnedClock
from tests.transports.telegram.conftest import COMMANDS, new_memory
from transports.telegram.account import Account
from transports.telegram.opening import open_telegram
from transports.telegram.transport import Telegram


@dataclass(frozen=True, slots=True)
class TelegramStage:
    """The transport and the server behind it."""

    transport: Telegram
    api: BotApi
    chat: ChatRef

    def shown(self) -> list[str]:
        """The words of the posts."""
        return [post.get("text") or post.get("caption") or "" for post in self.api.posts[self.chat.chat].values()]

    def remove_us(self) -> None:
        """Let the next post be forbidden."""
        self.api.fail("sendMessage", Fault(403, "Forbidden: bot was blocked by the user"))

    def ban_us(self, seconds: int) -> None:
        """Let the next post be one too many."""
        self.api.fail("sendMessage", Fault(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds}))

    def lose_answer(self) -> None:
        """Let the connection break after the post was taken."""
        self.api.fail("sendMessage", Fault(is_lost=True))

    async def say(self, text: str) -> None:
        """Let a person write."""
        await says(self.api, text)


@asynccontextmanager
async def telegram_stage() -> AsyncIterator[TelegramStage]:
    """A new server and a transport that is logged in; waiting turns the clock."""
    clock = TurnedClock()

    async def sleep(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))

    async with running_bot_api() as api:
        account = Account(TOKEN, api.url)
        async with open_telegram(account, new_memory(), COMMANDS, clock=clock, sleep=sleep) as telegram:
            yield TelegramStage(telegram, api, ChatRef(Platform.TELEGRAM, str(PRIVATE)))
