"""The dates that a document really holds, against which a parser's dates are checked."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

from domain.article import Precision, Published
from ingest.dates import read_date

_MOST_DATES = 3_000
_DATED = re.compile(
    r"<(?:[\w.-]{1,30}:)?(?:pubDate|published|updated|date|issued|modified|created|lastBuildDate)\b[^<>]{0,200}>"
    r"\s{0,100}(?:<!\[CDATA\[)?([^<>\]]{6,100})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """What the elements for dates of a feed say, made with `of`.

    A parser completes what is missing from the day on which it runs, takes a number for a date and a time without zone
    for one in UTC; none of that is the outlet's word.
    """

    instants: dict[datetime, Published]
    days: dict[date, Published]

    @classmethod
    def of(cls, text: str, now: datetime) -> "DateEvidence":
        """Read every date that stands in an element for one and does not lie after `now`."""
        raws = dict.fromkeys(raw.strip() for raw in _DATED.findall(text))
        found = [read_date(raw, now) for raw in islice(raws, _MOST_DATES)]
        dates = [published for published in found if published]
        return cls(
            {published.at: published for published in dates if published.precision is Precision.INSTANT},
            {published.at.date(): published for published in dates if published.precision is Precision.DAY},
        )

    def confirm(self, iso: str | None) -> Published | None:
        """What the feed says where the parser read this instant, with the precision it says it with."""
        try:
            at = datetime.fromisoformat(iso or "").astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return self.instants.get(at.replace(microsecond=0)) or self.days.get(at.date())
