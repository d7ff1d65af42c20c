"""What `byline doctor` finds at Telegram."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
import pytest

from domain.errors import TransportError
from tests.fakes.bot_api.server import TOKEN, BotApi, Fault
from transports.findings import MOST_SECONDS_OFF
from transports.telegram.account import Account, WebhookPlace
from transports.telegram.checking import check_telegram

OURS = WebhookPlace("https://bot.example/telegram", "127.0.0.1", 8443)


async def server_time(api: BotApi) -> datetime:
    """What the server's clock shows."""
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{api.url}/bot{TOKEN}/getMe")
    return parsedate_to_datetime(answer.headers["date"]).astimezone(UTC)


async def test_a_bot_that_is_well_has_no_troubles(api: BotApi) -> None:
    """Its name, privacy mode, where updates come from and the clock are said; nothing is changed."""
    found = await check_telegram(Account(TOKEN, api.url), await server_time(api))
    assert found.troubles == ()
    assert ", ".join(found.right) == (
        "@byline_bot is known to the server, privacy mode is on, it can be added to groups, updates are asked for, "
        "the clock is right"
    )
    assert {method for method, _ in api.calls} == {"getMe", "getWebhookInfo"}


async def test_a_webhook_of_ours_is_right(api: BotApi) -> None:
    """Also before it is set, which the start does."""
    now = await server_time(api)
    for hook in (None, {"url": "https://bot.example/telegram/secret"}):
        api.webhook = hook
        found = await check_telegram(Account(TOKEN, api.url, webhook=OURS), now)
        assert "updates are brought to bot.example" in found.right


@pytest.mark.parametrize("place", [None, OURS])
async def test_a_webhook_of_another_is_said(api: BotApi, place: WebhookPlace | None) -> None:
    """By its host alone: the path is a secret."""
    api.webhook = {"url": "https://other.example/secret"}
    found = await check_telegram(replace(Account(TOKEN, api.url), webhook=place), await server_time(api))
    (trouble,) = found.troubles
    assert "other.example" in trouble
    assert "secret" not in trouble


async def test_a_webhook_that_does_not_work_is_said(api: BotApi) -> None:
    """With the server's reason."""
    api.webhook = {"url": "https://bot.example/telegram/secret"}
    api.webhook_troubles = {"last_error_date": 1, "last_error_message": "Connection refused"}
    found = await check_telegram(Account(TOKEN, api.url, webhook=OURS), await server_time(api))
    assert "Connection refused" in found.troubles[0]


@pytest.mark.parametrize(
    ("ability", "value", "words"),
    [("can_read_all_group_messages", True, "/setprivacy"), ("can_join_groups", False, "/setjoingroups")],
)
async def test_what_is_set_at_the_father_of_bots_is_said(api: BotApi, ability: str, *, value: bool, words: str) -> None:
    """With the command that changes it."""
    api.own_abilities[ability] = value
    found = await check_telegram(Account(TOKEN, api.url), await server_time(api))
    assert words in found.troubles[0]


@pytest.mark.parametrize(("sign", "words"), [(1, "ahead of"), (-1, "behind")])
async def test_a_clock_that_is_wrong_is_said(api: BotApi, sign: int, words: str) -> None:
    """By how much, and which way."""
    now = await server_time(api) + sign * timedelta(seconds=10 * MOST_SECONDS_OFF)
    assert words in (await check_telegram(Account(TOKEN, api.url), now)).troubles[0]


async def test_a_wrong_token_is_one_sentence(api: BotApi) -> None:
    """And the sentence does not hold it."""
    wrong = TOKEN.replace("1", "2")
    with pytest.raises(TransportError, match="@BotFather shows it") as refused:
        await check_telegram(Account(wrong, api.url), datetime(2024, 1, 1, tzinfo=UTC))
    assert wrong not in str(refused.value)


@pytest.mark.parametrize("fault", [Fault(502, "Bad Gateway"), None])
async def test_a_server_that_is_not_there_is_one_sentence(api: BotApi, fault: Fault | None) -> None:
    """It names the server and the setting."""
    url = api.url
    if fault is None:
        url = "http://127.0.0.1:1"
    else:
        api.fail("getMe", fault)
    with pytest.raises(TransportError, match=r"cannot be reached .*BYLINE_TELEGRAM_API_URL") as refused:
        await check_telegram(Account(TOKEN, url), datetime(2024, 1, 1, tzinfo=UTC))
    assert TOKEN not in str(refused.value)
