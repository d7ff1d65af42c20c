"""Who Byline is on the homeserver: the token of the settings, or one from a password, kept for the next start."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from domain.chat import Platform
from domain.errors import TransportError, UnreachableError
from domain.ports import Notes
from transports.matrix.wire import CLIENT, NO_HOMESERVER, MatrixError, Wire

TOKEN: Final = "token"  # noqa: S105 (the name of a note)
UNKNOWN_TOKEN: Final = frozenset({"M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_USER_DEACTIVATED"})


@dataclass(frozen=True, slots=True)
class Account:
    """How to reach the homeserver; `user` is a full id, `store` the folder of the keys.

    One of `token` and `password` is given. A login with a password is as `device`; a token is of one device already.
    `inviters` are user ids and names of servers whose invitations are accepted, or `*` for everybody's. What comes as
    a notice rings nowhere. `prefix` is what commands begin with in rooms that chose nothing.
    """

    homeserver: str
    user: str
    token: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    device: str = "BYLINE"
    store: Path = Path("byline-matrix")
    owners: frozenset[str] = frozenset()
    inviters: frozenset[str] = frozenset()
    prefix: str = "!"
    has_notice_answers: bool = True
    has_notice_editions: bool = False


@dataclass(frozen=True, slots=True)
class Login:
    """Who we are."""

    user: str
    device: str
    token: str = field(repr=False)


async def log_in(wire: Wire, account: Account, notes: Notes) -> Login:
    """Use the token that there is, else the password; the wire has the token afterwards.

    Raises:
        UnreachableError: If the server cannot be reached now.
        TransportError: If it refuses both, or is none; one sentence.
    """
    try:
        login = await _by_token(wire, account, notes) or await _by_password(wire, account, notes)
    except MatrixError as error:
        raise unusable(account, error) from error
    wire.token = login.token
    return login


def unusable(account: Account, error: MatrixError) -> TransportError:
    """What to tell the operator of a server that does not let us in."""
    place = account.homeserver
    if error.code == NO_HOMESERVER or (not error.code and error.status and not error.is_passing):
        return TransportError(f"What answers at {place} is no homeserver of Matrix; mend BYLINE_MATRIX_HOMESERVER.")
    if not error.is_passing:
        return TransportError(f"The homeserver {place} refuses {account.user}: {error}.")
    return UnreachableError(
        f"The homeserver {place} cannot be used: {error}; look at the network, and at BYLINE_MATRIX_HOMESERVER.",
        retry_seconds=error.retry_seconds or 0.0,
    )


async def _by_token(wire: Wire, account: Account, notes: Notes) -> Login | None:
    wire.token = account.token or await notes.get(Platform.MATRIX, TOKEN) or ""
    if not wire.token:
        return None
    try:
        who = await wire.call("GET", f"{CLIENT}/account/whoami")
    except MatrixError as error:
        if error.code not in UNKNOWN_TOKEN:
            raise
        if account.token:
            raise TransportError(
                "The homeserver does not know BYLINE_MATRIX_TOKEN; log in again and set the new one."
            ) from error
        return None
    if who.get("user_id") != account.user:
        if account.token:
            raise TransportError(
                f"BYLINE_MATRIX_TOKEN is of {who.get('user_id')}, BYLINE_MATRIX_USER {account.user}: "
                "set the one or the other."
            )
        return None
    if not account.token and account.password and who.get("device_id") != account.device:
        return None  # BYLINE_MATRIX_DEVICE names another device since
    if not who.get("device_id"):
        raise TransportError("BYLINE_MATRIX_TOKEN is of no device; take the token of a login.")
    return Login(account.user, str(who["device_id"]), wire.token)


async def _by_password(wire: Wire, account: Account, notes: Notes) -> Login:
    """Log in as the device of the settings, so that its keys go on being ours."""
    wire.token = ""
    if not account.password:
        raise TransportError("Matrix needs BYLINE_MATRIX_TOKEN or BYLINE_MATRIX_PASSWORD.")
    body = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": account.user},
        "password": account.password,
        "device_id": account.device,
        "initial_device_display_name": "Byline",
    }
    try:
        given = await wire.call("POST", f"{CLIENT}/login", body)
    except MatrixError as error:
        if error.code == "M_FORBIDDEN":
            raise TransportError(
                f"The homeserver refuses the password of {account.user}; mend BYLINE_MATRIX_PASSWORD."
            ) from error
        raise
    token, device = given.get("access_token"), given.get("device_id")
    if not isinstance(token, str) or not isinstance(device, str):
        raise MatrixError("its answer to a login is none", status=502, code=NO_HOMESERVER)
    await notes.put(Platform.MATRIX, TOKEN, token)
    return Login(account.user, device, token)
