"""One question to the Bot API, with the true cause where it is not answered.

The library cannot tell an address that is wrong from a token that is: both are a "not found" to it.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from domain.errors import TransportError, UnreachableError
from transports.telegram.account import Account
from transports.telegram.redacting import HIDDEN, TOKEN, keep_token_out_of_logs

_SECONDS: Final = 10.0
_NO_TOKEN: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Answered:
    """What the server says of a method, and its date where it tells the time."""

    result: dict[str, Any]
    date: str | None


async def slow_mode_seconds(account: Account, chat: str) -> float:
    """How long a member of a group has to wait between two posts; 0 where he need not, or nobody says."""
    try:
        return float((await ask(account, "getChat", chat_id=chat)).result.get("slow_mode_delay", 0))
    except TransportError:
        return 0.0


async def ask(account: Account, method: str, **parameters: str) -> Answered:
    """Ask once, outside all limits.

    Raises:
        UnreachableError: If there is no answer now.
        TransportError: If there is something else than a Bot API, or it does not know the token; one sentence.
    """
    keep_token_out_of_logs()
    try:
        async with httpx.AsyncClient(timeout=_SECONDS) as client:
            answer = await client.post(f"{account.url}/bot{account.token}/{method}", data=parameters)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise TransportError(f"{_place(account)} is no address; mend BYLINE_TELEGRAM_API_URL.") from None
    except httpx.HTTPError as error:
        # The address, which holds the token, must not be seen in a trace.
        cause = TOKEN.sub(HIDDEN, str(error)) or type(error).__name__
        raise _unreachable(account, cause) from None
    return Answered(_result(account, answer), answer.headers.get("date"))


def _result(account: Account, answer: httpx.Response) -> dict[str, Any]:
    """What the server says, if it speaks as a Bot API does."""
    try:
        said = answer.json()
    except ValueError:
        said = None
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _unreachable(account, f"it answers {answer.status_code}")
    match said:
        case {"ok": True, "result": dict(result)}:
            return result
        case {"ok": False, "parameters": {"retry_after": int(seconds)}}:
            raise UnreachableError(f"Telegram wants to be left alone for {seconds} s.", retry_seconds=seconds)
        case {"ok": False} if answer.status_code in _NO_TOKEN:
            raise TransportError("Telegram does not know the token in BYLINE_TELEGRAM_TOKEN; @BotFather shows it.")
        case {"ok": False, "description": str(words)}:
            raise TransportError(f"Telegram refuses this bot: {words}.")
    raise TransportError(
        f"What answers at {_place(account)} is no Bot API of Telegram: mend BYLINE_TELEGRAM_API_URL, or take it away."
    )


def _unreachable(account: Account, cause: str) -> UnreachableError:
    return UnreachableError(
        f"Telegram's server at {_place(account)} cannot be reached ({cause}): look at the network, and at "
        "BYLINE_TELEGRAM_API_URL if you set it."
    )


def _place(account: Account) -> str:
    return urlsplit(account.url).netloc or "BYLINE_TELEGRAM_API_URL"
