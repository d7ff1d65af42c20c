"""From the Bot API's errors to the outcomes of `domain.transport`.

A server has no way to tell a post that it took from one that it did not, so what is neither refused nor surely unsent
is uncertain. The words are the server's own (tdlib/telegram-bot-api, `Client.cpp`, and TDLib's below it).
"""

import re
from datetime import timedelta
from typing import Final

import httpx
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from domain.transport import ChatGone, Outcome, Refused, Uncertain
from domain.transport import RetryAfter as TryAgain

NOT_MODIFIED: Final = "message is not modified"
NOT_THERE: Final = ("message to delete not found", "message_id_invalid")
_GONE: Final = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "group chat was deactivated",
    "bot was kicked",
    "bot is not a member",
    "peer_id_invalid",
    "channel_private",
    "need administrator rights in the channel chat",
    "have no rights to send a message",
    "have no write access to the chat",
    "not enough rights to send text messages",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
    "user_banned_in_channel",
    "group chat was upgraded",
)
_TOPIC: Final = {
    "topic_closed": "The topic is closed.",
    "topic_deleted": "The topic was deleted.",
    "message thread not found": "The topic was deleted.",
    "topic_id_invalid": "The topic was deleted.",
}
_SLOW_MODE: Final = re.compile(r"SLOWMODE_WAIT_(\d+)", re.IGNORECASE)
_TOO_LARGE: Final = "request entity too large"
_UNSENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_UNSENT_SECONDS: Final = 5.0
_NO_TOKEN_SECONDS: Final = 3_600.0


class ChatRests(RetryAfter):
    """One chat takes nothing now; others do."""


def outcome_of(error: TelegramError) -> Outcome:
    """How a request ended that raised this."""
    if (rest := _rest(error)) is not None:
        return rest
    match error:
        case Forbidden():
            return ChatGone(error.message)
        case BadRequest():
            return _refusal(error.message)
        case NetworkError() if _TOO_LARGE not in error.message.lower():
            is_unsent = isinstance(error.__cause__, _UNSENT)
            return TryAgain(_UNSENT_SECONDS) if is_unsent else Uncertain(error.message)
        case _:
            return Refused(error.message)


def _rest(error: TelegramError) -> TryAgain | None:
    """How long to wait, if nothing but time is in the way."""
    if slow := _SLOW_MODE.search(error.message):
        return TryAgain(float(slow[1]), is_for_chat=True)
    if isinstance(error, RetryAfter):
        return TryAgain(seconds_of(error), is_for_chat=isinstance(error, ChatRests))
    # Without a token nothing is wrong with the post: it can go as soon as the operator has given the new one.
    return TryAgain(_NO_TOKEN_SECONDS) if isinstance(error, InvalidToken) else None


def seconds_of(error: RetryAfter) -> float:
    """For how long the server wants to be left alone."""
    seconds = error.retry_after
    return seconds.total_seconds() if isinstance(seconds, timedelta) else float(seconds)


def _refusal(said: str) -> Outcome:
    words = said.lower()
    for part, why in _TOPIC.items():
        if part in words:
            return ChatGone(f"{why} ({said})")
    return ChatGone(said) if any(part in words for part in _GONE) else Refused(said)
