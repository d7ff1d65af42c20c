"""The device is signed by its account, as apps want it before they trust what it says."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import aiohttp
import pytest
from nio.api import Api
from vodozemac import Ed25519PublicKey, Ed25519Signature

from domain.errors import TransportError
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.synapse import Person, Synapse, server_time
from tests.transports.matrix.stage import Household
from transports.matrix.checking import check_matrix
from transports.matrix.cross_signing import sign_device
from transports.matrix.login import Login
from transports.matrix.wire import CLIENT, MatrixError, Wire

pytestmark = pytest.mark.xdist_group("synapse")


def shown_to(other: Person, bot: Person) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Master key, self-signing key and device of Byline, as the app of somebody else gets them."""
    given = other.ask("POST", "/keys/query", {"device_keys": {bot.user: []}})
    device = given["device_keys"][bot.user][bot.device]
    return given["master_keys"][bot.user], given["self_signing_keys"][bot.user], device


def has_signed(signer: dict[str, Any], signed: dict[str, Any]) -> bool:
    """Whether the key of one object has signed another."""
    ((key_id, key),) = signer["keys"].items()
    bare = {name: value for name, value in signed.items() if name not in {"signatures", "unsigned"}}
    signature = Ed25519Signature.from_base64(signed["signatures"][signed["user_id"]][key_id])
    Ed25519PublicKey.from_base64(key).verify_signature(Api.to_canonical_json(bare).encode(), signature)
    return True


async def test_apps_of_others_can_follow_the_signatures(home: Household, synapse: Synapse) -> None:
    """From the account to the device; the doctor says so, and nobody else can read the pairs."""
    async with home.open():
        master, signing, device = shown_to(home.owner, home.bot)
    assert (master["usage"], signing["usage"]) == (["master"], ["self_signing"])
    assert has_signed(master, signing)
    assert has_signed(signing, device)
    assert "its device is signed" in (await check_matrix(home.account, home.bot.token, server_time(synapse.url))).right
    (file,) = home.account.store.glob("*_cross_signing.json")
    assert file.stat().st_mode & 0o777 == 0o600


async def test_the_next_start_signs_nothing_anew(home: Household) -> None:
    """The keys are those of the first."""
    async with home.open():
        first = shown_to(home.owner, home.bot)
    async with running_proxy(home.owner.url) as proxy, home.open(proxy.url):
        assert shown_to(home.owner, home.bot) == first
    assert not [path for _, path in proxy.calls if "signing" in path or "signatures" in path]


@pytest.mark.parametrize("part", ["/device_signing/upload", "/signatures/upload"])
async def test_a_start_that_ends_in_between_is_made_up_for(home: Household, part: str) -> None:
    """The pairs are kept before the server hears of them; without the server it starts all the same."""
    async with running_proxy(home.owner.url) as proxy:
        proxy.trouble(part, Trouble(500, {"errcode": "M_UNKNOWN"}))
        async with home.open(proxy.url):
            pass
        async with home.open(proxy.url):
            master, signing, device = shown_to(home.owner, home.bot)
    assert has_signed(master, signing)
    assert has_signed(signing, device)


async def test_an_account_that_another_app_signs_for_stays_as_it_is(home: Household, synapse: Synapse) -> None:
    """As after the loss of the file; Byline works, and the doctor says why apps warn."""
    async with home.open():
        before = shown_to(home.owner, home.bot)
    who = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": home.bot.user}}
    given = home.bot.ask("POST", "/login", {**who, "password": home.bot.password})
    home.account = replace(home.account, token=given["access_token"], store=home.account.store.with_name("other"))
    async with home.open():
        assert shown_to(home.owner, home.bot) == before
    found = await check_matrix(home.account, given["access_token"], server_time(synapse.url))
    (trouble,) = found.troubles
    assert "another app has the signing keys" in trouble


async def test_pairs_that_cannot_be_read_are_said(home: Household) -> None:
    """They are not made anew, since apps know the old ones."""
    home.account.store.mkdir(mode=0o700)
    file = home.account.store / f"{home.bot.user}_cross_signing.json"
    file.write_text("[1]", "utf-8")
    with pytest.raises(TransportError, match="put a backup of its folder back"):
        async with home.open():
            pass


async def test_what_is_not_ours_is_not_signed(tmp_path: Path) -> None:
    """Whatever the server shows as our device."""
    login = Login("@byline:harbour.example", "BYLINE", "CANARY")
    shown = {"user_id": login.user, "keys": {"ed25519:BYLINE": "ours", "curve25519:BYLINE": "another's"}}
    calls: list[str] = []

    class Lying:
        """A server that shows another device."""

        async def call(self, method: str, path: str, body: object) -> dict[str, Any]:
            """Show it."""
            del body
            calls.append(f"{method} {path}")
            return {"device_keys": {login.user: {login.device: shown}}}

    identity = {"ed25519": "ours", "curve25519": "ours too"}
    with pytest.raises(TransportError, match="not ours"):
        await sign_device(cast("Wire", Lying()), login, tmp_path, identity)
    assert calls == [f"POST {CLIENT}/keys/query"]


async def sign_shown(folder: Path, *, self_signing: str | None = None, **refused: Any) -> list[str]:  # noqa: ANN401 (JSON)
    """Sign the device as the first app of an account; the paths that were called."""
    login, identity = (
        Login("@byline:harbour.example", "BYLINE", "CANARY"),
        {"ed25519": "ours", "curve25519": "ours too"},
    )
    shown = {"user_id": login.user, "keys": {f"{kind}:BYLINE": key for kind, key in identity.items()}}
    known = {"device_keys": {login.user: {login.device: shown}}}
    if self_signing:
        known["self_signing_keys"] = {login.user: {"keys": {f"ed25519:{self_signing}": self_signing}}}
    async with running_proxy("http://127.0.0.1:9") as proxy, aiohttp.ClientSession() as session:
        proxy.trouble("/keys/query", Trouble(200, known))
        proxy.trouble("/device_signing/upload", Trouble(200, {}))
        proxy.trouble("/signatures/upload", Trouble(200, refused))
        await sign_device(Wire(session, proxy.url), login, folder, identity)
    return [path for _, path in proxy.calls]


async def test_a_signature_that_the_server_refuses_is_an_error(tmp_path: Path) -> None:
    """It says so in an answer that is none of an error; where it takes the signature all is well."""
    assert (await sign_shown(tmp_path, failures={}))[-1].endswith("/signatures/upload")
    with pytest.raises(MatrixError, match="refuses the signature"):
        await sign_shown(tmp_path, failures={"@byline:harbour.example": {"BYLINE": {"errcode": "M_INVALID_SIGNATURE"}}})


async def test_nothing_is_signed_for_the_self_signing_key_of_another_app(tmp_path: Path) -> None:
    """No app would believe our signature."""
    assert await sign_shown(tmp_path, self_signing="another's") == [f"{CLIENT}/keys/query"]
