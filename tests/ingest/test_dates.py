"""Dates are read as articles write them, never guessed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.article import Precision
from ingest.dates import day_in_path, is_date_line, read_date, read_date_line


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("20220302", "2022-03-02"),
        ("March 17, 2022", "2022-03-17"),
        ("Sunday 15 March 2026, 19:05", "2026-03-15"),
        ("14 March 2026, updated 15 March 2026", "2026-03-14"),
        ("15. März 2026", "2026-03-15"),
        ("Stand: 15.03.2026, 14:05 Uhr", "2026-03-15"),
        ("le 3 février 2026 à 10h15", "2026-02-03"),
        ("14 de marzo de 2026", "2026-03-14"),
        ("14 березня 2026 року", "2026-03-14"),
        ("14 мая 2022 г.", "2022-05-14"),
        ("3 października 2025", "2025-10-03"),
        ("13/6/2026", "2026-06-13"),
        ("Published: 2026-03-14", "2026-03-14"),
    ],
)
def test_a_line_with_nothing_but_a_date_is_its_day(text: str, iso: str) -> None:
    """A clock time without an offset leaves the day, whatever the language."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    found = read_date_line(text, now)
    assert found is not None
    assert found.iso() == iso
    assert found.precision is Precision.DAY


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-14T00:30:00+02:00", "2026-03-13T22:30:00+00:00"),
        ("2026-03-14T07:40:00.000Z", "2026-03-14T07:40:00+00:00"),
        ("2026-03-14T23:30:00-0500", "2026-03-15T04:30:00+00:00"),
        ("March 3rd, 2026 at 7:40 pm EST", "2026-03-04T00:40:00+00:00"),
        ("Sat, 14 Mar 2026 07:40:00 +0100", "2026-03-14T06:40:00+00:00"),
    ],
)
def test_a_time_with_an_offset_is_an_instant_in_utc(text: str, iso: str, now: datetime) -> None:
    """An offset turns a date and time into an instant, on another day perhaps."""
    found = read_date(text, now)
    assert found is not None
    assert found.precision is Precision.INSTANT
    assert found.iso() == iso


def test_an_instant_a_little_ahead_is_now(now: datetime) -> None:
    """Another clock may be fast by a quarter of an hour; what is farther ahead is no date."""
    found = read_date((now + timedelta(minutes=14)).isoformat(), now)
    assert found is not None
    assert found.at == now
    assert read_date((now + timedelta(minutes=16)).isoformat(), now) is None


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2026",
        "20269999",
        "5/6/2026",
        "May 2026",
        "1970-01-01",
        "2099-01-01",
        "24 November 2026",
        "",
        "12 people",
    ],
)
def test_an_impossible_future_or_ambiguous_date_is_none(text: str, now: datetime) -> None:
    """What is no day of the calendar, not yet, or one of two days, is not known."""
    assert read_date(text, now) is None


def test_a_day_that_has_begun_somewhere_is_not_the_future(now: datetime) -> None:
    """At noon UTC tomorrow's date can stand on a page of New Zealand; an instant that has not come is refused."""
    assert read_date("23 November 2026", now) is not None
    assert read_date("2026-11-22T12:16:00Z", now) is None


@pytest.mark.parametrize(
    "text",
    [
        "Snow lies on the bridge on March 14, 2022. (Pavel Ruzin/Meridian Wire)",
        "The strike began on 9 March 2026",
        "20 people",
        "Updated plans for the dam",
        "Monday",
    ],
)
def test_a_date_among_other_words_is_no_date_line(text: str) -> None:
    """A caption or sentence that has a date in it is not the date of the article."""
    assert not is_date_line(text)


@pytest.mark.parametrize(
    ("path", "iso"),
    [("/2026/03/07/ferry", "2026-03-07"), ("/news/2026-03-07-ferry", "2026-03-07"), ("/a/20260307", "2026-03-07")],
)
def test_the_path_of_an_address_may_name_the_day(path: str, iso: str, now: datetime) -> None:
    """Three usual forms of a day in a path are read."""
    found = day_in_path(path, now)
    assert found is not None
    assert found.iso() == iso


@pytest.mark.parametrize("path", ["/2026/13/07/x", "/world/ferry-26367528", "/2026/03/ferry"])
def test_other_numbers_of_a_path_are_no_day(path: str, now: datetime) -> None:
    """An article's number or a month is not taken for a day."""
    assert day_in_path(path, now) is None


@given(st.text(alphabet="0123456789 -/.:TZ+MarchJune,年", max_size=40))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    """Any text gives a date that is not in the future, or none."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    found = read_date(text, now)
    assert found is None or found.at.tzinfo is UTC
