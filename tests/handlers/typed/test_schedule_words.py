"""The forms in which people say when."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import UsageError
from domain.subscription import Schedule
from handlers.typed.schedule_words import read_schedule, schedule_words
from tests.domain.test_occurrences import schedules


def said(text: str) -> str:
    """What was understood, in our words."""
    return schedule_words(read_schedule(text).changed(Schedule()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8", "08:00 every day"),
        ("8:00", "08:00 every day"),
        ("8.30", "08:30 every day"),
        ("8h30", "08:30 every day"),
        ("08h", "08:00 every day"),
        ("20h", "20:00 every day"),
        ("1800", "18:00 every day"),
        ("8pm", "20:00 every day"),
        ("8 p.m.", "20:00 every day"),
        ("8:30am", "08:30 every day"),
        ("12am", "00:00 every day"),
        ("12 pm", "12:00 every day"),
        ("noon", "12:00 every day"),
        ("Midnight", "00:00 every day"),
        ("24:00", "00:00 every day"),
        ("fri 24:00", "00:00 on Saturdays"),
        ("8 Uhr", "08:00 every day"),
        ("8 o’clock", "08:00 every day"),
        ("8 o clock", "08:00 every day"),
        ("at eight", "08:00 every day"),
        ("eight", "08:00 every day"),
        ("eight pm and Noon", "12:00 and 20:00 every day"),
        ("eight thirty in the evening", "20:30 every day"),
        ("eight twenty-five", "08:25 every day"),
        ("half past eight", "08:30 every day"),
        ("a quarter to one", "12:45 every day"),
        ("half past 8pm", "20:30 every day"),
        ("half past eight p.m.", "20:30 every day"),
        ("quarter to 1pm", "12:45 every day"),
        ("quarter to 12am", "23:45 every day"),
        ("quarter to 12 p.m.", "11:45 every day"),
        ("quarter to 0", "23:45 every day"),
        ("quarter to nine in the evening", "20:45 every day"),
        ("at 9 in the morning", "09:00 every day"),
        ("8 in the morning and 8 in the evening", "08:00 and 20:00 every day"),
        ("every evening at 7.30", "19:30 every day"),
        ("mornings 8, evenings 19:30", "08:00 and 19:30 every day"),
        ("12 at night", "00:00 every day"),
        ("8:00 18:30", "08:00 and 18:30 every day"),
        ("18:30, 8:00 and noon", "08:00, 12:00 and 18:30 every day"),
        ("8:00 8", "08:00 every day"),
        ("every day at 8", "08:00 every day"),
        ("weekdays 8:00 weekends 10:00", "08:00 on weekdays, 10:00 at weekends"),
        ("8:00 weekdays, 10:00 weekends", "08:00 on weekdays, 10:00 at weekends"),
        ("weekdays 8 daily 20", "08:00 on weekdays, 20:00 every day"),
        ("mon-fri 7:30", "07:30 on weekdays"),
        ("Monday to Friday at 7:30 pm", "19:30 on weekdays"),
        ("fri – mon 9", "09:00 on Mon, Fri, Sat, Sun"),
        ("sat,sun 10", "10:00 at weekends"),
        ("sat/sun 10", "10:00 at weekends"),
        ("mondays 9:00", "09:00 on Mondays"),
        ("9:00 on mondays", "09:00 on Mondays"),
        ("weekly fri 17:00", "17:00 on Fridays"),
        ("every 3 hours 9-21", "every 3 hours 09:00–21:00 every day"),
        ("every 3h from 9am to 9 pm", "every 3 hours 09:00–21:00 every day"),
        ("weekdays every hour between 9 and 18", "every hour 09:00–18:00 on weekdays"),
        ("every 90 min 9 - 18", "every 90 minutes 09:00–18:00 every day"),
        ("every 2 hours 18-3", "00:00, 02:00, 18:00, 20:00 and 22:00 every day"),
        ("every 4 hours 9pm-5am", "01:00, 05:00 and 21:00 every day"),
        ("every 10 hours 9:00-5:00", "05:00, 09:00 and 19:00 every day"),
        ("every half hour", "every 30 minutes 00:00–23:30 every day"),
        ("every half an hour 9-12", "every 30 minutes 09:00–12:00 every day"),
        ("every thirty minutes 9-12", "every 30 minutes 09:00–12:00 every day"),
        ("every forty five minutes 9-12", "every 45 minutes 09:00–12:00 every day"),
        ("half-hourly 9-12", "every 30 minutes 09:00–12:00 every day"),
        ("every forty minutes 9-12", "every 40 minutes 09:00–11:40 every day"),
        ("each sixty minutes 9-12", "every hour 09:00–12:00 every day"),
        ("every ninety minutes 9-18", "every 90 minutes 09:00–18:00 every day"),
        ("every other hour", "every 2 hours 00:00–22:00 every day"),
        ("8:00 every 3 hours", "every 3 hours 08:00–23:00 every day"),
        ("every three hours from 8", "every 3 hours 08:00–23:00 every day"),
        ("weekdays every 4 hours starting at 9:30 Kyiv", "every 4 hours 09:30–21:30 on weekdays"),
        ("every 2 hours weekends", "every 2 hours 00:00–22:00 at weekends"),
        ("fri every 3 hours 9-21 mon-wed 8", "08:00 on Mon, Tue, Wed, every 3 hours 09:00–21:00 on Fridays"),
        ("every 3 hours mon-fri", "every 3 hours 00:00–21:00 on weekdays"),
        ("hourly", "every hour 00:00–23:00 every day"),
        ("off", "off"),
        ("8:00 quiet 22-7", "08:00 every day; quiet 22:00–07:00"),
        ("quiet hours 22:30 to 7 8:00", "08:00 every day; quiet 22:30–07:00"),
        ("quiet 10-7", "off; quiet 10:00–07:00"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    """Times, days, steps and quiet hours are understood in any of them."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "times", "place"),
    [
        ("8:00 Kyiv", "08:00 every day", "kyiv"),
        ("New York 8pm", "20:00 every day", "new york"),
        ("8am 9pm in Berlin", "08:00 and 21:00 every day", "berlin"),
        ("9:00 daily, Berlin time", "09:00 every day", "berlin"),
        ("8 18 Нью-Йорк", "08:00 and 18:00 every day", "нью-йорк"),
        ("every 4 hours Нью-Йорк", "every 4 hours 00:00–20:00 every day", "нью-йорк"),
        ("Europe/Kyiv", "off", "europe/kyiv"),
        ("8:00 UTC+2", "08:00 every day", "utc+2"),
    ],
)
def test_what_is_no_time_is_a_place(text: str, times: str, place: str) -> None:
    """Before the times or behind them."""
    assert (said(text), read_schedule(text).place) == (times, place)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("25:00", "“25:00” is no time I know; write 8:00"),
        ("13pm", "is no time I know"),
        ("9-21", "is no time I know"),
        ("8:00 weekdays 10:00", "for each of the days its times"),
        ("fri", "At what time"),
        ("weekly 9:00", "On which day"),
        ("every 2 days 9:00", "Days are those of the week"),
        ("every 10 minutes", "half an hour to 12 hours"),
        ("every fifteen minutes", "half an hour to 12 hours"),
        ("every quarter hour", "half an hour to 12 hours"),
        ("every quarter of an hour Kyiv", "half an hour to 12 hours"),
        ("every twenty minutes 9-21", "half an hour to 12 hours"),
        ("every twenty-five mins", "half an hour to 12 hours"),
        ("every 0 hours", "half an hour to 12 hours"),
        ("every 3 hours 9-25", "no span of hours"),
        ("8:00 18:30 every 3 hours", "From when to when"),
        ("8:00 every 3 hours 20:00", "From when to when"),
        ("every hour from nine to five", "From when to when.*9-17"),
        ("hourly 9-5", "From when to when.*9-17"),
        ("every 3 hours 9-5", "From when to when.*9-17"),
        ("quiet", "Quiet hours are two times"),
        ("quiet 7-7", "Quiet hours are two times"),
    ],
)
def test_what_makes_no_schedule_gets_an_example(text: str, words: str) -> None:
    """One sentence that says what is wrong or missing, with how to write it."""
    with pytest.raises(UsageError, match=words) as refused:
        read_schedule(text)
    assert any(char.isdigit() for char in str(refused.value))


def test_what_nothing_is_said_of_stays() -> None:
    """Quiet hours alone leave the times, times alone leave the quiet hours; both end by name."""
    present = read_schedule("8:00 quiet 22-7").changed(Schedule())
    assert schedule_words(read_schedule("9:00").changed(present)) == "09:00 every day; quiet 22:00–07:00"
    assert schedule_words(read_schedule("quiet 23-6").changed(present)) == "08:00 every day; quiet 23:00–06:00"
    for text in ("quiet off", "no quiet hours"):
        assert schedule_words(read_schedule(text).changed(present)) == "08:00 every day"
    assert schedule_words(read_schedule("off").changed(present)) == "off; quiet 22:00–07:00"


@given(schedule=schedules())
def test_our_words_are_understood(schedule: Schedule) -> None:
    """What an answer says of a schedule can be typed again and means the same."""
    words = schedule_words(schedule).replace("; ", " ")
    assert read_schedule(words).changed(Schedule()) == schedule


@given(
    text=st.text(max_size=60)
    | st.lists(st.sampled_from("8 18:00 every hours 3 9-21 fri - to quiet off".split())).map(" ".join)
)
def test_any_text_is_a_schedule_or_one_sentence(text: str) -> None:
    """Nothing else is raised."""
    with suppress(UsageError):
        read_schedule(text).changed(Schedule())
