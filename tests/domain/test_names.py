"""Names of other people: what is dropped, and which look the same."""

import pytest

from domain.names import clean_name, skeleton


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Har\u200bbour \u202ePost\u202c", "Harbour Post"),
        ("Harbour\r\n\tPost ", "Harbour Post"),
        ("Cafe\u0301", "Café"),
        ("👩\u200d🚒 News", "👩\u200d🚒 News"),
        ("\ufeff\u2066", ""),
    ],
)
def test_what_nobody_sees_is_dropped(name: str, clean: str) -> None:
    """Control and format characters go but for the joiner in emoji, and letters are composed."""
    assert clean_name(name) == clean


@pytest.mark.parametrize(
    "other",
    ["HARBOUR  POST", "Наrbоur Роѕt", "Hаrbour-Post", "Ηarbοur Ροst", "Harb0ur Post", "Hárbour Pöst", "Ｈarbour Ｐost"],
)
def test_names_that_readers_take_for_one(other: str) -> None:
    """Letters of other scripts and digits that look like Latin ones make no other name, nor do case and marks."""
    assert skeleton(other) == skeleton("Harbour Post")


@pytest.mark.parametrize("other", ["Harbour Host", "Harbor Post", "Вісник Порту", ""])
def test_other_names_are_other(other: str) -> None:
    """What looks different is different."""
    assert skeleton(other) != skeleton("Harbour Post")
