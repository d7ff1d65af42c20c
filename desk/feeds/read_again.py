"""Which entries have their pages read again, though the feed words them as it did before."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from domain.feed import Sighting
from ingest.feeds import Identified

LIVE_FOR: Final = timedelta(days=2)
"""A live page is read at each poll until its entry was neither published nor changed for so long."""
MOST_AGAIN: Final = 10
"""A poll reads so many pages again at most; the others wait for the next one."""
_FEW: Final = 3


def is_moved(entry: Identified, seen: Sighting) -> bool:
    """Whether the feed says that an entry was changed since its page was read."""
    updated = entry.entry.updated
    return updated is not None and seen.updated_at is not None and updated.at > seen.updated_at


def is_growing(entry: Identified, seen: Sighting, now: datetime, *, is_dated_anew: bool) -> bool:
    """Whether the page of an entry called itself live, and may go on; `is_dated_anew` is what `dates_anew` said."""
    dates = (entry.entry.published, None if is_dated_anew else entry.entry.updated)
    return seen.is_live and any(now - date.at < LIVE_FOR for date in dates if date is not None)


def dates_anew(seen: Iterable[tuple[Identified, Sighting]]) -> bool:
    """Whether a feed says of most of its entries that they were changed, which says nothing of any."""
    dated = [is_moved(entry, each) for entry, each in seen if each.updated_at is not None]
    return sum(dated) > _FEW and 2 * sum(dated) > len(dated)
