"""Keeps the token out of every log line."""

import logging
import re
from typing import Final

TOKEN: Final = re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}")
HIDDEN: Final = "(token)"


class Redacting(logging.Filter):
    """Takes what looks like a bot's token out of a record, its trace included."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the token."""
        record.msg, record.args = TOKEN.sub(HIDDEN, record.getMessage()), None
        if record.exc_info:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
            record.exc_info = None
        if record.exc_text:
            record.exc_text = TOKEN.sub(HIDDEN, record.exc_text)
        return True


def keep_token_out_of_logs() -> None:
    """Redact what every handler of the root logger writes, and let the HTTP client log no address."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It shows pages of servers that are none, with a trace; we say what is wrong with them.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    for handler in logging.getLogger().handlers:
        if not any(isinstance(known, Redacting) for known in handler.filters):
            handler.addFilter(Redacting())
