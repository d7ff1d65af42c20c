"""What `byline doctor` asks of Matrix: server, token, device, keys, who may invite, and the clock."""

import asyncio
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import aiohttp

from domain.errors import TransportError
from transports.findings import Findings, clock_finding
from transports.matrix.cross_signing import Published
from transports.matrix.keys import stored_fingerprint
from transports.matrix.login import Account, Login, unusable
from transports.matrix.wire import CLIENT, MatrixError, Wire, read_object

_FIRST_WITH_MEDIA: Final = (1, 11)
_OPEN_TO_OTHERS: Final = 0o077


async def check_matrix(account: Account, token: str, now: datetime) -> Findings:
    """Ask the server who we are, and look at the keys; changes nothing. Without a token the password is not tried.

    Raises:
        TransportError: If the server cannot be reached or does not know the token; one sentence.
    """
    async with aiohttp.ClientSession() as session:
        wire = Wire(session, account.homeserver)
        try:
            answer = await wire.send("GET", "/_matrix/client/versions")
            versions = read_object(answer.body)
        except MatrixError as error:
            raise unusable(account, error) from error
        found = [_media(versions), clock_finding(answer.headers.get("Date"), now), _inviters(account)]
        found += await _device(wire, account, token)
    return Findings(
        tuple(words for is_right, words in found if is_right),
        tuple(words for is_right, words in found if not is_right),
    )


async def _device(wire: Wire, account: Account, token: str) -> list[tuple[bool, str]]:
    """Who the token says we are, and whether the folder has the keys of that device.

    Raises:
        TransportError: If the server does not know the token, or the keys cannot be used.
    """
    if not token:
        return [(True, "the password is tried when Byline starts"), await asyncio.to_thread(_folder, account.store)]
    wire.token = token
    try:
        who = await wire.call("GET", f"{CLIENT}/account/whoami")
    except MatrixError as error:
        if error.is_passing:
            raise unusable(account, error) from error
        raise TransportError(
            f"The homeserver refuses the token ({error}); log in again and set BYLINE_MATRIX_TOKEN, or "
            "BYLINE_MATRIX_PASSWORD and start Byline."
        ) from error
    if who.get("user_id") != account.user:
        return [(False, f"The token is of {who.get('user_id')}, not of {account.user}: set the one or the other.")]
    login = Login(account.user, str(who.get("device_id", "")), token)
    shown = await Published.of(wire, login)
    stored = await asyncio.to_thread(stored_fingerprint, login, account.store)
    known = (True, f"{account.user} is known to the server, as the device {login.device}")
    folder = await asyncio.to_thread(_folder, account.store)
    if stored is None and not folder[0]:
        return [known, folder]
    return [known, _keys(account.store, login.device, stored, shown.fingerprint), _signature(shown), folder]


def _media(versions: Mapping[str, Any]) -> tuple[bool, str]:
    numbers = [_version(one) for one in versions.get("versions", []) if isinstance(one, str)]
    if max(numbers, default=(0,)) >= _FIRST_WITH_MEDIA:
        return True, "the server is new enough"
    return False, "The homeserver does not speak Matrix 1.11, so that no files can be fetched: update it."


def _version(name: str) -> tuple[int, ...]:
    parts = name.removeprefix("v").split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else (0,)


def _inviters(account: Account) -> tuple[bool, str]:
    if account.owners or account.inviters:
        return True, "there are people who may invite it"
    return False, "Nobody may invite Byline: name yourself in BYLINE_OWNERS, or others in BYLINE_MATRIX_INVITERS."


def _keys(store: Path, device: str, stored: str | None, published: str | None) -> tuple[bool, str]:
    if published is None:
        return True, "its keys are published when Byline starts"
    if stored == published:
        return True, f"its keys are in {store}"
    return False, (
        f"{store} has not the keys of the device {device}: put the folder back (BYLINE_MATRIX_STORE), or log in as a "
        "new device (BYLINE_MATRIX_DEVICE, or a new token)."
    )


def _signature(shown: Published) -> tuple[bool, str]:
    if shown.is_signed:
        return True, "its device is signed"
    if shown.master is None or shown.device is None:
        return True, "its device is signed when Byline starts"
    return False, (
        "Apps warn of the device, since another app has the signing keys of the account: give Byline an account of its "
        "own, or put the folder of BYLINE_MATRIX_STORE back."
    )


def _folder(store: Path) -> tuple[bool, str]:
    there = next(folder for folder in (store, *store.absolute().parents) if folder.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        return False, f"{store} cannot hold the keys: set a folder in BYLINE_MATRIX_STORE that Byline may write to."
    if store.is_dir() and store.stat().st_mode & _OPEN_TO_OTHERS:
        return False, f"Others on this computer can read the keys: chmod 700 {store}."
    return True, "nobody else can read them"
