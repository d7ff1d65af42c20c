"""From what happened in a room to one request: words, files, and reactions that press buttons."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeAlias

from domain.chat import Attachment, ChatRef, Platform, Request
from domain.errors import TransportError
from domain.ports import Buttons, Clock
from transports.matrix.arrivals import MEMBER, Happened
from transports.matrix.attachments import file_in, words_in
from transports.matrix.content import ENCRYPTED, MESSAGE, REACTION
from transports.matrix.keys import Keys
from transports.matrix.reactions import Reactions, button_id, reacted
from transports.matrix.reading import Self, asked_text, content_of, is_file, relation_of
from transports.matrix.roles import Roles
from transports.matrix.wire import MatrixError, Wire, room_path

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
        is_private = self._is_private(one.room, str(one.event.get("sender")))
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
        event = self._opened(one.room, one.event)
        if event is None:
            raise UnreadableError
        if event.get("type") == MESSAGE:
            return await self._said(one.room, event)
        if event.get("type") == REACTION:
            return await self._pressed(one.room, event, buttons, clock)
        return None

    async def _said(self, room: str, event: Mapping[str, Any]) -> Request | None:
        content, user = content_of(event), str(event.get("sender"))
        is_private = self._is_private(room, user)
        relation = relation_of(content)
        answered = await self._event(room, relation.answered)
        answered_user = None if answered is None else str(answered.get("sender"))
        is_ours = answered_user == self._me.user
        chat = ChatRef(Platform.MATRIX, room, relation.thread)
        prefix = await self._prefix_of(chat)
        text = asked_text(content, self._me, prefix, is_private=is_private, answers_us=is_ours)
        if text is None or (is_file(content) and not is_private and not text):
            return None
        # Within a thread without a reply of its own nobody in particular is answered.
        is_meant = not is_ours and relation.answered != relation.thread
        return Request(
            chat,
            user,
            self._roles.role(room, user, is_private=is_private),
            text,
            is_private=is_private,
            reply_to=relation.answered if is_ours else None,
            event_id=str(event.get("event_id")),
            attachment=file_in(content, self._wire) or self._brought(room, answered if is_meant else None),
            answered_user=answered_user if is_meant else None,
        )

    async def _event(self, room: str, event_id: str | None) -> Mapping[str, Any] | None:
        """An event that somebody refers to, as the server has it; None where it is not to be had."""
        if event_id is None:
            return None
        try:
            return await self._wire.call("GET", room_path(room, "event", event_id))
        except MatrixError as error:
            if error.is_passing:
                raise
            return None

    def _is_private(self, room: str, user: str) -> bool:
        """Whether a room is a person's own; who is the last member of somebody else's room has made nothing his."""
        return self._keys.is_for_two(room) and self._roles.has_made(room, user)

    def _opened(self, room: str, event: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """An event as it was said; None where it is encrypted with a key that is not here."""
        return self._keys.read(room, event) if event.get("type") == ENCRYPTED else event

    def _brought(self, room: str, answered: Mapping[str, Any] | None) -> Attachment | None:
        """What comes with a message that answers another one: the file or the words of that."""
        event = None if answered is None else self._opened(room, answered)
        if event is None or event.get("type") != MESSAGE:
            return None
        return file_in(content_of(event), self._wire) or words_in(content_of(event))

    async def _answered_by(self, room: str, post_id: str) -> Mapping[str, Any] | None:
        """The event that a post of ours answers; that much of it is never encrypted."""
        post = await self._event(room, post_id)
        return None if post is None else await self._event(room, relation_of(content_of(post)).answered)

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
        is_private = self._is_private(room, user)
        return Request(
            row.chat,
            user,
            self._roles.role(room, user, is_private=is_private),
            row.command,
            is_private=is_private,
            reply_to=found[0],
            event_id=reaction_id,
            pressed=found[0],
            attachment=self._brought(room, await self._answered_by(room, found[0])),
        )
