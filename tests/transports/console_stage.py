"""The console for the contract suite."""

import asyncio
import io
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import NoReturn, TextIO

import pytest

from domain.chat import ChatRef
from transports.console import CHAT, Console


@dataclass(frozen=True, slots=True)
class ConsoleStage:
    """The console, what was written on it, and its keyboard."""

    transport: Console
    out: io.StringIO
    keyboard: TextIO
    chat: ChatRef = CHAT

    def shown(self) -> list[str]:
        """The messages, of which each ends with an empty line."""
        return [words for words in self.out.getvalue().split("\n\n") if words]

    def remove_us(self) -> None:
        """A terminal is there as long as the process."""
        _skip()

    def ban_us(self, seconds: int) -> None:
        """It takes whatever comes."""
        del seconds
        _skip()

    def lose_answer(self) -> None:
        """It answers nothing."""
        _skip()

    async def say(self, text: str) -> None:
        """Type a line."""
        self.keyboard.write(f"{text}\n")
        self.keyboard.flush()


def _skip() -> NoReturn:
    pytest.skip("a terminal has no server that could refuse")


@asynccontextmanager
async def console_stage() -> AsyncIterator[ConsoleStage]:
    """A console at the end of a pipe; closing the pipe ends its reading, which is waited for."""
    reading, writing = os.pipe()
    out = io.StringIO()
    with os.fdopen(reading, encoding="utf-8") as source, os.fdopen(writing, "w", encoding="utf-8") as keyboard:
        yield ConsoleStage(Console(source, out), out, keyboard)
        keyboard.close()
        for thread in [thread for thread in threading.enumerate() if thread.name == "console"]:
            await asyncio.to_thread(thread.join)
