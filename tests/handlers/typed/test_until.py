"""The forms in which people say until when."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UsageError
from handlers.typed.until import LONGEST, read_until

NOW = datetime(2026, 3, 16, 20, 0, tzinfo=UTC)
"""A Monday, 21:00 in Berlin."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 days", "2026-03-18T20:00"),
        ("a week", "2026-03-23T20:00"),
        ("for 90 min", "2026-03-16T21:30"),
        ("3h", "2026-03-16T23:00"),
        ("1 month", "2026-04-15T20:00"),
        ("22:00", "2026-03-16T21:00"),
        ("until 8pm", "2026-03-17T19:00"),
        ("24:00", "2026-03-16T23:00"),
        ("tomorrow", "2026-03-16T23:00"),
        ("tomorrow 9:00", "2026-03-17T08:00"),
        ("tonight at 23:30", "2026-03-16T22:30"),
        ("Friday", "2026-03-19T23:00"),
        ("next monday", "2026-03-22T23:00"),
        ("fri 17:00", "2026-03-20T16:00"),
        ("24 Dec", "2026-12-23T23:00"),
        ("24th December 2026", "2026-12-23T23:00"),
        ("Dec 24", "2026-12-23T23:00"),
        ("1 April 8:00", "2026-04-01T06:00"),
        ("1 March", "2027-02-28T23:00"),
        ("20.3.", "2026-03-19T23:00"),
        ("20.3.2026", "2026-03-19T23:00"),
        ("2026-03-29 2:30", "2026-03-29T01:30"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    """A day begins at its midnight in Berlin; days, times and dates are the next ones; a missing time moves forward."""
    assert read_until(text, NOW, "Europe/Berlin") == datetime.fromisoformat(f"{expected}+00:00")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yesterday", "no time I know; write 2 days"),
        ("31 Feb", "no time I know"),
        ("2026-02-01", "has gone by"),
        ("9999 weeks", "too far ahead"),
        ("9999-12-31 24:00", "no time I know"),
        ("soon", "no time I know"),
    ],
)
def test_what_is_no_end_gets_an_example(text: str, words: str) -> None:
    """What no calendar has, has gone by or is years ahead."""
    with pytest.raises(UsageError, match=words):
        read_until(text, NOW, "Europe/Berlin")


@given(
    text=st.text(max_size=40)
    | st.lists(st.sampled_from("fri 9 2 days 24 dec 31.2. 2026-12-24 next".split())).map(" ".join)
)
def test_any_text_is_an_end_ahead_or_one_sentence(text: str) -> None:
    """Nothing else is raised, and no pause is over before it begins."""
    with suppress(UsageError):
        assert NOW < read_until(text, NOW, "America/New_York") <= NOW + LONGEST
