"""What `byline doctor` finds on Matrix, each trouble with what to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import TransportError
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.synapse import Synapse, server_time
from tests.transports.matrix.stage import Household
from transports.matrix.checking import check_matrix

pytestmark = pytest.mark.xdist_group("synapse")


async def test_all_is_right_after_a_start(home: Household, synapse: Synapse) -> None:
    """Server, account, device, keys, inviters and clock."""
    async with home.open():
        pass
    found = await check_matrix(home.account, home.bot.token, server_time(synapse.url))
    assert found.troubles == ()
    said = ", ".join(found.right)
    for words in (home.bot.user, home.bot.device, "clock is right", str(home.account.store), "new enough"):
        assert words in said


async def test_what_is_wrong_is_said_with_what_to_do(home: Household, synapse: Synapse) -> None:
    """Lost keys, nobody who may invite, a clock that is off."""
    async with home.open():
        pass
    account = replace(home.account, store=home.account.store.with_name("lost"), owners=frozenset())
    found = await check_matrix(account, home.bot.token, server_time(synapse.url) + timedelta(hours=1))
    troubles = " ".join(found.troubles)
    for words in ("BYLINE_MATRIX_STORE", "BYLINE_MATRIX_INVITERS", "let NTP set it"):
        assert words in troubles


async def test_keys_that_others_can_read_are_said(home: Household, synapse: Synapse) -> None:
    """With the command that mends it."""
    async with home.open():
        pass
    home.account.store.chmod(0o755)
    found = await check_matrix(home.account, home.bot.token, server_time(synapse.url))
    assert found.troubles == (f"Others on this computer can read the keys: chmod 700 {home.account.store}.",)


async def test_a_token_of_nobody_or_somebody_else_is_said(home: Household, synapse: Synapse) -> None:
    """And without one the password waits for the start."""
    now = server_time(synapse.url)
    with pytest.raises(TransportError, match="log in again"):
        await check_matrix(home.account, "unknown", now)
    found = await check_matrix(home.account, home.owner.token, now)
    assert home.owner.user in found.troubles[0]
    assert "the password is tried when Byline starts" in (await check_matrix(home.account, "", now)).right


async def test_an_old_server_and_none_at_all_are_said(home: Household) -> None:
    """Files need authenticated media."""
    now = datetime(2024, 5, 6, tzinfo=UTC)
    async with running_proxy(home.owner.url) as proxy:
        proxy.trouble("/versions", Trouble(200, {"versions": ["r0.6.1", "v1.9", "x"]}))
        found = await check_matrix(replace(home.account, homeserver=proxy.url), "", now)
    assert any("1.11" in trouble for trouble in found.troubles)
    with pytest.raises(TransportError, match="BYLINE_MATRIX_HOMESERVER"):
        await check_matrix(replace(home.account, homeserver="http://127.0.0.1:9"), "", now)
