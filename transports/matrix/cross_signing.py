"""Signs our device with keys of our account, so that apps do not warn of it as one that its owner never verified.

The library knows no cross-signing. A key of it is an Ed25519 pair that only signs; that of an account of the library's
is one. Two of them stand in a file in the folder of the keys. (Client-server API, "Cross-signing".)
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from nio import Api
from nio.crypto import OlmAccount

from domain.errors import TransportError
from transports.matrix.login import Login
from transports.matrix.wire import CLIENT, MatrixError, Wire

_PICKLE_KEY: Final = "DEFAULT_KEY"
"""As the library seals what it keeps; the rights of the folder protect both."""


@dataclass(frozen=True, slots=True)
class Published:
    """What the server shows of us: the two public keys of the account, and our device as apps see it.

    Where it shows nothing of the kind it is None. `fingerprint` is the device's public key.
    """

    master: str | None
    self_signing: str | None
    device: Mapping[str, Any] | None
    fingerprint: str | None
    is_signed: bool

    @classmethod
    async def of(cls, wire: Wire, login: Login) -> Self:
        """Ask for it.

        Raises:
            MatrixError: If the server cannot be asked.
        """
        given = await wire.call("POST", f"{CLIENT}/keys/query", {"device_keys": {login.user: [login.device]}})
        master, signing = (
            _key_in(given.get(f"{name}_keys", {}).get(login.user)) for name in ("master", "self_signing")
        )
        device = given.get("device_keys", {}).get(login.user, {}).get(login.device)
        signatures = (device or {}).get("signatures", {}).get(login.user, {})
        fingerprint = (device or {}).get("keys", {}).get(f"ed25519:{login.device}")
        return cls(master, signing, device, fingerprint, f"ed25519:{signing}" in signatures)


async def sign_device(wire: Wire, login: Login, folder: Path, identity: Mapping[str, str]) -> None:
    """Sign our device, unless it is signed, or the keys of the account are those of another app.

    `identity` are the device's public keys as we have them: nothing else is signed, whatever the server shows.

    Raises:
        TransportError: If our pairs cannot be used, or the server shows a device that is not ours.
        MatrixError: If the server does not take what we signed.
    """
    shown = await Published.of(wire, login)
    if shown.device is None or shown.is_signed:
        return
    ours = {f"{kind}:{login.device}": identity[kind] for kind in ("curve25519", "ed25519")}
    if {**shown.device.get("keys", {})} != ours or shown.device.get("user_id") != login.user:
        raise TransportError(f"The server shows keys of the device {login.device} that are not ours; ask who runs it.")
    file = folder / f"{login.user}_cross_signing.json"
    pairs = await asyncio.to_thread(_pairs, file, may_make=shown.master is None)
    if pairs is None or shown.master not in {None, _public(pairs[0])}:
        return
    master, signing = pairs
    if shown.self_signing not in {None, _public(signing)}:
        return
    if shown.self_signing is None:
        body = {
            "master_key": _key(login.user, "master", master),
            "self_signing_key": _signed(_key(login.user, "self_signing", signing), login.user, master),
        }
        # A server asks for no password where an account has no such keys yet.
        await wire.call("POST", f"{CLIENT}/keys/device_signing/upload", body)
    signed = _signed(shown.device, login.user, signing)
    given = await wire.call("POST", f"{CLIENT}/keys/signatures/upload", {login.user: {login.device: signed}})
    if given.get("failures"):
        raise MatrixError("the server refuses the signature", status=400)


def _pairs(file: Path, *, may_make: bool) -> tuple[OlmAccount, OlmAccount] | None:
    """The two pairs of a file; they are kept before anybody hears of them. None where there are none."""
    try:
        if may_make and not file.exists():
            new = file.with_suffix(".new")
            new.touch(mode=0o600)
            new.write_text(json.dumps([OlmAccount().pickle(_PICKLE_KEY).decode() for _ in range(2)]), "utf-8")
            new.rename(file)
        if not file.exists():
            return None
        master, signing = (OlmAccount.from_pickle(one.encode(), _PICKLE_KEY) for one in json.loads(file.read_bytes()))
    except OSError as error:
        raise TransportError(f"{file} cannot be used ({error.strerror}): let Byline read and write it.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise TransportError(f"{file} holds no keys any more: put a backup of its folder back.") from error
    return master, signing


def _public(pair: OlmAccount) -> str:
    return str(pair.identity_keys["ed25519"])


def _key(user: str, usage: str, pair: OlmAccount) -> dict[str, Any]:
    return {"user_id": user, "usage": [usage], "keys": {f"ed25519:{_public(pair)}": _public(pair)}}


def _signed(what: Mapping[str, Any], user: str, pair: OlmAccount) -> dict[str, Any]:
    """An object with this one signature."""
    bare = {name: value for name, value in what.items() if name not in {"signatures", "unsigned"}}
    signature = pair.sign(Api.to_canonical_json(bare))
    return {**bare, "signatures": {user: {f"ed25519:{_public(pair)}": signature}}}


def _key_in(shown: object) -> str | None:
    """The one public key of a key object."""
    keys = shown.get("keys") if isinstance(shown, dict) else None
    return next(iter(keys.values()), None) if isinstance(keys, dict) else None
