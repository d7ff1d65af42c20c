"""From what happened in a room to one request: words, files, and reactions that press buttons."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeAlias
from urllib.parse import quote, urlsplit

from domain.chat import Attachment, ChatRef, Platform, Request
from domain.errors import InputRefusedError, TransportError
from domain.ports import Buttons, Clock
from transports.matrix.arrivals import MEMBER, Happened
from transports.matrix.content import ENCRYPTED, MESSAGE, REACTION
from transports.matrix.keys import Keys, open_file
from transports.matrix.reactions import Reactions, button_id, reacted
from transports.matrix.reading import Relation, Self, asked_text, content_of, is_file, relation_of
from transports.matrix.roles import Roles
from transports.matrix.wire import MEDIA, MatrixError, Wire, room_path

DOWNLOAD_SECONDS: Final = 120.0
PREFIXES: Final = ("!", "!byline", "byline")

PrefixOf: TypeAlias = Callable[[ChatRef], Awaitable[str]]


class UnreadableError(TransportError):
    """An encrypted event came whose key is not here."""


class Taking:
    """Understands what happened; `prefix_of` says what commands begin with in a room."""

    def __init__(
        self, wire: Wire, keys: Keys, roles: Roles, reactions: Reactions, *, me: Self, prefix_of: PrefixOf
    ) -> None:
        self._wire = wire
        self._keys = keys
        self._roles = roles
        self._reactions = reactions
        self._me = me
        self._prefix_of = prefix_of

    def may_ask(self, one: Happened) -> bool:
        """Whether something may be meant for us, before it is known what it answers."""
        content = content_of(one.event)
        if one.event.get("type") == MEMBER:
            return one.event.get("state_key") == self._me.user or content.get("membership") != "join"
        if one.event.get("type") != MESSAGE or relation_of(content).answered is not None:
            return True
        is_private = self._keys.is_private(one.room)
        return any(
            asked_text(content, self._me, prefix, is_private=is_private, answers_us=False) is not None
            for prefix in (*PREFIXES, self._me.prefix)
        )

    async def request(self, one: Happened, buttons: Buttons, clock: Clock) -> Request | None:
        """What it asks; None where it asks nothing of us.

        Raises:
            UnreadableError: If it is encrypted with a key that is not here.
            MatrixError: If the server cannot be reached now.
        """
        event: Mapping[str, Any] | None = one.event
        if one.event.get("type") == ENCRYPTED:
            event = self._keys.read(one.room, one.event)
            if event is None:
                raise UnreadableError
        if event is not None and event.get("type") == MESSAGE:
            return await self._said(one.room, event)
        if event is not None and event.get("type") == REACTION:
            return await self._pressed(one.room, event, buttons, clock)
        return None

    async def _said(self, room: str, event: Mapping[str, Any]) -> Request | None:
        content, is_private = content_of(event), self._keys.is_private(room)
        relation = relation_of(content)
        answered = await self._sender(room, relation)
        is_ours = answered == self._me.user
        chat = ChatRef(Platform.MATRIX, room, relation.thread)
        prefix = await self._prefix_of(chat)
        text = asked_text(content, self._me, prefix, is_private=is_private, answers_us=is_ours)
        if text is None or (is_file(content) and not is_private and not text):
            return None
        user = str(event.get("sender"))
        return Request(
            chat,
            user,
            self._roles.role(room, user, is_private=is_private),
            text,
            is_private=is_private,
            reply_to=relation.answered if is_ours else None,
            event_id=str(event.get("event_id")),
            attachment=self._attachment(content),
            # Within a thread without a reply of its own nobody in particular is answered.
            answered_user=None if is_ours or relation.answered == relation.thread else answered,
        )

    async def _sender(self, room: str, relation: Relation) -> str | None:
        """Who wrote what is answered."""
        if relation.answered is None:
            return None
        try:
            event = await self._wire.call("GET", room_path(room, "event", relation.answered))
        except MatrixError as error:
            if error.is_passing:
                raise
            return None
        return str(event.get("sender"))

    async def _pressed(self, room: str, event: Mapping[str, Any], buttons: Buttons, clock: Clock) -> Request | None:
        """What a button asks; the reaction is taken back, so that it can be pressed again."""
        found = reacted(event)
        row = None if found is None else await buttons.get(button_id(room, *found))
        if found is None or row is None or row.chat.chat != room:
            return None
        user, reaction_id = str(event.get("sender")), str(event.get("event_id"))
        if self._roles.may_redact(room, self._me.user):
            await self._reactions.take_back(room, reaction_id)
        if row.expires_at <= clock.now() or row.user not in {None, user}:
            return None
        is_private = self._keys.is_private(room)
        return Request(
            row.chat,
            user,
            self._roles.role(room, user, is_private=is_private),
            row.command,
            is_private=is_private,
            reply_to=found[0],
            event_id=reaction_id,
            pressed=found[0],
        )

    def _attachment(self, content: Mapping[str, Any]) -> Attachment | None:
        if not is_file(content):
            return None
        sealed = content.get("file")
        address = sealed.get("url") if isinstance(sealed, dict) else content.get("url")
        info = content.get("info")
        size = info.get("size") if isinstance(info, dict) else None
        kind = info.get("mimetype") if isinstance(info, dict) else None

        async def read() -> bytes:
            content = await self._download(str(address))
            return open_file(content, sealed) if isinstance(sealed, dict) else content

        return Attachment(
            str(content.get("filename", content.get("body", "file"))),
            str(kind or "application/octet-stream"),
            size if isinstance(size, int) else 0,
            read,
        )

    async def _download(self, address: str) -> bytes:
        place = urlsplit(address)
        if place.scheme != "mxc":
            raise InputRefusedError("This file has no address on Matrix; please send it again.")
        path = "/".join((MEDIA, "download", *(quote(part, safe="") for part in (place.netloc, place.path.strip("/")))))
        try:
            return (await self._wire.send("GET", path, seconds=DOWNLOAD_SECONDS)).body
        except MatrixError as error:
            raise InputRefusedError(f"The file cannot be fetched from the homeserver: {error}.") from error
