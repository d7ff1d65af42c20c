"""A person with an app of his own that encrypts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from nio import AsyncClient, LocalProtocolError, MegolmEvent, RoomMessage, SyncResponse

from tests.synapse import HomeserverError, Person


class SecretPerson:
    """Reads and writes in encrypted rooms; made by `secret_person`."""

    def __init__(self, client: AsyncClient) -> None:
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
        secret = SecretPerson(client)
        await client.keys_upload()
        await secret.sync()
        yield secret
    finally:
        await client.close()
        client.store.database.close()
