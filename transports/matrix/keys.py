"""The keys of encrypted rooms, which matrix-nio keeps in a folder: what we read and what we say there.

The library's own loop and its sending are not used: they would retry for ever, and lose what a crash interrupts.
"""

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import aiohttp
from nio import (
    AsyncClient,
    AsyncClientConfig,
    EncryptionError,
    JoinedMembersError,
    LocalProtocolError,
    MegolmEvent,
    SyncResponse,
)
from nio.crypto import decrypt_attachment, encrypt_attachment
from nio.store import DefaultStore

from domain.errors import InputRefusedError, TransportError
from transports.matrix.arrivals import events_of, section
from transports.matrix.cross_signing import Published, sign_device
from transports.matrix.key_folder import key_file, prepare_folder
from transports.matrix.login import Login
from transports.matrix.wire import MatrixError, Wire

_CALL_SECONDS: Final = 20
_BROKEN: Final = 500
_LOST: Final = (aiohttp.ClientError, TimeoutError)
_FAULTS: Final = (
    *(LocalProtocolError, EncryptionError, LookupError, ValueError, TypeError, AttributeError),
    *(AssertionError, RecursionError),
)
"""What the library raises on events that it does not expect; others go on."""
_LOG: Final = logging.getLogger("byline.matrix")


class KeyNotSharedError(MatrixError):
    """Not everybody in an encrypted room can have its key now, which is no matter of other rooms."""


class _Client(AsyncClient):  # type: ignore[misc]  # the library has no types
    """The library's client, which would take an error of a server without a body for a success."""

    async def send(self, *args: Any, **kwargs: Any) -> aiohttp.ClientResponse:  # noqa: ANN401 (the library's own)
        answer: aiohttp.ClientResponse = await super().send(*args, **kwargs)
        if answer.status >= _BROKEN:
            answer.release()
            raise aiohttp.ClientConnectionError
        return answer

    async def keys_claim(self, user_set: Mapping[str, Iterable[str]]) -> object:
        """Claim keys of devices; one whose key is none goes without, and takes nothing of the others."""
        try:
            return await super().keys_claim(user_set)
        except _FAULTS:
            for user, devices in user_set.items():
                for device in devices:
                    await self._claim_one(user, device)
        return None

    async def _claim_one(self, user: str, device: str) -> None:
        try:
            await super().keys_claim({user: [device]})
        except _FAULTS as error:
            _LOG.info("the device %s of %s has no key that can be used: %s", device, user, type(error).__name__)
            for owed in (self.olm.wedged_devices, self.olm.key_request_devices_no_session):
                owed[:] = [one for one in owed if (one.user_id, one.id) != (user, device)]


class Keys:
    """The keys of one device; `open` before use, `close` after it."""

    def __init__(self, homeserver: str, login: Login, store: Path) -> None:
        self._login = login
        self._store = store
        logging.getLogger("nio").setLevel(logging.ERROR)  # It warns of every strange event, with what that says.
        config = AsyncClientConfig(
            store=DefaultStore, max_limit_exceeded=0, max_timeouts=0, request_timeout=_CALL_SECONDS
        )
        self._client = _Client(homeserver, login.user, login.device, str(store), config)
        self._sharing: dict[str, asyncio.Lock] = {}

    async def open(self, wire: Wire) -> None:
        """Load the keys, or make them where there are none, and publish them.

        Raises:
            TransportError: If the folder cannot be used, or has not the keys of this device.
            MatrixError: If the server cannot be asked.
        """
        await asyncio.to_thread(prepare_folder, self._store)
        await asyncio.to_thread(key_file, self._store, self._login)
        self._client.restore_login(self._login.user, self._login.device, self._login.token)
        await self._check_device(wire)
        try:
            await self._upload()
        except _LOST as error:
            raise MatrixError(f"the keys could not be published ({type(error).__name__})") from error
        await self._sign(wire)

    async def close(self) -> None:
        """Let go of the connection and the folder."""
        await self._client.close()
        if self._client.store is not None:
            self._client.store.database.close()

    async def learn(self, synced: Mapping[str, Any]) -> None:
        """Take keys, members and what rooms are like from an answer to a sync.

        What the library does not understand passes, and takes nothing of other people or rooms with it.
        """
        for piece in _pieces(synced):
            try:
                await self._client.receive_response(SyncResponse.from_dict(piece))
            except _FAULTS:
                _LOG.exception("the keys of one sync could not all be taken")
        await self._do_chores()

    def knows(self, room: str) -> bool:
        """Whether a sync has told about a room."""
        return room in self._client.rooms

    def is_alone(self, room: str) -> bool:
        """Whether nobody is in a room but us, and nobody is invited."""
        known = self._client.rooms.get(room)
        return known is not None and known.member_count <= 1

    def is_for_two(self, room: str) -> bool:
        """Whether a room has at most one other member, who may not have come yet."""
        known = self._client.rooms.get(room)
        return known is not None and known.member_count <= 2  # noqa: PLR2004 (they and we)

    def is_encrypted(self, room: str) -> bool:
        """Whether what is said in a room is encrypted."""
        known = self._client.rooms.get(room)
        return bool(known is not None and known.encrypted) or room in self._client.encrypted_rooms

    def read(self, room: str, event: Mapping[str, Any]) -> dict[str, Any] | None:
        """An encrypted event as it was before it was encrypted; None where its key is not here.

        Who has a key can encrypt anything: what was no event is an empty one. Who sent it the server says, never it.
        """
        try:
            sealed = MegolmEvent.from_dict({**event, "room_id": room})
            if not isinstance(sealed, MegolmEvent):
                return None
            opened = self._client.decrypt_event(sealed).source
        except EncryptionError:
            return None
        except _FAULTS as error:
            _LOG.info("what %s encrypted is no event: %s", event.get("sender"), type(error).__name__)
            return {}
        return {**opened, "sender": event.get("sender"), "event_id": event.get("event_id")}

    async def seal(self, room: str, kind: str, content: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Encrypt an event for everybody who is in a room; their devices have the key before it is said.

        Raises:
            KeyNotSharedError: If the key could not be given to all of them now.
        """
        async with self._sharing.setdefault(room, asyncio.Lock()):
            try:
                await self._share(room)
                sealed_kind, sealed = self._client.encrypt(room, kind, dict(content))
            except (LocalProtocolError, EncryptionError, *_LOST) as error:
                raise KeyNotSharedError(
                    f"the key of an encrypted room could not be shared ({type(error).__name__})"
                ) from error
            finally:
                # The library forgets this mark where it is interrupted, and would never share the key again.
                self._client.sharing_session.pop(room, None)
        return sealed_kind, dict(sealed)

    async def _check_device(self, wire: Wire) -> None:
        shown = await Published.of(wire, self._login)
        if shown.fingerprint not in {None, self._client.olm.account.identity_keys["ed25519"]}:
            raise TransportError(
                f"{self._store} has not the keys of the device {self._login.device}: put the folder of "
                "BYLINE_MATRIX_STORE back, or log in as a new device (BYLINE_MATRIX_DEVICE, or a new token)."
            )

    async def _sign(self, wire: Wire) -> None:
        try:
            await sign_device(wire, self._login, self._store, self._client.olm.account.identity_keys)
        except MatrixError as error:
            _LOG.warning("apps will warn of the device, which could not be signed: %s", error)

    async def _upload(self) -> None:
        if self._client.should_upload_keys:
            await self._client.keys_upload()

    async def _do_chores(self) -> None:
        """What a device owes to the others after each sync; what fails is owed again after the next."""
        with suppress(*_LOST):
            for chore in (self._upload, self._query, self._claim, self._client.send_to_device_messages):
                try:
                    await chore()
                except _FAULTS:
                    _LOG.exception("what the device owes to others could not all be done")

    async def _query(self) -> None:
        if self._client.should_query_keys:
            await self._client.keys_query()

    async def _claim(self) -> None:
        if self._client.should_claim_keys:
            await self._client.keys_claim(self._client.get_users_for_key_claiming())

    async def _share(self, room: str) -> None:
        """Give the key of what we say to every device in a room, once for a key.

        Raises:
            KeyNotSharedError: If one of them may not have it: the library would go on all the same.
        """
        known = self._client.rooms.get(room)
        if known is None:
            raise KeyNotSharedError("the members of an encrypted room are not known yet")
        if not known.members_synced and isinstance(await self._client.joined_members(room), JoinedMembersError):
            raise KeyNotSharedError("the members of an encrypted room could not be asked")
        await self._query()
        if not self._client.olm.should_share_group_session(room):
            return
        await self._client.share_group_session(room, ignore_unverified_devices=True)
        session = self._client.olm.outbound_group_sessions[room]
        for user in known.users:
            for device in self._client.device_store.active_user_devices(user):
                can_have = self._client.olm.session_store.get(device.curve25519) is not None
                if can_have and (user, device.id) not in session.users_shared_with | session.users_ignored:
                    self._client.invalidate_outbound_session(room)
                    raise KeyNotSharedError("the key of an encrypted room did not reach everybody")


def _pieces(synced: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What an answer to a sync tells the library, in parts of which none can spoil another.

    Each message between devices, each room, and then what our own device owes. What people said in rooms is not
    among it: `Keys.read` opens that.
    """
    parts: list[dict[str, Any]] = [{"to_device": {"events": [one]}} for one in events_of(synced, "to_device")]
    parts += [{"rooms": {"join": {room: _state_of(given)}}} for room, given in section(synced, "join").items()]
    parts.append({name: synced[name] for name in ("device_lists", "device_one_time_keys_count") if name in synced})
    for n, part in enumerate(parts):
        # The library passes over an answer with the batch of the last one.
        yield {**part, "next_batch": f"{synced['next_batch']}/{n}"}


def _state_of(given: object) -> dict[str, Any]:
    """What changed in a room's state."""
    changed = [event for event in events_of(given, "timeline") if "state_key" in event]
    summary = given.get("summary", {}) if isinstance(given, dict) else {}
    return {"state": {"events": events_of(given, "state")}, "timeline": {"events": changed}, "summary": summary}


def stored_fingerprint(login: Login, folder: Path) -> str | None:
    """The public key of a device whose keys are in a folder; None where they are not.

    Raises:
        TransportError: If they cannot be read and written.
    """
    if key_file(folder, login) is None:
        return None
    store = DefaultStore(login.user, login.device, str(folder), "DEFAULT_KEY")
    try:
        account = store.load_account()
        return None if account is None else str(account.identity_keys["ed25519"])
    finally:
        store.database.close()


def seal_file(content: bytes) -> tuple[bytes, dict[str, Any]]:
    """A file encrypted, and what opens it."""
    sealed, opens = encrypt_attachment(content)
    return sealed, opens


def open_file(sealed: bytes, opens: Mapping[str, Any]) -> bytes:
    """A file as it was before it was encrypted.

    Raises:
        InputRefusedError: If it was changed on its way, or its key is none.
    """
    try:
        content: bytes = decrypt_attachment(sealed, opens["key"]["k"], opens["hashes"]["sha256"], opens["iv"])
    except (EncryptionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise InputRefusedError("This encrypted file cannot be opened; please send it again.") from error
    return content
