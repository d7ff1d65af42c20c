"""What anybody can send, encrypted or not: the next question is answered, and nothing of it comes again."""

import itertools
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from domain.chat import Platform, Request
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.synapse import HomeserverError, Synapse
from tests.transports.matrix.secret_person import secret_person
from tests.transports.matrix.stage import ENCRYPTED, Desk, Household
from transports.matrix.arrivals import happened
from transports.matrix.syncing import since_note

pytestmark = pytest.mark.xdist_group("synapse")

DEEP = 10_000
STRANGE_CONTENTS: tuple[dict[str, Any], ...] = (
    {},
    {"body": {}},
    {"msgtype": "m.text"},
    {"msgtype": [], "body": "!help"},
    {"msgtype": "m.text", "body": "!help", "m.relates_to": 3},
    {"msgtype": "m.text", "body": "!help", "m.relates_to": {"rel_type": [], "event_id": {}, "m.in_reply_to": [1]}},
    {"msgtype": "m.text", "body": "x", "m.relates_to": {"m.in_reply_to": {"event_id": "../../../$x\ud83d"}}},
    {"msgtype": "m.file", "body": "x", "info": 3, "file": 3, "url": 3, "filename": []},
    {"msgtype": "m.file", "body": "!ingest", "info": {"size": [], "mimetype": []}, "file": {"url": [], "key": 1}},
    {"msgtype": "m.text", "body": "x", "m.mentions": [1]},
    {"msgtype": "m.text", "body": "x", "m.mentions": {"user_ids": {"a": 1}}, "formatted_body": 3},
    {"msgtype": "m.text", "body": "!quotes \ud83d\x00"},
    {"msgtype": "m.text", "body": "!byline \ud83d\x00", "format": []},
    {"msgtype": "m.text", "body": "x", "deep": json.loads("[" * 80 + "]" * 80)},
)
STRANGE_STATE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("m.room.tombstone", {"replacement_room": "!gone:nowhere.example"}),
    ("m.room.tombstone", {"replacement_room": "../x"}),
    ("m.room.topic", {"topic": ["ferries"]}),
    ("m.room.name", {"name": 3}),
    ("m.room.join_rules", {"join_rule": "invite", "allow": 3}),
    ("m.room.canonical_alias", {"alias": None, "alt_aliases": 3}),
    ("m.room.power_levels", {"users": {}, "events": {"m.room.tombstone": "9" * 5_000}, "state_default": "٣"}),
)
STRANGE_WHISPERS: tuple[dict[str, Any], ...] = (
    {},
    {"algorithm": [], "ciphertext": 3},
    {"algorithm": "m.olm.v1.curve25519-aes-sha2"},
    {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": "x", "ciphertext": {"x": {"type": 0, "body": "%"}}},
    {"action": "request", "body": 3, "request_id": [], "requesting_device_id": {}},
)
STRANGE_PLAIN: tuple[bytes, ...] = (
    b"\xff\xfe\x00",
    b"[1,2]",
    b'"x"',
    b"null",
    b"[" * DEEP,
    b'{"a":' * 2_000,
    b'{"type":5,"content":[]}',
    b'{"type":[],"content":{}}',
    b'{"type":"m.room.message"}',
    b'{"type":"m.room.message","content":[],"sender":"@owner:harbour.example"}',
    b'{"type":"m.reaction","content":{"m.relates_to":{"event_id":[],"key":{}}}}',
    b'{"type":"m.room.encrypted","content":{"algorithm":[]}}',
    b'{"type":"m.room.member","content":{"membership":[]},"state_key":""}',
)


async def last_is_answered(home: Household, desk: Desk, room: str) -> list[Request]:
    """Ask something plain; what was asked until it is answered."""
    home.owner.say(room, "!digest")
    while "/digest" not in [request.text for request in desk.requests]:
        await desk.wait_for(len(desk.requests) + 1)
    return desk.requests


async def test_strange_events_end_nothing(home: Household) -> None:
    """Of every kind that a room can have, as far as the server takes them; also those that a start finds."""
    room = home.room()
    async with home.open():
        pass
    others = itertools.cycle(("m.reaction", "m.room.encrypted", "m.room.redaction"))
    for content, other in zip(STRANGE_CONTENTS, others, strict=False):
        for kind in ("m.room.message", other):
            with suppress(HomeserverError):  # Our server takes not all of them; another one may.
                home.owner.send(room, content, kind)
    for kind, content in STRANGE_STATE:
        with suppress(HomeserverError):
            home.owner.set_state(room, kind, content)
    async with home.serve() as (_, desk):
        await last_is_answered(home, desk, room)
    waiting = await home.inbox.waiting(Platform.MATRIX)
    assert {happened(one).event["type"] for one in waiting} <= {"m.room.encrypted"}


async def test_what_another_server_lets_through_ends_nothing(home: Household) -> None:
    """Events whose content no server looked at, in one sync with a question."""
    room = home.room()
    async with running_proxy(home.owner.url) as proxy, home.open():
        since = home.notes.kept[since_note(home.bot.user)]
        asks = {"msgtype": "m.text", "body": "!help"}
        kinds = ("m.room.message", "m.reaction", "m.room.member", "m.room.power_levels", "m.room.redaction")
        contents = [(kind, content) for kind in kinds for content in (*STRANGE_CONTENTS, [], 3, {"membership": []})]
        events = [
            {"type": kind, "content": content, "sender": home.owner.user, "event_id": f"$x{n}", "unsigned": 3}
            | ({"state_key": home.bot.user if n % 2 else ""} if "m.room.m" not in kind else {})
            for n, (kind, content) in enumerate([*contents, ("m.room.message", asks)])
        ]
        given = {"join": {room: {"timeline": {"events": events}, "state": {"events": events}, "summary": []}}}
        proxy.trouble("/sync", Trouble(200, {"next_batch": since, "rooms": given}))
        async with home.serve(proxy.url) as (_, desk):
            await last_is_answered(home, desk, room)
    assert "/help" in [request.text for request in desk.requests]


async def test_strange_things_that_were_encrypted_end_nothing(home: Household, tmp_path: Path) -> None:
    """Who is in a room has its key, and can encrypt whatever he wants; each is finished, and no one else named."""
    room, plain = home.room(**ENCRYPTED), home.room()
    inner = [{"type": "m.room.message", "content": content, "sender": "@x:y"} for content in STRANGE_CONTENTS]
    async with home.serve() as (_, desk), secret_person(home.owner, tmp_path) as ann:
        await ann.say(room, "!help")
        sent = [await ann.send_sealed(room, words) for words in STRANGE_PLAIN]
        sent += [await ann.send_sealed(room, json.dumps(event).encode()) for event in inner]
        await ann.say(room, "!source 1")
        requests = await last_is_answered(home, desk, plain)
        while "/source 1" not in [request.text for request in requests]:
            await desk.wait_for(len(requests) + 1)
    assert {request.user for request in requests} == {home.owner.user}
    assert set(sent) <= set(home.inbox.finished)


async def test_what_a_device_sends_spoils_nothing_of_others(home: Household, synapse: Synapse, tmp_path: Path) -> None:
    """Strange messages to our device, sealed and open, before the key of a room in the same sync."""
    eve, room, theirs = synapse.person("eve"), home.room(**ENCRYPTED), home.room(**ENCRYPTED)
    home.owner.invite(theirs, eve)
    async with home.open():
        pass
    (tmp_path / "eve").mkdir()
    async with secret_person(home.owner, tmp_path) as ann, secret_person(eve, tmp_path / "eve") as hers:
        await hers.say(theirs, "hello")
        for content in STRANGE_WHISPERS:
            for kind in ("m.room.encrypted", "m.room_key_request", "m.key.verification.start"):
                await hers.whisper(home.bot, content, kind)
        for plain in STRANGE_PLAIN:
            await hers.whisper_sealed(home.bot, plain)
        await ann.say(room, "!help")
        async with home.serve() as (_, desk):
            (request,) = await desk.wait_for(1)
    assert request.text == "/help"
