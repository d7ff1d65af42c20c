"""The table of senders: who may what, from what a platform says of him to the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

import pytest
from telegram import ChatMember, Update, User

from domain.chat import ChatRef, Platform, Request, Role
from domain.trust import PersonRef, Trusted
from tests.fakes.clock import START, TurnedClock
from tests.handlers.newsroom import Newsroom
from tests.transports.memory import MemoryButtons
from transports.matrix import reading as matrix
from transports.matrix.roles import CREATE, POWER_LEVELS
from transports.matrix.roles import Roles as MatrixRoles
from transports.telegram.reading import Self
from transports.telegram.roles import CACHED_SECONDS
from transports.telegram.roles import Roles as TelegramRoles
from transports.telegram.taking import Taking

GROUP: Final = -1007
OWNER, ADMIN, CHAT_ADMIN, DEMOTED, MEMBER = 99, 98, 97, 96, 77
COMMANDS: Final = {
    Role.MEMBER: "/source",
    Role.CHAT_ADMIN: "/settings sound on",
    Role.ADMIN: "/audit",
    Role.OWNER: "/admins",
}
"""A command of each role that a group's members may ask where they are."""

NOBODY: Final = Role.STRANGER
"""He is not heard at all."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody, what the platform says of him beside his id, and the highest role whose commands he is answered."""

    name: str
    may: Role
    user: int = MEMBER
    more: Mapping[str, Any] | None = None
    kind: str = "message"
    chat: int = GROUP


CHANNEL: Final = {"id": -1009, "type": "channel"}
ANONYMOUS: Final = {
    "sender_chat": {"id": GROUP, "type": "supergroup"},
    "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
}
FORWARDED: Final = {
    "forward_origin": {"type": "user", "date": 1, "sender_user": {"id": OWNER, "is_bot": False, "first_name": "Owner"}}
}
ON_TELEGRAM: Final = (
    Sender("owner", Role.OWNER, OWNER),
    Sender("owner in private", Role.OWNER, OWNER, chat=OWNER),
    Sender("admin", Role.ADMIN, ADMIN),
    Sender("admin in private", Role.ADMIN, ADMIN, chat=ADMIN),
    Sender("chat admin", Role.CHAT_ADMIN, CHAT_ADMIN),
    Sender("chat admin in private", Role.CHAT_ADMIN, CHAT_ADMIN, chat=CHAT_ADMIN),
    Sender("chat admin of a minute ago", Role.MEMBER, DEMOTED),
    Sender("member", Role.MEMBER),
    Sender("id that begins like an owner's", Role.MEMBER, int(f"{OWNER}1")),
    Sender("id that ends like an admin's", Role.MEMBER, int(f"1{ADMIN}")),
    Sender("anonymous admin", Role.CHAT_ADMIN, more=ANONYMOUS),
    Sender("in the name of a channel", Role.MEMBER, OWNER, {"sender_chat": CHANNEL}),
    Sender("post of the group's channel", NOBODY, OWNER, {"sender_chat": CHANNEL, "is_automatic_forward": True}),
    Sender("post of a channel", NOBODY, OWNER, kind="channel_post"),
    Sender("what an owner wrote, forwarded", NOBODY, more=FORWARDED),
    Sender("what an owner edited", NOBODY, OWNER, {"edit_date": 2}, kind="edited_message"),
    Sender("another bot with an admin's id", NOBODY, ADMIN, {"is_bot": True}),
    Sender("owner through another bot", NOBODY, OWNER, {"via_bot": {"id": 8, "is_bot": True, "first_name": "Gull"}}),
)


@pytest.mark.parametrize("sender", ON_TELEGRAM, ids=lambda sender: sender.name)
async def test_on_telegram(room: Newsroom, sender: Sender) -> None:
    """He gets what his role allows and no more, whatever he calls himself."""
    await room.desk.store.admins.add(Trusted(PersonRef(Platform.TELEGRAM, str(ADMIN)), "console:ann", START))
    requests: list[Request] = []

    async def take(request: Request) -> None:
        requests.append(request)

    taking = await _telegram(demoted=DEMOTED)
    for n, command in enumerate(COMMANDS.values()):
        await taking.take(Update.de_json(_update(sender, n, command), None), take)
    answered = {request.text: await _is_answered(room, request) for request in requests}
    assert answered == {command: role <= sender.may for role, command in COMMANDS.items() if sender.may is not NOBODY}


async def _telegram(*, demoted: int) -> Taking:
    """Telegram's reading, a minute after it last saw somebody as an administrator who is none any more."""
    clock, admins = TurnedClock(), {CHAT_ADMIN, demoted}

    async def member(_chat: int, user: int) -> ChatMember:
        status = ChatMember.ADMINISTRATOR if user in admins else ChatMember.MEMBER
        return ChatMember(User(user, "Ada", is_bot=False), status)

    roles = TelegramRoles({OWNER}, member, clock)
    assert await roles.role(GROUP, demoted, is_private=False) is Role.CHAT_ADMIN
    admins.discard(demoted)
    clock.turn(timedelta(seconds=CACHED_SECONDS))
    me = Self(1, "byline_bot", {command.split()[0].strip("/") for command in COMMANDS.values()}, set())
    return Taking(me, roles, MemoryButtons(), clock)


def _update(sender: Sender, n: int, command: str) -> dict[str, Any]:
    """What the Bot API gives of it."""
    more = dict(sender.more or {})
    person = {"id": sender.user, "is_bot": bool(more.pop("is_bot", False)), "first_name": "Owner"}
    message = {
        "message_id": n + 1,
        "date": 1,
        "chat": {"id": sender.chat, "type": "private" if sender.chat > 0 else "supergroup"},
        "from": person,
        "text": command,
        **more,
    }
    return {"update_id": n + 1, sender.kind: message}


async def _is_answered(room: Newsroom, request: Request) -> bool:
    """Whether it is answered, and not refused for want of a right."""
    answers = [reply async for reply in room.router.answer(request)]
    refused = [one for one in answers if one.is_refusal and "only." in str(one.message)]
    return bool(answers) and not refused


ROOM: Final = "!quay:sea.example"
ME: Final = matrix.Self("@byline:sea.example", ("Byline",), {"source", "settings", "audit", "admins"})
POWER: Final = {"@mod:sea.example": 50, "@lowered:sea.example": 50, "@guest:sea.example": 49}
ON_MATRIX: Final = {
    "@own:sea.example": Role.OWNER,
    "@adm:sea.example": Role.ADMIN,
    "@creator:sea.example": Role.CHAT_ADMIN,
    "@mod:sea.example": Role.CHAT_ADMIN,
    "@lowered:sea.example": Role.MEMBER,
    "@guest:sea.example": Role.MEMBER,
    "@own:sea.example.evil.example": Role.MEMBER,
    "@own:evil.example": Role.MEMBER,
    "@Own:sea.example": Role.MEMBER,
    "@оwn:sea.example": Role.MEMBER,
    "@adm:sea.example:8448": Role.MEMBER,
    "@ADM:sea.example": Role.MEMBER,
    "@mod:sea.examplе": Role.MEMBER,
}


@pytest.mark.parametrize("user", ON_MATRIX)
@pytest.mark.parametrize("version", ["11", "12"])
async def test_on_matrix(room: Newsroom, user: str, version: str) -> None:
    """Full ids and the power of this moment decide; a display name, and an id that looks the same, do not."""
    await room.desk.store.admins.add(Trusted(PersonRef(Platform.MATRIX, "@adm:sea.example"), "console:ann", START))
    roles = _matrix_roles(version)
    may = ON_MATRIX[user]
    for role, command in COMMANDS.items():
        assert await _is_answered(room, _said(roles, user, command.replace("/", "!"))) is (role <= may)


@pytest.mark.parametrize("change", [{"msgtype": "m.notice"}, {"m.relates_to": {"rel_type": "m.replace"}}])
def test_bots_and_edits_ask_nothing_on_matrix(change: dict[str, Any]) -> None:
    """Also those of an owner."""
    content = {"msgtype": "m.text", "body": "!admins", **change}
    assert matrix.asked_text(content, ME, "!", is_private=False, answers_us=False) is None


def _matrix_roles(version: str) -> MatrixRoles:
    """A room in which somebody's power was lowered a moment ago."""
    roles = MatrixRoles({"@own:sea.example"})
    users = POWER if version == "12" else {**POWER, "@creator:sea.example": 100}
    state = (CREATE, {"room_version": version}), (POWER_LEVELS, {"users": users})
    for kind, content in (*state, (POWER_LEVELS, {"users": {**users, "@lowered:sea.example": 0}})):
        event = {"type": kind, "state_key": "", "sender": "@creator:sea.example", "content": content}
        roles.learn(ROOM, event)
    return roles


def _said(roles: MatrixRoles, user: str, words: str) -> Request:
    """A message in the room as the transport reads it; everybody calls himself like the owner."""
    content = {"msgtype": "m.text", "body": words, "displayname": "@own:sea.example"}
    text = matrix.asked_text(content, ME, "!", is_private=False, answers_us=False)
    assert text is not None
    chat = ChatRef(Platform.MATRIX, ROOM)
    return Request(chat, user, roles.role(ROOM, user, is_private=False), text, is_private=False, event_id="$1")


async def test_a_press_has_the_rights_of_who_presses(room: Newsroom) -> None:
    """Whoever the button was made for: an admin who was dismissed meanwhile is refused."""
    person = PersonRef(Platform.MATRIX, "@adm:sea.example")
    await room.desk.store.admins.add(Trusted(person, "console:ann", START))
    press = replace(_said(_matrix_roles("12"), person.user, "!audit"), pressed="$post")
    assert await _is_answered(room, press)
    await room.desk.store.admins.remove(person)
    assert not await _is_answered(room, press)
