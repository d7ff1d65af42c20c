"""From the Bot API's errors to the outcomes of `domain.transport`.

A server has no way to tell a post that it took from one that it did not, so what is neither refused nor surely unsent
is uncertain. The words are the server's own (tdlib/telegram-bot-api, `Client.cpp`).
"""

from datetime import timedelta
from typing import Final

import httpx
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from domain.transport import ChatGone, Outcome, Refused, Uncertain
from domain.transport import RetryAfter as TryAgain

NOT_MODIFIED: Final = "message is not modified"
NOT_THERE: Final = ("message to delete not found", "message_id_invalid")
_GONE: Final = (
    "chat not found",
    "user is deactivated",
    "group chat was deactivated",
    "bot was kicked",
    "bot is not a member",
    "peer_id_invalid",
    "need administrator rights in the channel chat",
    "have no rights to send a message",
    "chat_write_forbidden",
    "group chat was upgraded",
)
_UNSENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_UNSENT_SECONDS: Final = 5.0


def outcome_of(error: TelegramError) -> Outcome:
    """How a request ended that raised this."""
    match error:
        case RetryAfter():
            seconds = error.retry_after
            return TryAgain(seconds.total_seconds() if isinstance(seconds, timedelta) else float(seconds))
        case Forbidden():
            return ChatGone(error.message)
        case InvalidToken():
            return Refused("Telegram does not know this token")
        case BadRequest():
            is_gone = any(words in error.message.lower() for words in _GONE)
            return ChatGone(error.message) if is_gone else Refused(error.message)
        case TimedOut() | NetworkError():
            is_unsent = isinstance(error.__cause__, _UNSENT)
            return TryAgain(_UNSENT_SECONDS) if is_unsent else Uncertain(error.message)
        case _:
            return Refused(error.message)
