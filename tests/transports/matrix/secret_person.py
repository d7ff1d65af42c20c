"""A person with an app of his own that encrypts."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from nio import AsyncClient, LocalProtocolError, MegolmEvent, RoomMessage, SyncResponse, ToDeviceMessage

from tests.synapse import HomeserverError, Person


class SecretPerson:
    """Reads and writes in encrypted rooms; made by `secret_person`."""

    def __init__(self, person: Person, client: AsyncClient) -> None:
        self._person = person
        self._client = client
        self._seen: dict[str, dict[str, Any]] = {}
        self._unread: dict[str, str] = {}

    async def sync(self) -> None:
        """Learn what happened, and do what an app owes to others."""
        answer = await self._client.sync(timeout=200)
        assert isinstance(answer, SyncResponse)
        for room, info in answer.rooms.join.items():
            for event in info.timeline.events:
                if isinstance(event, RoomMessage):
                    self._seen[event.event_id] = {"room": room, **event.source}
                elif isinstance(event, MegolmEvent):
                    self._unread[event.event_id] = room
        with suppress(LocalProtocolError):
            if self._client.should_upload_keys:
                await self._client.keys_upload()
        if self._client.should_query_keys:
            await self._client.keys_query()

    async def say(self, room: str, text: str, **more: object) -> str:
        """Write in a room, encrypted for the devices that are there now; gives the event's id."""
        await self.sync()
        content = {"msgtype": "m.text", "body": text, **more}
        given = await self._client.room_send(room, "m.room.message", content, ignore_unverified_devices=True)
        return str(given.event_id)

    async def send_sealed(self, room: str, plain: bytes) -> str:
        """Send whatever is encrypted with the key that the room has from what was said before; gives the event's id."""
        olm = self._client.olm
        session = olm.outbound_group_sessions[room]
        content = {
            "algorithm": "m.megolm.v1.aes-sha2",
            "sender_key": olm.account.identity_keys["curve25519"],
            "session_id": session.id,
            "device_id": self._client.device_id,
            "ciphertext": session._session.encrypt(plain).to_base64(),  # noqa: SLF001 (an app of no good)
        }
        return await asyncio.to_thread(self._person.send, room, content, "m.room.encrypted")

    async def whisper(self, other: Person, content: dict[str, Any], kind: str = "m.room.encrypted") -> None:
        """Send something to a device of another person."""
        await self._client.to_device(ToDeviceMessage(kind, other.user, other.device, content))

    async def whisper_sealed(self, other: Person, plain: bytes) -> None:
        """Send to a device, with which there is a session, whatever is encrypted for it."""
        olm = self._client.olm
        theirs = self._client.device_store[other.user][other.device].curve25519
        session = olm.session_store.get(theirs)
        kind, ciphertext = session._session.encrypt(plain).to_parts()  # noqa: SLF001 (as above)
        sealed = {"type": kind, "body": base64.b64encode(ciphertext).decode().rstrip("=")}
        ours = olm.account.identity_keys["curve25519"]
        await self.whisper(
            other,
            {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": ours, "ciphertext": {theirs: sealed}},
        )

    async def read(self, event_id: str) -> dict[str, Any]:
        """The content of an event that was encrypted, as soon as it is here."""
        for _ in range(40):
            if event_id in self._seen:
                content: dict[str, Any] = self._seen[event_id]["content"]
                return content
            await self.sync()
        raise HomeserverError(0, f"{event_id} never came; unread are {list(self._unread)}")


@asynccontextmanager
async def secret_person(person: Person, folder: Path) -> AsyncIterator[SecretPerson]:
    """The person's app, with its keys in a folder that is there, after its first sync."""
    client = AsyncClient(person.url, person.user, person.device, str(folder))
    client.restore_login(person.user, person.device, person.token)
    try:
        secret = SecretPerson(person, client)
        await client.keys_upload()
        await secret.sync()
        yield secret
    finally:
        await client.close()
        client.store.database.close()
