"""Byline on a real homeserver: for the contract suite, and for the tests of what only Matrix has."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from domain.chat import ChatRef, Platform, Request, Role
from domain.ports import Arrival
from domain.transport import MenuCommand
from tests.fakes.clock import TurnedClock
from tests.fakes.matrix_proxy import MatrixProxy, Trouble, running_proxy
from tests.synapse import Person, Synapse, call
from tests.transports.memory import MemoryButtons, MemoryInbox, MemoryMoves, MemoryNotes, MemoryPresence
from transports.matrix.login import Account
from transports.matrix.transport import Matrix, Memory, open_matrix

ENCRYPTED: dict[str, Any] = {
    "initial_state": [{"type": "m.room.encryption", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}]
}
"""What makes a room an encrypted one."""
COMMANDS = {name: MenuCommand(name, Role.MEMBER) for name in ("help", "digest", "quotes", "source")}


class Desk:
    """Takes requests, and tells when they are there."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._arrived = asyncio.Condition()

    async def take(self, request: Request) -> None:
        """Remember a request."""
        async with self._arrived:
            self.requests.append(request)
            self._arrived.notify_all()

    async def wait_for(self, count: int) -> list[Request]:
        """The requests, as soon as there are so many."""
        async with self._arrived:
            await asyncio.wait_for(self._arrived.wait_for(lambda: len(self.requests) >= count), 30)
        return self.requests


@dataclass
class Household:
    """A user for Byline with what it remembers, which outlives the transport; `prefixes` are what rooms chose."""

    bot: Person
    owner: Person
    inbox: MemoryInbox
    notes: MemoryNotes
    moves: MemoryMoves
    presence: MemoryPresence
    account: Account
    clock: TurnedClock = field(default_factory=TurnedClock)
    prefixes: dict[str, str] = field(default_factory=dict)
    buttons: MemoryButtons = field(default_factory=MemoryButtons)

    @asynccontextmanager
    async def open(self, url: str | None = None) -> AsyncIterator[Matrix]:
        """The transport, logged in; waiting turns the clock and lets others go on."""

        async def sleep(seconds: float) -> None:
            self.clock.turn(timedelta(seconds=seconds))
            await asyncio.sleep(min(seconds, 0.05))

        async def prefix_of(chat: ChatRef) -> str:
            return self.prefixes.get(chat.chat, "!")

        memory = Memory(self.inbox, self.notes, self.buttons, self.moves, self.presence)
        account = self.account if url is None else replace(self.account, homeserver=url)
        async with open_matrix(account, memory, COMMANDS, clock=self.clock, sleep=sleep, prefix_of=prefix_of) as matrix:
            yield matrix

    @asynccontextmanager
    async def serve(self, url: str | None = None) -> AsyncIterator[tuple[Matrix, Desk]]:
        """The transport at work, and who takes its requests."""
        desk = Desk()
        async with self.open(url) as matrix:
            running = asyncio.create_task(matrix.run(desk.take))
            try:
                yield matrix, desk
            finally:
                running.cancel()
                with suppress(asyncio.CancelledError):
                    await running

    def room(self, *, is_private: bool = True, **more: object) -> str:
        """A room of the owner with Byline in it; where it is not private, with somebody else too."""
        room = self.owner.room(self.bot.user, **more)
        self.bot.ask("POST", f"/join/{room}", {})
        if not is_private:
            self.owner.ask("POST", f"/rooms/{room}/invite", {"user_id": f"@somebody:{self.bot.user.split(':')[1]}"})
        return room

    async def wait_to_have_left(self, room: str) -> None:
        """Wait until Byline is in a room no more."""
        await self.bot.wait_until(lambda: room not in self.bot.ask("GET", "/joined_rooms")["joined_rooms"])

    async def wait_for_note(self, start: str) -> None:
        """Wait until something is noted whose name begins so."""
        await self.bot.wait_until(lambda: any(name.startswith(start) for name in self.notes.kept))

    async def wait_until_taken(self) -> None:
        """Wait until something encrypted is stored and not finished."""
        await self.bot.wait_until(lambda: any("ciphertext" in one.payload for one in self._waiting()))

    async def wait_until_finished(self, count: int) -> None:
        """Wait until so much that was encrypted is finished."""
        await self.bot.wait_until(
            lambda: sum("ciphertext" in self.inbox.seen[one].payload for one in self.inbox.finished) >= count
        )

    def _waiting(self) -> list[Arrival]:
        return [one for name, one in self.inbox.seen.items() if name not in self.inbox.finished]

    def forget_owner(self) -> None:
        """Take the owner out of the settings."""
        self.account = replace(self.account, owners=frozenset())

    def keys_under(self, room: str, post_id: str) -> list[str]:
        """The reactions of Byline to a post."""
        path = f"/_matrix/client/v1/rooms/{quote(room)}/relations/{quote(post_id)}/m.annotation"
        given = call(self.owner.url, "GET", path, token=self.owner.token, query={"dir": "f"})
        keys = [one["content"]["m.relates_to"]["key"] for one in given["chunk"] if one["sender"] == self.bot.user]
        return sorted(keys)


@asynccontextmanager
async def household(synapse: Synapse) -> AsyncIterator[Household]:
    """New users on the server, and an empty memory."""
    bot, owner = synapse.person("byline"), synapse.person("ann")
    with TemporaryDirectory(prefix="byline-keys-") as folder:
        account = Account(
            synapse.url,
            bot.user,
            token=bot.token,
            store=Path(folder) / "keys",
            owners=frozenset({owner.user}),
        )
        yield Household(bot, owner, MemoryInbox(), MemoryNotes(), MemoryMoves(), MemoryPresence(), account)


@dataclass(frozen=True, slots=True)
class MatrixStage:
    """The transport, and the server behind it with a proxy before it."""

    transport: Matrix
    home: Household
    proxy: MatrixProxy
    chat: ChatRef

    def shown(self) -> list[str]:
        """The words of the posts; an edited one as it is now."""
        words: dict[str, str] = {}
        for event in self.home.owner.posts(self.chat.chat, self.home.bot.user):
            relation = event["content"].get("m.relates_to", {})
            is_edit = relation.get("rel_type") == "m.replace"
            said = event["content"]["m.new_content"] if is_edit else event["content"]
            words[relation["event_id"] if is_edit else event["event_id"]] = said["body"]
        return list(words.values())

    def remove_us(self) -> None:
        """Have us kicked before the next post."""
        owner, room, bot = self.home.owner, self.chat.chat, self.home.bot.user
        self.proxy.trouble("/send/", Trouble(before=lambda: owner.ask("POST", f"/rooms/{room}/kick", {"user_id": bot})))

    def ban_us(self, seconds: int) -> None:
        """Let the next post be one too many."""
        body = {"errcode": "M_LIMIT_EXCEEDED", "error": "Too Many Requests", "retry_after_ms": seconds * 1_000}
        self.proxy.trouble("/send/", Trouble(429, body))

    def lose_answer(self) -> None:
        """Let the connection break after the post was taken."""
        self.proxy.trouble("/send/", Trouble(is_lost=True))

    async def say(self, text: str) -> None:
        """Let a person write, with the prefix of Matrix."""
        self.home.owner.say(self.chat.chat, text.replace("/", "!", 1))


@asynccontextmanager
async def matrix_stage(synapse: Synapse) -> AsyncIterator[MatrixStage]:
    """A transport that is logged in, in a room with one person."""
    async with household(synapse) as home, running_proxy(synapse.url) as proxy:
        room = home.room()
        async with home.open(proxy.url) as matrix:
            yield MatrixStage(matrix, home, proxy, ChatRef(Platform.MATRIX, room))
