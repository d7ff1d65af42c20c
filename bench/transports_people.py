"""People who ask on each platform and wait for the answer, and echoes: bots of a few lines on the same servers."""

import asyncio
import itertools
import json
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final, Protocol
from urllib.parse import quote

from aiohttp import ClientSession

from tests.fakes.bot_api.people import says
from tests.fakes.bot_api.server import TOKEN, BotApi
from tests.synapse import CLIENT, Person

BETWEEN_SECONDS: Final = 0.05
"""Telegram takes 30 messages a second of a bot, and Byline keeps below that; a person waits as long elsewhere."""
_NOTHING_ASKED: Final = b"/zzzz"
_FIRST_CHAT: Final = 1_000
_POLL_MS: Final = 20_000
_NOTHING: Final[dict[str, list[str]]] = {"types": []}
_MESSAGES: Final = {
    "room": {"timeline": {"types": ["m.room.message"]}, "state": _NOTHING, "ephemeral": _NOTHING},
    "presence": _NOTHING,
    "account_data": _NOTHING,
}


class Asking(Protocol):
    """Somebody on a platform."""

    async def ask(self, text: str) -> None:
        """Write a command and wait until its answer is there."""


class TelegramPeople:
    """As many private chats as there are requests: one chat takes a message a second only."""

    def __init__(self, api: BotApi, chats: int) -> None:
        self._api = api
        self._chats = itertools.cycle(range(_FIRST_CHAT, _FIRST_CHAT + chats))

    async def ask(self, text: str) -> None:
        """Ask in the next chat; its answer is there when the server has it."""
        chat = next(self._chats)
        posts = self._api.posts[str(chat)]
        before = len(posts)
        await says(self._api, text, chat=chat, user=chat)
        await self._api.wait_until(lambda: len(posts) > before)


class MatrixAccount:
    """A client of a few lines."""

    def __init__(self, session: ClientSession, person: Person) -> None:
        self._session = session
        self._person = person
        self._numbers = itertools.count()
        self._since = ""

    async def start(self) -> None:
        """Listen from now on."""
        await self._sync({})

    async def say(self, room: str, text: str) -> None:
        """Write in a room."""
        path = f"/rooms/{quote(room)}/send/m.room.message/bench{next(self._numbers)}"
        await self._call("PUT", path, body={"msgtype": "m.text", "body": text})

    async def heard(self) -> list[tuple[str, str]]:
        """Room and words of what others wrote since the last time, as soon as there is something."""
        given = await self._sync({"timeout": str(_POLL_MS), "since": self._since})
        return [
            (room, event["content"].get("body", ""))
            for room, joined in given.get("rooms", {}).get("join", {}).items()
            for event in joined["timeline"]["events"]
            if event["sender"] != self._person.user
        ]

    async def _sync(self, query: Mapping[str, str]) -> dict[str, Any]:
        given = await self._call("GET", "/sync", query={"filter": json.dumps(_MESSAGES), **query})
        self._since = given["next_batch"]
        return given

    async def _call(self, method: str, path: str, *, body: object = None, query: Any = None) -> dict[str, Any]:  # noqa: ANN401 (of the library)
        headers = {"Authorization": f"Bearer {self._person.token}"}
        url = f"{self._person.url}{CLIENT}{path}"
        async with self._session.request(method, url, json=body, params=query, headers=headers) as answer:
            given: dict[str, Any] = await answer.json()
            return given


class MatrixPerson:
    """One person in several rooms; the answer is there when the person's client has it."""

    def __init__(self, account: MatrixAccount, rooms: list[str]) -> None:
        self._account = account
        self._rooms = itertools.cycle(rooms)

    async def ask(self, text: str) -> None:
        """Ask in the next room."""
        room = next(self._rooms)
        await self._account.say(room, text.replace("/", "!", 1))
        while room not in {place for place, _ in await self._account.heard()}:
            pass


class ConsolePerson:
    """A script that writes lines to `byline chat`; an answer is as long as it was the first time.

    The first time it ends where the answer to a word begins that is no command.
    """

    def __init__(self, process: Process) -> None:
        self._process = process
        self._lengths: dict[str, int] = {}

    async def ask(self, text: str) -> None:
        """Write a line."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError
        self._process.stdin.write(f"{text}\n".encode())
        if text in self._lengths:
            await self._process.stdout.readexactly(self._lengths[text])
            return
        self._process.stdin.write(_NOTHING_ASKED + b"\n")
        said = await self._process.stdout.readuntil(_NOTHING_ASKED + b" ")
        self._lengths[text] = said.rindex(_NOTHING_ASKED)
        await self._process.stdout.readuntil(b"\n\n")


@asynccontextmanager
async def telegram_echo(api: BotApi, session: ClientSession) -> AsyncIterator[None]:
    """A bot that takes each update and answers it."""

    async def echo() -> None:
        offset = 0
        while True:
            async with session.post(f"{api.url}/bot{TOKEN}/getUpdates", data={"offset": offset}) as answer:
                updates = (await answer.json())["result"]
            for update in updates:
                offset = update["update_id"] + 1
                data = {"chat_id": update["message"]["chat"]["id"], "text": update["message"]["text"]}
                async with session.post(f"{api.url}/bot{TOKEN}/sendMessage", data=data) as answer:
                    await answer.read()

    async with _running(echo()):
        yield


@asynccontextmanager
async def matrix_echo(account: MatrixAccount) -> AsyncIterator[None]:
    """A bot that answers each message."""

    async def echo() -> None:
        while True:
            for room, words in await account.heard():
                await account.say(room, words)

    async with _running(echo()):
        yield


@asynccontextmanager
async def _running(work: Any) -> AsyncIterator[None]:  # noqa: ANN401 (any coroutine)
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
