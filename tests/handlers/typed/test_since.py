"""The forms in which people say since when."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.typed.since import read_since

NOW = datetime(2026, 3, 16, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24h", datetime(2026, 3, 15, 20, tzinfo=UTC)),
        ("7d", datetime(2026, 3, 9, 20, tzinfo=UTC)),
        ("2 Weeks", datetime(2026, 3, 2, 20, tzinfo=UTC)),
        ("2026-03-14", datetime(2026, 3, 13, 23, tzinfo=UTC)),
        ("14 March 2026", datetime(2026, 3, 13, 23, tzinfo=UTC)),
        ("14 mar 2026", datetime(2026, 3, 13, 23, tzinfo=UTC)),
        ("14.3.2026", datetime(2026, 3, 13, 23, tzinfo=UTC)),
        ("yesterday", datetime(2026, 3, 14, 23, tzinfo=UTC)),
        ("today", datetime(2026, 3, 15, 23, tzinfo=UTC)),
    ],
)
def test_forms(text: str, expected: datetime) -> None:
    """Spans count back from now; a day begins at midnight in the chat's zone."""
    since = read_since(text, NOW, "Europe/Berlin")
    assert since is not None
    assert since.at == expected


def test_all() -> None:
    """The word all means from the beginning."""
    since = read_since("all", NOW, "UTC")
    assert since is not None
    assert since.at is None


@pytest.mark.parametrize(
    "text", ["", "7", "h", "0h", "2026-02-30", "14 foo 2026", "ferry", "9999 months", "1.1.0001", "31.12.9999x"]
)
def test_anything_else(text: str) -> None:
    """What is no time is none, and nothing overflows."""
    since = read_since(text, NOW, "Pacific/Auckland")
    assert since is None or since.at is not None


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    """No text breaks it."""
    read_since(text, NOW, "UTC")
