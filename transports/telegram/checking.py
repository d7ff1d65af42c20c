"""What `byline doctor` asks of Telegram: token, server, privacy mode, who takes the updates, and the clock."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from transports.findings import Findings, clock_finding
from transports.telegram.account import Account
from transports.telegram.asking import ask


async def check_telegram(account: Account, now: datetime) -> Findings:
    """Ask the server who the bot is and how it gets updates; changes nothing.

    Raises:
        TransportError: If the server cannot be reached or does not know the token; one sentence.
    """
    asked = await ask(account, "getMe")
    me, hook = asked.result, (await ask(account, "getWebhookInfo")).result
    found = [_privacy(me), _groups(me), _updates(account, hook), clock_finding(asked.date, now)]
    right = (f"@{me.get('username')} is known to the server", *(words for is_right, words in found if is_right))
    return Findings(right, tuple(words for is_right, words in found if not is_right))


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
