"""Hosts that asked to be left alone for a while: until then nobody asks them anything."""

from datetime import datetime, timedelta
from typing import Final

from domain.fetched import FetchCause, FetchError

_UNSAID: Final = timedelta(minutes=1)
_LONGEST: Final = timedelta(hours=1)
"""A page may ask for a week; that is its own and not its host's, which has many feeds perhaps."""


class Rests:
    """Until when each host is left alone, by what it answered last; a restart forgets it."""

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}

    def note(self, host: str, error: FetchError, now: datetime) -> None:
        """Leave a host alone if its answer was that it is asked too often."""
        if error.cause is FetchCause.RATE_LIMITED:
            self._until = {other: until for other, until in self._until.items() if until > now}
            self._until[host] = min(error.retry_at or now + _UNSAID, now + _LONGEST)

    def check(self, host: str, name: str, now: datetime) -> None:
        """Refuse a request that comes too early; `name` is its address as shown.

        Raises:
            FetchError: If the host is to be left alone, with the time at which it may be asked again.
        """
        until = self._until.get(host)
        if until is not None and now < until:
            sentence = f"{name} is not asked before {until:%Y-%m-%d %H:%M} UTC: its server asked to wait."
            raise FetchError(sentence, FetchCause.RATE_LIMITED, retry_at=until)
