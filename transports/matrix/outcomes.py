"""From the homeserver's refusals to the outcomes of `domain.transport`.

A post has a transaction id, so that the same once more is the same event: what has no answer may always be repeated.
"""

from typing import Final

from domain.transport import ChatGone, Outcome, Refused, RetryAfter
from transports.matrix.keys import KeyNotSharedError
from transports.matrix.login import UNKNOWN_TOKEN
from transports.matrix.wire import MatrixError

UNREACHED_SECONDS: Final = 5.0
REVOKED_SECONDS: Final = 600.0
_GONE: Final = frozenset({403, 404})


def outcome_of(error: MatrixError) -> Outcome:
    """How a call ended that raised this."""
    if error.retry_seconds is not None:
        return RetryAfter(error.retry_seconds)
    if isinstance(error, KeyNotSharedError):
        return RetryAfter(UNREACHED_SECONDS, is_for_chat=True)
    if error.is_passing:
        return RetryAfter(UNREACHED_SECONDS)
    if error.code in UNKNOWN_TOKEN:
        return RetryAfter(REVOKED_SECONDS)
    return ChatGone(str(error)) if error.status in _GONE else Refused(str(error))
