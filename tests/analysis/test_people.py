"""Spellings of one person are joined; different people are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.people import Gender, gender_of, is_name, is_same_person, name_parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dorota Finch", "Finch"),
        ("Dorota Finch", "Ms Finch"),
        ("Dorota Finch", "D. Finch"),
        ("Captain Oleh Harasym", "Oleg Garasym"),
        ("Sergiy Kovalyk", "Sergii Kovalik"),
        ("José Marín", "Jose Marin"),
        ("Dorota Finch’s", "Dorota Finch"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    """A last name alone, initials, titles, accents and one exchanged letter do not part a person."""
    assert is_same_person(one, other)
    assert is_same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dorota Finch", "Anna Finch"),
        ("Dorota Finch", "Dorota Fitch"),
        ("Jan Holm", "Jana Holm"),
        ("Jan Holt", "Jan Holm"),
        ("Ruslan", "Ruslan Demiyan"),
        ("", "Finch"),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    """Different first names, other last names and a lone first name are not joined."""
    assert not is_same_person(one, other)


@pytest.mark.parametrize(
    "words",
    [
        "Maria Holt",
        "Holt",
        "Captain Holt",
        "van der Berg",
        "Sound Lines",
        "Tarn Harbour Union",
        "NRA",
        "Anna Major",
        "Petra May",
        "Will Doane",
        "Will",
        "Per Holm",
        "Anders-Erik Ros",
        "Friends of the Marsh",
        "O’Dell",
        "Norrin-Tarn Line",
    ],
)
def test_a_name(words: str) -> None:
    """People and bodies have names, in full or in part."""
    assert is_name(words)


@pytest.mark.parametrize(
    "words",
    [
        "", "his mother", "the union", "Tarn POW", "Tarn POWs", "Harbour guards", "White Tower official", "Authorities",
        "Nurses", "General", "Jr.", "Studies", "People", "member of Parliament", "of State Maria Holt", "Holt Is",
        "Holt’s", "Furthermore", "Norwegians", "Q", "We’re", "CEO", "Correction", "Carrow-owned", "In Carrow",
        "People in Carrow", "Analysts at Fenn & Co.", "Norwegians of Tarn", "Figures",
    ],
)  # fmt: skip
def test_a_description_is_no_name(words: str) -> None:
    """What only describes somebody, or is torn from more words, names nobody."""
    assert not is_name(words)


def test_titles_and_endings_are_no_part_of_a_name() -> None:
    """Titles, suffixes and a possessive ending are left out."""
    assert name_parts("Transport Minister Livia Sorensen’s")[-2:] == ("Livia", "Sorensen")
    assert name_parts("Dr. Paul Amiel Jr.") == ("Paul", "Amiel")
    assert name_parts("Sound Lines CEO Maria Holt") == ("Maria", "Holt")
    assert name_parts("Speaker Olan Fisk") == ("Olan", "Fisk")


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("Ms Sorrel", Gender.FEMALE),
        ("spokesman", Gender.MALE),
        ("his mother", Gender.FEMALE),
        ("Martha Quill", Gender.FEMALE),
        ("Quill", None),
    ],
)
def test_gender_is_told_by_title_noun_or_first_name(words: str, gender: Gender | None) -> None:
    """What tells nothing gives None."""
    assert gender_of(words) is gender


@given(st.text(), st.text())
def test_being_the_same_person_goes_both_ways(one: str, other: str) -> None:
    """Whatever the words, the order does not matter."""
    assert is_same_person(one, other) == is_same_person(other, one)


def test_a_name_that_is_stuck_to_itself_is_none() -> None:
    """A page that shows a name again where it is pointed at names nobody so."""
    assert not is_name("Mara Holt-FennMara Holt-Fenn")
    assert is_name("Mara Holt-Fenn")
    assert not any(map(is_name, ("Committee Republicans", "U. S.", "Day-by-day Holt")))
