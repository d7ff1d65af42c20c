"""Matrix as a transport: posts with their outcomes, and requests from a sync loop."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import aiohttp

from domain.chat import ChatRef, Platform
from domain.errors import NotFoundError
from domain.message import Message
from domain.ports import Buttons, ChatMoves, Clock, Inbox, Notes, Presence
from domain.transport import (
    Abilities,
    Absence,
    File,
    FoundChat,
    Manner,
    MenuCommand,
    Outcome,
    Rate,
    Refused,
    Sent,
    Take,
)
from transports.contact import Contact
from transports.matrix.content import MESSAGE, file_content, related, transaction
from transports.matrix.hints import Hints
from transports.matrix.housekeeping import Housekeeping, Staying
from transports.matrix.keys import Keys, seal_file
from transports.matrix.login import Account, log_in, unusable
from transports.matrix.outcomes import outcome_of
from transports.matrix.reactions import Reactions
from transports.matrix.reading import Self
from transports.matrix.rendering import Content, render, split
from transports.matrix.roles import Roles
from transports.matrix.serving import Serving
from transports.matrix.syncing import Syncing
from transports.matrix.taking import PrefixOf, Taking
from transports.matrix.turns import Sleep, Turns, Urgency
from transports.matrix.wire import CLIENT, MatrixError, Wire, room_of, room_path

UPLOAD_SECONDS: Final = 300.0
RATE: Final = Rate(0.2, 5.0)
"""What a homeserver allows an account over all rooms unless its owner chose otherwise (`rc_message`)."""
_LONGEST_PREFIX: Final = "!byline "
_MISSING: Final = 404


@dataclass(frozen=True, slots=True)
class Memory:
    """What this transport remembers, and where."""

    inbox: Inbox
    notes: Notes
    buttons: Buttons
    moves: ChatMoves
    presence: Presence


@dataclass(frozen=True, slots=True)
class Link:
    """The server, who we are there, and our keys."""

    wire: Wire
    account: Account
    keys: Keys


@asynccontextmanager
async def open_matrix(
    account: Account,
    memory: Memory,
    commands: Mapping[str, MenuCommand],
    *,
    clock: Clock,
    sleep: Sleep,
    prefix_of: PrefixOf,
) -> AsyncIterator["Matrix"]:
    """The transport while it is used; `commands` is the whole table.

    `prefix_of` says what commands begin with in a chat.

    Raises:
        UnreachableError: If the server cannot be reached now.
        TransportError: If it refuses us, or the keys are not ours; one sentence.
        StoreError: If nothing can be remembered.
    """
    async with aiohttp.ClientSession() as session:
        wire = Wire(session, account.homeserver)
        login = await log_in(wire, account, memory.notes)
        link = Link(wire, account, Keys(account.homeserver, login, account.store))
        try:
            try:
                await link.keys.open(wire)
                me = Self(account.user, await _names(wire, account.user), commands.keys(), account.prefix)
                matrix = Matrix(link, memory, me, clock=clock, sleep=sleep, prefix_of=prefix_of)
                await matrix.start()
            except MatrixError as error:
                raise unusable(account, error) from error
            yield matrix
        finally:
            await link.keys.close()


async def _names(wire: Wire, user: str) -> tuple[str, ...]:
    """What people call us: the name that we show, and the short form of our id."""
    local = user.partition(":")[0].removeprefix("@")
    try:
        shown = (await wire.call("GET", f"{CLIENT}/profile/{quote(user, safe='')}/displayname")).get("displayname")
    except MatrixError as error:
        if error.is_passing:
            raise
        shown = None
    return (str(shown), local) if shown else (local,)


class Matrix:
    """The transport; made by `open_matrix`."""

    platform = Platform.MATRIX

    def __init__(
        self, link: Link, memory: Memory, me: Self, *, clock: Clock, sleep: Sleep, prefix_of: PrefixOf
    ) -> None:
        self._wire = link.wire
        self._account = link.account
        self._keys = link.keys
        self._memory = memory
        self._clock = clock
        self._sleep = sleep
        self._prefix_of = prefix_of
        self._contact = Contact(clock)
        self._turns = Turns(clock, sleep)
        self._roles = Roles(link.account.owners)
        self._reactions = Reactions(link.wire, self._turns, memory.buttons, clock, user=link.account.user)
        taking = Taking(link.wire, link.keys, self._roles, self._reactions, me=me, prefix_of=prefix_of)
        self._syncing = Syncing(link.wire, link.account.user, link.keys, self._roles, may_ask=taking.may_ask)
        self._taking = taking
        self._hints = Hints(self.post, memory.notes)

    @property
    def name(self) -> str:
        """Our full id."""
        return self._account.user

    @property
    def abilities(self) -> Abilities:
        """What it can do."""
        return Abilities(
            has_edits=True,
            has_deletes=True,
            has_files=True,
            has_threads=True,
            has_idempotent_posts=True,
            invite_url=f"https://matrix.to/#/{self.name}",
            rate=RATE,
        )

    @property
    def absence(self) -> Absence | None:
        """Set while the server gives no events."""
        return self._contact.absence

    async def start(self) -> None:
        """Learn what rooms are like, and store what came meanwhile.

        Raises:
            MatrixError: If the server does not say.
        """
        await self._syncing.once(self._memory.inbox, self._memory.notes, self._clock)

    def split(self, message: Message) -> tuple[Message, ...]:
        """The message in parts that each fit one event, encrypted and edited too."""
        longest = max(_LONGEST_PREFIX, f"{self._account.prefix} ", key=lambda one: len(ascii(one)))
        return split(message, longest)

    async def post(self, chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Post one part to a room, in its thread."""
        rendered = await self._rendered(chat, part)
        if not rendered.body or not rendered.fits:
            return Refused("Matrix takes no message that is empty or too long")
        content = rendered.event(self._kind(manner)) | related(chat, manner)
        outcome = await self._send(chat, content, transaction("post", chat.chat, manner.key), manner)
        if isinstance(outcome, Sent) and part.buttons:
            await self._reactions.place(chat, outcome.post_id, part, manner.asker)
        return outcome

    async def edit(self, chat: ChatRef, post_id: str, part: Message, manner: Manner) -> Outcome:
        """Put one part in the place of a post."""
        rendered = await self._rendered(chat, part)
        if not rendered.body or not rendered.fits:
            return Refused("Matrix takes no message that is empty or too long")
        content = rendered.edit(post_id, self._kind(manner))
        key = transaction("edit", chat.chat, post_id, manner.key, content)
        outcome = await self._send(chat, content, key, manner)
        if not isinstance(outcome, Sent):
            return outcome
        await self._reactions.replace(chat, post_id, part, manner.asker)
        return Sent(post_id)

    async def delete(self, chat: ChatRef, post_id: str) -> Outcome:
        """Take a post away; one that is gone already is a success."""
        path = room_path(chat.chat, "redact", post_id, transaction("redact", chat.chat, post_id))

        async def redact() -> str:
            try:
                await self._wire.call("PUT", path, {})
            except MatrixError as error:
                if error.status != _MISSING:
                    raise
            return post_id

        return await self._outcome(chat.chat, redact)

    async def send_file(self, chat: ChatRef, file: File, caption: Message, manner: Manner) -> Outcome:
        """Post a picture or a document with a few words, encrypted where the room is."""
        rendered = await self._rendered(chat, caption)
        if not rendered.fits:
            return Refused("Matrix takes no caption that is so long")
        try:
            place = await self._turns.take(chat.chat, lambda: self._upload(chat, file), urgency=_urgency(manner))
        except MatrixError as error:
            return outcome_of(error)
        content = file_content(file, rendered, place) | related(chat, manner)
        return await self._send(chat, content, transaction("post", chat.chat, manner.key), manner)

    async def find_chat(self, name: str, user: str) -> FoundChat:
        """The room of an address ("#harbour:example.org") or an id, as it stands for a user.

        Raises:
            NotFoundError: If there is no room of that name, or we are not in it; one sentence.
        """
        try:
            room = await room_of(self._wire, name)
        except MatrixError as error:
            raise NotFoundError(f"There is no room {name[:80]} on Matrix that I could find.") from error
        if not self._keys.knows(room):
            raise NotFoundError(f"I am not in {name[:80]}; invite {self.name} there first.")
        role = self._roles.role(room, user, is_private=False)
        return FoundChat(ChatRef(Platform.MATRIX, room), name, role, self._roles.may_speak(room, self.name))

    async def run(self, take: Take) -> None:
        """Hand over each request once, until it is cancelled.

        Raises:
            TransportError: If the server does not know our token any more.
        """
        memory = self._memory
        staying = Staying(self._wire, self._account, memory.notes, memory.moves, memory.presence)
        housekeeping = Housekeeping(staying, self._keys, self._roles, greet=self._hints.greet)
        serving = Serving(
            self._syncing,
            self._taking,
            housekeeping,
            self._contact,
            warn=self._hints.warn,
            clock=self._clock,
            sleep=self._sleep,
        )
        await serving.run(take, memory.inbox, memory.notes, memory.buttons)

    def _kind(self, manner: Manner) -> str:
        account = self._account
        is_notice = account.has_notice_answers if manner.is_answer else account.has_notice_editions
        return "m.notice" if is_notice else "m.text"

    async def _typed(self, chat: ChatRef) -> str:
        """What stands before a command's name in a chat."""
        prefix = await self._prefix_of(chat)
        return f"{prefix} " if prefix[-1:].isalnum() else prefix

    async def _rendered(self, chat: ChatRef, part: Message) -> Content:
        return render(part, await self._typed(chat))

    async def _send(self, chat: ChatRef, content: Mapping[str, Any], key: str, manner: Manner) -> Outcome:
        async def send() -> str:
            kind, said = MESSAGE, content
            if await self._is_encrypted(chat.chat):
                kind, said = await self._keys.seal(chat.chat, MESSAGE, content)
            if manner.leaving is not None:
                await manner.leaving()
            given = await self._wire.call("PUT", room_path(chat.chat, "send", kind, key), said)
            return str(given["event_id"])

        return await self._outcome(chat.chat, send, _urgency(manner))

    async def _upload(self, chat: ChatRef, file: File) -> dict[str, Any]:
        """The address of a file on the server; in an encrypted room with what opens it."""
        if not await self._is_encrypted(chat.chat):
            return {"url": await self._uploaded(file.content, file.media_type, {"filename": file.name})}
        sealed, opens = seal_file(file.content)
        return {"file": {**opens, "url": await self._uploaded(sealed, "application/octet-stream", {})}}

    async def _uploaded(self, content: bytes, media_type: str, query: Mapping[str, str]) -> str:
        given = await self._wire.upload(content, media_type, query, seconds=UPLOAD_SECONDS)
        return str(given["content_uri"])

    async def _is_encrypted(self, room: str) -> bool:
        """Whether a room is encrypted; of one that no sync has told about the server is asked."""
        if self._keys.knows(room):
            return self._keys.is_encrypted(room)
        try:
            await self._wire.call("GET", room_path(room, "state", "m.room.encryption", ""))
        except MatrixError as error:
            if error.status == _MISSING:
                return False
            raise
        return True

    async def _outcome(
        self, room: str, act: Callable[[], Awaitable[str]], urgency: Urgency = Urgency.ANSWER
    ) -> Outcome:
        """Do it when its turn has come, and say how it ended."""
        try:
            return Sent(await self._turns.take(room, act, urgency=urgency))
        except MatrixError as error:
            return outcome_of(error)


def _urgency(manner: Manner) -> Urgency:
    if manner.is_answer:
        return Urgency.ANSWER
    return Urgency.BROADCAST if manner.is_broadcast else Urgency.EDITION
