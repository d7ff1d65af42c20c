"""The dates that a document really holds, against which a parser's dates are checked."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from domain.article import Precision, Published
from ingest.dates import read_date

_MOST_DATES = 10_000
_DATED = re.compile(
    r"<(?:[\w.-]{1,30}:)?(?:pubDate|published|updated|date|issued|modified|created|lastBuildDate)\b[^<>]{0,200}>"
    r"\s{0,100}(?:<!\[CDATA\[)?([^<>\]]{6,100})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """What the elements for dates of a feed say."""

    instants: dict[datetime, Published]
    days: dict[date, Published]

    def confirm(self, iso: str | None) -> Published | None:
        """What the feed says where the parser read this instant, with the precision it says it with."""
        try:
            at = datetime.fromisoformat(iso or "").astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return self.instants.get(at) or self.days.get(at.date())


def settle_dates(text: str, now: datetime) -> tuple[str, DateEvidence]:
    """The document with each date as ISO 8601 writes it, or empty where there is none up to `now`; and these dates.

    A parser completes what is missing from the day on which it runs, takes an id for a date and a time without zone for
    one in UTC, and spends milliseconds on that; none of it is the outlet's word.
    """
    found: list[Published] = []

    def settle(match: re.Match[str]) -> str:
        before = match[0][: match.start(1) - match.start()]
        published = read_date(match[1], now) if len(found) < _MOST_DATES else None
        if published is None:
            return before
        found.append(published)
        return before + published.iso()

    settled = _DATED.sub(settle, text)
    instants = {each.at: each for each in found if each.precision is Precision.INSTANT}
    return settled, DateEvidence(instants, {each.at.date(): each for each in found if each.precision is Precision.DAY})
