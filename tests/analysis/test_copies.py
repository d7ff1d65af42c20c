"""Copies of one text have one origin."""

from analysis.copies import number_origins

AGENCY = (
    "Talks to end the ferry strike broke off on Sunday after six hours, with the union and the company unable to agree "
    "even on how many people are owed wages. The mediator said both sides had brought lists of names. "
    "The port authority counted 38 cancelled sailings on Sunday, the most since the strike began, and called for calm."
)
OWN = (
    "In the waiting hall at Skerrow the heating runs until ten, and passengers have learned to sleep by half past "
    "nine. Nobody here knows when a ship will leave, and the woman at the counter has stopped guessing aloud."
)


def test_a_reprint_shares_its_origin() -> None:
    """The same text with another end is one origin, another text is another."""
    assert number_origins([AGENCY, OWN, AGENCY + " Talks resume on Monday."]) == [0, 1, 0]


def test_a_text_built_on_agency_copy_shares_its_origin() -> None:
    """An article that is half an agency's text and half its own has the agency's origin."""
    assert number_origins([AGENCY, AGENCY[: len(AGENCY) * 2 // 3] + " " + OWN]) == [0, 0]


def test_copies_of_copies_have_one_origin() -> None:
    """Two texts that each share a part with a third are one origin with it, in any order."""
    half = len(AGENCY) // 2
    long = AGENCY + " " + OWN
    assert number_origins([AGENCY, OWN, long]) == [0, 0, 0]
    assert number_origins([AGENCY[:half], AGENCY[half:], AGENCY]) == [0, 0, 0]


def test_a_shared_quotation_is_no_copy() -> None:
    """Two short articles that quote the same sentence are two origins."""
    quotation = "“The lists had the same title, the same date and different people,” the mediator told reporters."
    first = quotation + " Passengers went home, and the last bus was full before it left the harbour."
    second = quotation + " In the capital, ministers met behind a closed door and said nothing afterwards."
    assert number_origins([first, second]) == [0, 1]


def test_texts_without_words_are_no_copies() -> None:
    """Empty and very short texts are origins of their own."""
    assert number_origins(["", "", "Two words"]) == [0, 1, 2]
    assert number_origins([]) == []
