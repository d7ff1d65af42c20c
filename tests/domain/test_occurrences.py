"""When the times of a schedule come, on every clock there is."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.occurrences import after_quiet, occurrences_after
from domain.subscription import Quiet, Schedule, Slot
from tests.domain.clocks import EVERY_DAY, HALF_HOURS, all_zones, check_days, days_of_change

ORDINARY = date(2026, 6, 17)
YEARS = (datetime(2005, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 - Hypothesis wants bounds without a zone
ZONES = st.sampled_from(all_zones())
INSTANTS = st.datetimes(*YEARS, timezones=st.just(UTC))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WEEKDAYS = st.frozensets(st.integers(1, 7), min_size=1)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Any schedule that is on, with and without quiet hours."""
    times = draw(st.lists(TIMES, min_size=1, max_size=5, unique=True).map(sorted))
    quiet = draw(st.none() | st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] != pair[1]))
    return Schedule(tuple(Slot(at, draw(WEEKDAYS)) for at in times), quiet and Quiet(*quiet))


def test_each_half_hour_comes_once_on_each_date_of_every_zone() -> None:
    """On an ordinary day and the two round each change of a clock in three years, when the wall first shows it."""
    zones = all_zones()
    ordinary = sum(check_days(zone, ORDINARY, ORDINARY) for zone in zones)
    changes = sum(check_days(zone, *days) for zone in zones for days in days_of_change(zone))
    assert ordinary == len(zones) * len(HALF_HOURS)
    assert changes > ordinary


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        ("Europe/Kyiv", date(2026, 3, 29), time(3, 30), "2026-03-29 01:30"),
        ("Europe/Kyiv", date(2026, 10, 25), time(3, 30), "2026-10-25 00:30"),
        ("Africa/Cairo", date(2026, 4, 24), time(0), "2026-04-23 22:00"),
        ("Pacific/Apia", date(2011, 12, 30), time(8), "2011-12-30 18:00"),
    ],
    ids=["missing", "twice", "missing midnight", "missing day"],
)
def test_what_the_clock_passes_over_comes_later_and_what_it_repeats_comes_first(
    zone: str, day: date, at: time, instant: str
) -> None:
    """The known cases: an hour that is not there, one that is there twice, a day that is not there."""
    schedule = Schedule((Slot(at, EVERY_DAY),))
    expected = datetime.fromisoformat(f"{instant}+00:00")
    found = islice(occurrences_after(schedule, zone, expected - timedelta(hours=30)), 5)
    (one,) = [occurrence for occurrence in found if occurrence.local_date == day]
    assert one.at == expected


@given(schedule=schedules(), zone=ZONES, start=INSTANTS)
@settings(max_examples=80)
def test_each_time_comes_as_if_it_were_alone(schedule: Schedule, zone: str, start: datetime) -> None:
    """Several times, and the days of other times, do not touch each other."""
    together = list(islice(occurrences_after(schedule, zone, start), 30))
    alone = [
        one
        for slot in schedule.slots
        for one in takewhile(
            lambda one: one.at <= together[-1].at,
            occurrences_after(Schedule((slot,), schedule.quiet), zone, start),
        )
    ]
    assert set(together) <= set(alone)
    assert sorted(one for one in alone if one < together[-1]) == together[:-1]


@given(schedule=schedules(), zone=ZONES, start=INSTANTS)
@settings(max_examples=80)
@example(
    Schedule((Slot(time(8), EVERY_DAY), Slot(time(9), EVERY_DAY))), "Pacific/Apia", datetime(2011, 12, 29, tzinfo=UTC)
)
def test_asking_after_each_gives_the_same_as_going_on(schedule: Schedule, zone: str, start: datetime) -> None:
    """A tick after each occurrence finds the next: all of them later, in order, each label once."""
    along = list(takewhile(lambda one: one.at < start + timedelta(days=40), occurrences_after(schedule, zone, start)))
    assert [one.at for one in along] == sorted(one.at for one in along)
    assert len({(one.local_date, one.local_time) for one in along}) == len(along)
    asked = []
    after = start
    while (one := next(occurrences_after(schedule, zone, after))).at < start + timedelta(days=40):
        asked += [other for other in along if other.at == one.at]
        after = one.at
    assert asked == along


@given(schedule=schedules(), zone=ZONES, start=INSTANTS)
@settings(max_examples=80)
def test_nothing_is_due_in_quiet_hours_or_before_its_time(schedule: Schedule, zone: str, start: datetime) -> None:
    """What falls into them is due within a day and an hour, where they are over; the order stays."""
    found = list(islice(occurrences_after(schedule, zone, start), 20))
    assert [one.due_at for one in found] == sorted(one.due_at for one in found)
    for one in found:
        assert one.at <= one.due_at <= one.at + timedelta(hours=26)
        if schedule.quiet is None:
            assert one.due_at == one.at


@pytest.mark.parametrize(
    ("hours", "local", "expected"),
    [
        ((22, 7), "16 22:00", "17 07:00"),
        ((22, 7), "16 21:59", "16 21:59"),
        ((22, 7), "17 06:59", "17 07:00"),
        ((22, 7), "17 07:00", "17 07:00"),
        ((13, 15), "16 14:00", "16 15:00"),
        ((13, 15), "16 15:00", "16 15:00"),
    ],
)
def test_quiet_hours_may_go_over_midnight(hours: tuple[int, int], local: str, expected: str) -> None:
    """They begin with their first minute and are over with their last."""
    quiet = Quiet(time(hours[0]), time(hours[1]))

    def kyiv(words: str) -> datetime:
        day, _, at = words.partition(" ")
        clock = ZoneInfo("Europe/Kyiv")
        return datetime.combine(date(2026, 3, int(day)), time.fromisoformat(at), clock).astimezone(UTC)

    assert after_quiet(quiet, "Europe/Kyiv", kyiv(local)) == kyiv(expected)


def test_a_schedule_without_times_has_no_occurrence() -> None:
    """Off is off."""
    assert list(occurrences_after(Schedule(), "UTC", datetime(2026, 1, 1, tzinfo=UTC))) == []
