"""What `byline doctor` asks of Telegram: token, server, privacy mode, who takes the updates, and the clock."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from domain.errors import TransportError
from transports.telegram.account import Account
from transports.telegram.redacting import keep_token_out_of_logs

MOST_SECONDS_OFF: Final = 30.0
_SECONDS: Final = 10.0
_NO_TOKEN: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: `right` and `troubles` in words for the operator, each trouble with what to do."""

    right: tuple[str, ...]
    troubles: tuple[str, ...]


async def check_telegram(account: Account, now: datetime) -> Findings:
    """Ask the server who the bot is and how it gets updates; changes nothing.

    Raises:
        TransportError: If the server cannot be reached or does not know the token; one sentence.
    """
    keep_token_out_of_logs()
    async with httpx.AsyncClient(timeout=_SECONDS) as client:
        me, seconds_off = await _ask(client, account, "getMe", now)
        hook, _ = await _ask(client, account, "getWebhookInfo", now)
    found = [_privacy(me), _groups(me), _updates(account, hook), _clock(seconds_off)]
    right = (f"@{me.get('username')} is known to the server", *(words for is_right, words in found if is_right))
    return Findings(right, tuple(words for is_right, words in found if not is_right))


async def _ask(
    client: httpx.AsyncClient, account: Account, method: str, now: datetime
) -> tuple[dict[str, Any], float | None]:
    """The server's answer, and by how many seconds our clock is ahead of its own, where it tells the time."""
    try:
        answer = await client.get(f"{account.url}/bot{account.token}/{method}")
        if answer.status_code in _NO_TOKEN:
            raise TransportError("Telegram does not know the token in BYLINE_TELEGRAM_TOKEN; @BotFather shows it.")
        result = dict(answer.json()["result"])
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
        # The address, which holds the token, must not be seen in a trace.
        raise TransportError(
            f"Telegram's server at {urlsplit(account.url).netloc} cannot be reached ({type(error).__name__}); "
            "look at the network, and at BYLINE_TELEGRAM_API_URL if you set it."
        ) from None
    return result, _seconds_off(answer.headers.get("date"), now)


def _seconds_off(date: str | None, now: datetime) -> float | None:
    try:
        return None if date is None else (now - parsedate_to_datetime(date)).total_seconds()
    except (TypeError, ValueError):
        return None


def _privacy(me: dict[str, Any]) -> tuple[bool, str]:
    if not me.get("can_read_all_group_messages"):
        return True, "privacy mode is on"
    return False, (
        "Privacy mode is off, so that the bot is told everything said in groups, which Byline does not need: "
        "turn it on with /setprivacy at @BotFather."
    )


def _groups(me: dict[str, Any]) -> tuple[bool, str]:
    if me.get("can_join_groups", True):
        return True, "it can be added to groups"
    return False, "The bot cannot be added to groups: allow it with /setjoingroups at @BotFather."


def _updates(account: Account, hook: dict[str, Any]) -> tuple[bool, str]:
    """Whether updates come where the settings say; the path of an address is a secret."""
    host = urlsplit(hook.get("url") or "").netloc
    if account.webhook is None:
        if not host:
            return True, "updates are asked for"
        return False, (
            f"A webhook is set at {host}, which Byline takes away when it starts: if another program uses this bot, "
            "give Byline a bot of its own; else set BYLINE_TELEGRAM_WEBHOOK_URL or start Byline."
        )
    ours = urlsplit(account.webhook.url).netloc
    if host and host != ours:
        return (
            False,
            f"The webhook is set at {host}, not at {ours}: start Byline, and let no other program use this bot.",
        )
    if host and (said := hook.get("last_error_message")):
        return False, (
            f"Telegram could not bring updates to {ours} ({said}): look at the proxy before "
            f"{account.webhook.host}:{account.webhook.port}, and whether Byline runs."
        )
    return True, f"updates are brought to {ours}"


def _clock(seconds_off: float | None) -> tuple[bool, str]:
    if seconds_off is None:
        return True, "the server does not tell the time"
    if abs(seconds_off) <= MOST_SECONDS_OFF:
        return True, "the clock is right"
    way = "ahead of" if seconds_off > 0 else "behind"
    return False, f"This computer's clock is {abs(seconds_off):.0f} s {way} the server's: let NTP set it."
