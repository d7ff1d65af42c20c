"""Live pages: times of updates are no text, and the order of updates is known or doubtful."""

from collections.abc import Callable, Sequence

import pytest

from analysis.article import analyse, reading_of
from domain.article import Article, DropReason

UPDATES = (
    "The ferry has left Lowmere with two hundred people on board, the harbour office says.",
    "Crews met in the hall at Carrow and voted to go on with their strike until Friday evening.",
    "“We will not sail before the money is there,” said Petra Lund, who speaks for the crews.",
)
LIVE = (
    '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry strike: live",'
    ' "datePublished": "2026-03-14T08:00:00Z"}</script>'
)


def page(times: Sequence[str], head: str = "") -> str:
    """A page with one update under each time."""
    parts = "".join(f"<p>{time}</p><p>{text}</p>" for time, text in zip(times, UPDATES, strict=True))
    title = "Ferry strike: live"
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>'
        f"<article><h1>{title}</h1>{parts}</article></body></html>"
    )


@pytest.mark.parametrize(
    "times",
    [
        ("14:05", "13:40", "09:12"),
        ("2.05pm GMT", "1.40pm GMT", "9.12am GMT"),
        ("14:05 CET", "13:40 CET", "09:12 CET"),
        ("Updated 14:05", "Updated 13:40", "Updated 09:12"),
        ("Stand: 14:05 Uhr", "13.40 Uhr", "um 9.12 Uhr"),
        ("• 14h05", "• 13h40", "• 9h12"),
        ("оновлено о 14:05", "о 13:40", "09:12"),
        ("5 minutes ago", "30 min ago", "5 hours ago"),
        ("vor 5 Minuten", "vor 30 Minuten", "vor 5 Stunden"),
        ("5 хв тому", "30 хвилин тому", "5 год тому"),
        ("14 March 2026, 14:05", "14 March 2026, 13:40", "14 March 2026, 09:12"),
    ],
)
def test_times_of_updates_go_and_the_newest_first_is_doubtful(
    read: Callable[..., Article], times: tuple[str, ...]
) -> None:
    """In several messy forms: the text is the updates alone, and no order is read from where they stand."""
    article = read(page(times, LIVE))
    assert article.text == "\n\n".join(UPDATES)
    dropped = [piece.text for piece in article.dropped if piece.why is DropReason.METADATA]
    assert [time for time in times if time in dropped] == list(times)
    assert article.is_newest_first
    assert analyse(reading_of(article)).has_doubtful_order


def test_updates_in_the_order_of_time_are_not_doubtful(read: Callable[..., Article]) -> None:
    """Where the oldest update stands first the order is the article's."""
    article = read(page(("09:12", "13:40", "14:05"), LIVE))
    assert article.text == "\n\n".join(UPDATES)
    assert not article.is_newest_first
    assert not analyse(reading_of(article)).has_doubtful_order


def test_a_live_page_without_times_is_doubtful(read: Callable[..., Article]) -> None:
    """A page that says it is live and shows no times may stand in any order."""
    assert read(page(("", "", ""), LIVE)).is_newest_first


def test_times_between_texts_show_a_live_page(read: Callable[..., Article]) -> None:
    """A text dump that says nothing of being live is known by its falling times."""
    lines = [part for pair in zip(("14:05", "13:40", "09:12"), UPDATES, strict=True) for part in pair]
    article = read("\n\n".join(["Ferry strike: live", *lines]))
    assert article.text == "\n\n".join(UPDATES)
    assert article.is_newest_first


def test_a_timetable_stays(read: Callable[..., Article]) -> None:
    """Times one below the other, and a time alone, are left as they are."""
    table = "The ferry leaves Lowmere three times a day from Monday on:\n08:10\n12:40\n17:05"
    assert read(f"Ferries return\n\n{UPDATES[0]}\n\n{table}").text.endswith("08:10\n12:40\n17:05")
    assert "14:05" in read(f"Ferries return\n\n{UPDATES[0]}\n\n14:05\n\n{UPDATES[1]}").text
    assert not read(f"Ferries return\n\n{UPDATES[0]}\n\n{UPDATES[1]}").is_newest_first
