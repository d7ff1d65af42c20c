"""What other devices and a bad line do to our keys, before a server that only answers."""

import base64
import copy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
from nio import Api
from nio.crypto import OlmAccount

from domain.transport import RetryAfter
from tests.fakes.matrix_proxy import MatrixProxy, Trouble, running_proxy
from transports.matrix.keys import Keys
from transports.matrix.login import Login
from transports.matrix.outcomes import UNREACHED_SECONDS, outcome_of
from transports.matrix.wire import MatrixError, Wire

NOWHERE: Final = "http://127.0.0.1:9"
US: Final = Login("@byline:harbour.example", "BYLINE", "CANARY")
ANN: Final = "@ann:harbour.example"
ROOM: Final = "!pier:harbour.example"
NO_KEY: Final = "not a key"
MANY: Final = 9


@dataclass(frozen=True, slots=True)
class Phone:
    """The device of somebody else, with what it publishes; `key` is its one-time key, signed whatever it is."""

    user: str = ANN
    name: str = "PHONE"
    account: OlmAccount = field(default_factory=OlmAccount)

    def shown(self) -> dict[str, Any]:
        """Its public keys."""
        return self._signed(
            {
                "user_id": self.user,
                "device_id": self.name,
                "algorithms": ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
                "keys": {f"{kind}:{self.name}": key for kind, key in self.account.identity_keys.items()},
            }
        )

    def one_time(self, key: str) -> dict[str, Any]:
        """A one-time key as a server gives it to those who claim one."""
        return {self.name: {"signed_curve25519:AAAAAQ": self._signed({"key": key})}}

    def good_key(self) -> str:
        """A one-time key that is one."""
        self.account.generate_one_time_keys(1)
        return str(next(iter(self.account.one_time_keys["curve25519"].values())))

    def unreadable(self, keys: Keys) -> dict[str, Any]:
        """A sync with a message to us, in a session that we do not have."""
        to, other = keys._client.olm.account.identity_keys["curve25519"], Phone()  # noqa: SLF001 (shown to nobody here)
        session = self.account.create_outbound_session(other.account.identity_keys["curve25519"], other.good_key())
        theirs, _ = other.account.create_inbound_session(
            self.account.identity_keys["curve25519"], session.encrypt(b"1")
        )
        session.decrypt(theirs.encrypt(b"2"))
        kind, sealed = session.encrypt(b"3").to_parts()
        content = {
            "algorithm": "m.olm.v1.curve25519-aes-sha2",
            "sender_key": self.account.identity_keys["curve25519"],
            "ciphertext": {to: {"type": kind, "body": base64.b64encode(sealed).decode().rstrip("=")}},
        }
        event = {"type": "m.room.encrypted", "sender": self.user, "content": content}
        return {"next_batch": "s2", "to_device": {"events": [event]}}

    def _signed(self, what: dict[str, Any]) -> dict[str, Any]:
        signature = self.account.sign(Api.to_canonical_json(copy.deepcopy(what)))
        return {**what, "signatures": {self.user: {f"ed25519:{self.name}": signature}}}


def room_with(*phones: Phone) -> dict[str, Any]:
    """A first sync, with an encrypted room."""
    users = [US.user, *(phone.user for phone in phones)]
    members = [
        {"type": "m.room.member", "state_key": user, "sender": user, "content": {"membership": "join"}}
        for user in users
    ]
    encryption = {
        "type": "m.room.encryption",
        "state_key": "",
        "sender": US.user,
        "content": {"algorithm": "m.megolm.v1.aes-sha2"},
    }
    events = [{"event_id": f"$e{n}", "origin_server_ts": 1, **event} for n, event in enumerate([encryption, *members])]
    room = {"state": {"events": events}, "timeline": {"events": [], "limited": False, "prev_batch": "p"}}
    return {"next_batch": "s1", "rooms": {"join": {ROOM: room}}}


def answers(proxy: MatrixProxy, part: str, body: dict[str, Any]) -> None:
    """Let the server answer calls so."""
    proxy.trouble(part, *[Trouble(200, body)] * MANY)


@asynccontextmanager
async def keys_before(proxy: MatrixProxy, folder: Path, *phones: Phone) -> AsyncIterator[Keys]:
    """Our keys, in a room with the phones, whose devices we know."""
    devices = {phone.user: {phone.name: phone.shown()} for phone in phones}
    answers(proxy, "/keys/query", {"device_keys": devices, "failures": {}})
    answers(proxy, "/keys/upload", {"one_time_key_counts": {"curve25519": 0, "signed_curve25519": 50}})
    answers(proxy, "/joined_members", {"joined": {user: {"display_name": "x"} for user in (US.user, *devices)}})
    answers(proxy, "/sendToDevice", {})
    keys = Keys(proxy.url, US, folder / "keys")
    async with aiohttp.ClientSession() as session:
        await keys.open(Wire(session, proxy.url))
        try:
            await keys.learn(room_with(*phones))
            yield keys
        finally:
            await keys.close()


def claims(given: dict[str, Any]) -> dict[str, Any]:
    """What a server answers to a claim."""
    return {"one_time_keys": given, "failures": {}}


def count(proxy: MatrixProxy, part: str) -> int:
    """How often something was called."""
    return sum(part in path for _, path in proxy.calls)


async def test_a_device_whose_key_is_none_ends_nothing(tmp_path: Path) -> None:
    """Though it signed the key, and sent what cannot be read; the key is not claimed again and again."""
    ann = Phone()
    async with running_proxy(NOWHERE) as proxy, keys_before(proxy, tmp_path, ann) as keys:
        answers(proxy, "/keys/claim", claims({ANN: ann.one_time(NO_KEY)}))
        await keys.learn(ann.unreadable(keys))
        claimed = count(proxy, "/keys/claim")
        assert claimed
        await keys.learn({"next_batch": "s3"})
        assert count(proxy, "/keys/claim") == claimed


async def test_a_device_whose_key_is_none_silences_no_room(tmp_path: Path) -> None:
    """The devices of others have the key of the room all the same."""
    ann, eve = Phone(), Phone("@eve:harbour.example")
    async with running_proxy(NOWHERE) as proxy, keys_before(proxy, tmp_path, eve, ann) as keys:
        bad, good = {eve.user: eve.one_time(NO_KEY)}, {ANN: ann.one_time(ann.good_key())}
        proxy.trouble("/keys/claim", *(Trouble(200, claims(given)) for given in (bad | good, bad, good)))
        kind, _ = await keys.seal(ROOM, "m.room.message", {"body": "x"})
        assert kind == "m.room.encrypted"
        assert count(proxy, "/sendToDevice/m.room.encrypted") == 1


async def test_a_lost_connection_silences_no_room(tmp_path: Path) -> None:
    """The next try to share the key begins from the beginning."""
    ann = Phone()
    async with running_proxy(NOWHERE) as proxy, keys_before(proxy, tmp_path, ann) as keys:
        proxy.trouble("/keys/claim", Trouble(502))
        with pytest.raises(MatrixError, match="could not be shared"):
            await keys.seal(ROOM, "m.room.message", {"body": "x"})
        answers(proxy, "/keys/claim", claims({ANN: ann.one_time(ann.good_key())}))
        kind, _ = await keys.seal(ROOM, "m.room.message", {"body": "x"})
        assert kind == "m.room.encrypted"


async def test_what_could_not_be_sent_to_a_device_is_sent_after_the_next_sync(tmp_path: Path) -> None:
    """Though no key has to be claimed then."""
    ann = Phone()
    async with running_proxy(NOWHERE) as proxy, keys_before(proxy, tmp_path, ann) as keys:
        answers(proxy, "/keys/claim", claims({ANN: ann.one_time(ann.good_key())}))
        proxy.troubles["/sendToDevice"].appendleft(Trouble(502))
        await keys.learn(ann.unreadable(keys))
        assert count(proxy, "/sendToDevice") == 1
        await keys.learn({"next_batch": "s3"})
        await keys.learn({"next_batch": "s4"})
        assert (count(proxy, "/sendToDevice"), count(proxy, "/keys/claim")) == (2, 1)


@pytest.mark.parametrize("room", [ROOM, "!unheard:harbour.example"])
async def test_a_key_that_cannot_be_shared_holds_up_no_other_room(tmp_path: Path, room: str) -> None:
    """Only that room waits: devices that cannot be asked, and a room of which no sync told."""
    async with running_proxy(NOWHERE) as proxy, keys_before(proxy, tmp_path, Phone()) as keys:
        with pytest.raises(MatrixError) as raised:
            await keys.seal(room, "m.room.message", {"body": "x"})
    assert outcome_of(raised.value) == RetryAfter(UNREACHED_SECONDS, is_for_chat=True)
