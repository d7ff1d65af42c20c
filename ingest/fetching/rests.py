"""Hosts that asked to be left alone for a while: until then none of their pages is asked for.

Feeds are not held back: each is asked seldom, and remembers for itself when it may be asked again.
"""

from datetime import datetime, timedelta
from typing import Final

from yarl import URL

from domain.fetched import FetchCause, FetchError
from ingest.fetching.targets import shown

_UNSAID: Final = timedelta(minutes=1)
_LONGEST: Final = timedelta(hours=1)
"""A page may ask for a week; that is its own and not its host's."""


class Rests:
    """Until when each host is left alone, by what it answered last; a restart forgets it."""

    def __init__(self) -> None:
        self._until: dict[str | None, datetime] = {}

    def note(self, url: URL, error: FetchError, now: datetime) -> None:
        """Leave a host alone if it answered that it is asked too often."""
        if error.cause is FetchCause.RATE_LIMITED:
            self._until = {host: until for host, until in self._until.items() if until > now}
            self._until[url.host] = min(error.retry_at or now + _UNSAID, now + _LONGEST)

    def check(self, url: URL, now: datetime) -> None:
        """Refuse a request that comes too early.

        Raises:
            FetchError: If the host is to be left alone, with the time at which it may be asked again.
        """
        until = self._until.get(url.host)
        if until is not None and now < until:
            sentence = f"{shown(str(url))} is not asked before {until:%Y-%m-%d %H:%M} UTC: its server asked to wait."
            raise FetchError(sentence, FetchCause.RATE_LIMITED, retry_at=until)
