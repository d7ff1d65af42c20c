"""A feed is asked as often as it brings something, within bounds."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ingest.feeds import PollBounds, next_poll, next_try
from tests.ingest.conftest import NOW


def came(*, every: timedelta, last: timedelta = timedelta()) -> list[datetime]:
    """Twenty articles at this distance, the latest this long ago."""
    return [NOW - last - every * at for at in range(20)]


def wait(came_at: list[datetime], ttl_seconds: int | None = None, period_seconds: int | None = None) -> timedelta:
    """How long the feed is left alone, without jitter."""
    return next_poll(came_at, now=NOW, random=0.5, ttl_seconds=ttl_seconds, period_seconds=period_seconds) - NOW


def test_the_interval_follows_the_rhythm() -> None:
    """Two polls fit between two articles."""
    assert wait(came(every=timedelta(minutes=40))) == timedelta(minutes=20)
    assert wait(came(every=timedelta(hours=6))) == timedelta(hours=3)


def test_a_silent_feed_is_asked_less() -> None:
    """After a long silence the interval grows with it."""
    assert wait(came(every=timedelta(minutes=40), last=timedelta(days=5))) == timedelta(hours=12)


def test_bounds_hold() -> None:
    """Neither a flood nor years of silence lead out of the bounds."""
    assert wait(came(every=timedelta(seconds=1))) == timedelta(minutes=5)
    assert wait(came(every=timedelta(days=90))) == timedelta(days=1)


def test_the_feed_is_left_alone_as_it_asks() -> None:
    """The time to live is waited for, but not for more than an hour."""
    assert wait(came(every=timedelta(minutes=10)), ttl_seconds=1_800) == timedelta(minutes=30)
    assert wait(came(every=timedelta(minutes=10)), ttl_seconds=10**9) == timedelta(hours=1)


def test_an_unknown_feed_is_asked_by_its_own_word() -> None:
    """Until it is known, its declared period counts, else half an hour; dates to come do not."""
    assert wait([]) == timedelta(minutes=30)
    assert wait([NOW + timedelta(days=1)] * 5, period_seconds=86_400) == timedelta(hours=12)


def test_failures_double_the_wait() -> None:
    """Each failure doubles the wait up to a day, and what the server asks for holds."""
    waits = [next_try(failures, now=NOW, random=0.5) - NOW for failures in (1, 2, 30)]
    assert waits == [timedelta(minutes=10), timedelta(minutes=20), timedelta(days=1)]
    later = NOW + timedelta(days=2)
    assert next_try(1, now=NOW, random=0.5, retry_at=later) == later


@given(st.lists(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2040, 1, 1))), st.floats(0, 1))  # noqa: DTZ001 - made aware below
def test_any_history_gives_a_time_within_bounds(instants: list[datetime], random: float) -> None:
    """The next poll lies between the bounds, a tenth more or less."""
    interval = next_poll([at.replace(tzinfo=NOW.tzinfo) for at in instants], now=NOW, random=random) - NOW
    assert PollBounds().shortest * 0.9 <= interval <= PollBounds().longest * 1.1
