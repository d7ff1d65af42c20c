"""Links that ask Byline a command."""

import base64
import binascii
import re
from typing import Final

PAYLOAD_CHARS: Final = 64
"""What a deep link may carry, of A-Z, a-z, 0-9, _ and -."""
_CHOOSING: Final = r"(?:un)?subscribe|schedule|pause|resume|(?:un)?follow|follows|mute|settings"
_HANGS_ON_CHAT: Final = re.compile(rf"/(?:source \d+|story [^\W\d_]+|(?:{_CHOOSING})\b.*)", re.IGNORECASE)
"""What has another meaning in the private chat that a link leads to: numbers, letters, and what a chat chooses."""


def start_payload(command: str) -> str | None:
    """What a deep link carries for a command; None where it is too long or hangs on the chat where it stands."""
    if _HANGS_ON_CHAT.fullmatch(command):
        return None
    payload = base64.urlsafe_b64encode(command.encode()).decode().rstrip("=")
    return payload if len(payload) <= PAYLOAD_CHARS else None


def read_payload(payload: str) -> str | None:
    """The command that a deep link carries; None where it is none of ours."""
    try:
        command = base64.b64decode(payload + "=" * (-len(payload) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    return command if command.startswith("/") and command.isprintable() else None
