"""The start: a token, or a password that becomes one."""

from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from domain.chat import Platform
from domain.errors import TransportError
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.synapse import Synapse, server_time
from tests.transports.matrix.stage import Household
from tests.transports.memory import MemoryNotes
from transports.matrix.checking import check_matrix
from transports.matrix.login import TOKEN, Account, Login, log_in
from transports.matrix.wire import Wire

pytestmark = pytest.mark.xdist_group("synapse")


async def test_a_password_is_used_once(home: Household) -> None:
    """The token is kept; where it is not known any more, the password gives another one for the same device."""
    home.account = replace(home.account, token="", password=home.bot.password)
    async with home.open():
        first = home.notes.kept[TOKEN]
    async with home.open():
        assert home.notes.kept[TOKEN] == first
    replace(home.bot, token=first).ask("POST", "/logout", {})
    home.account = replace(home.account, store=home.account.store.with_name("other"))
    async with home.open():
        second = home.notes.kept[TOKEN]
    assert second != first
    assert replace(home.bot, token=second).ask("GET", "/account/whoami")["device_id"] == "BYLINE"


async def test_another_device_of_the_settings_is_logged_in(tmp_path: Path) -> None:
    """The kept token is of the old device, whose keys may be lost."""
    user, notes = "@byline:harbour.example", MemoryNotes()
    await notes.put(Platform.MATRIX, TOKEN, "CANARY")
    async with running_proxy("http://127.0.0.1:9") as proxy, aiohttp.ClientSession() as session:
        proxy.trouble("/whoami", *[Trouble(200, {"user_id": user, "device_id": "BYLINE"})] * 2)
        proxy.trouble("/login", Trouble(200, {"access_token": "CANARY 2", "device_id": "SECOND"}))
        same = Account(proxy.url, user, password="open", store=tmp_path)
        assert (await log_in(Wire(session, proxy.url), same, notes)).token == "CANARY"
        other = replace(same, device="SECOND")
        assert await log_in(Wire(session, proxy.url), other, notes) == Login(user, "SECOND", "CANARY 2")
    assert await notes.get(Platform.MATRIX, TOKEN) == "CANARY 2"


async def test_a_wrong_password_is_said(home: Household) -> None:
    """Without the password."""
    home.account = replace(home.account, token="", password="not this one")
    with pytest.raises(TransportError, match="refuses the password of @byline") as raised:
        async with home.open():
            pass
    assert "not this one" not in str(raised.value)


async def test_a_token_of_somebody_else_is_said(home: Household) -> None:
    """Both names stand in the sentence."""
    home.account = replace(home.account, token=home.owner.token)
    with pytest.raises(TransportError, match=f"{home.owner.user}.*{home.bot.user}"):
        async with home.open():
            pass


async def test_without_both_one_sentence_names_them(home: Household) -> None:
    """It says what to set."""
    home.account = replace(home.account, token="")
    with pytest.raises(TransportError, match="BYLINE_MATRIX_TOKEN or BYLINE_MATRIX_PASSWORD"):
        async with home.open():
            pass


async def test_keys_of_another_device_are_refused(home: Household) -> None:
    """Others would never trust what they did not know."""
    async with home.open():
        pass
    home.account = replace(home.account, store=home.account.store.with_name("lost"))
    with pytest.raises(TransportError, match="BYLINE_MATRIX_STORE"):
        async with home.open():
            pass


async def test_a_folder_that_cannot_be_used_is_said(home: Household) -> None:
    """A file stands there."""
    home.account.store.write_bytes(b"")
    with pytest.raises(TransportError, match="BYLINE_MATRIX_STORE"):
        async with home.open():
            pass


async def test_keys_that_are_broken_are_said(home: Household, synapse: Synapse) -> None:
    """At the start and by the doctor, with what to do; the library would only fail."""
    async with home.open():
        pass
    for file in home.account.store.iterdir():
        file.write_text("This is no database, and is long enough to be read as one. " * 20, encoding="utf-8")
    with pytest.raises(TransportError, match="put a backup of the folder back"):
        async with home.open():
            pass
    with pytest.raises(TransportError, match="put a backup of the folder back"):
        await check_matrix(home.account, home.bot.token, server_time(synapse.url))
