"""Credits: whom an article names as where it has something from."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.credits import find_credits, supplying, telling
from analysis.credits.own import is_own
from analysis.sentences import split_sentences
from analysis.wording import Cue
from domain.statements import Credit, CreditKind


def find(text: str, own_names: Sequence[str] = (), credit_lines: Sequence[str] = ()) -> tuple[Credit, ...]:
    """Find the credits of a text."""
    return find_credits(text, split_sentences(text), own_names=own_names, credit_lines=credit_lines)


def names(text: str) -> list[tuple[str, str]]:
    """Give name and kind of each credit."""
    return [(one.name, one.kind.value) for one in find(text)]


def test_sentences_are_passed_over_by_all_cues() -> None:
    """Every cue that is searched for is among those without which a sentence is passed over."""
    cues = {one for module in (supplying, telling) for one in vars(module).values() if isinstance(one, Cue)}
    assert cues == {*supplying.SUPPLYING, *telling.TELLING}


@pytest.mark.parametrize(
    ("text", "name", "kind", "phrase"),
    [
        ("“No,” Ana Ruiz told Radio Quell.", "Radio Quell", "outlet", "told Radio Quell"),
        (
            "He told the business daily Sund Ledger that he would go.",
            "Sund Ledger",
            "outlet",
            "told the business daily Sund Ledger",
        ),
        (
            "The Quell Herald reported on Monday that the bridge is closed.",
            "Quell Herald",
            "outlet",
            "The Quell Herald reported",
        ),
        (
            "The bridge is closed, the public broadcaster QRX reported.",
            "QRX",
            "outlet",
            "the public broadcaster QRX reported",
        ),
        ("Four men fled, according to the Varn agency.", "Varn", "agency", "according to the Varn agency"),
        ("QRX attended the meeting and interviewed two drivers.", "QRX", "outlet", "QRX attended"),
        (
            "“I am tired,” the minister said in an interview with Quell TV.",
            "Quell TV",
            "outlet",
            "said in an interview with Quell TV",
        ),
        (
            "The list was first published by Inland Weekly.",
            "Inland Weekly",
            "outlet",
            "first published by Inland Weekly",
        ),
        ("The union is broke, the paper said, citing the Sund Post.", "Sund Post", "outlet", "citing the Sund Post"),
        (
            "A video posted by the Telegram channel Sund Live shows the fire.",
            "Sund Live",
            "channel",
            "posted by the Telegram channel Sund Live",
        ),
        (
            "The clip, shared by former mayor Pavel Orn, shows a man in a boat.",
            "Pavel Orn",
            "person",
            "shared by former mayor Pavel Orn",
        ),
        (
            "The rights group Open Gate, which obtained the recording, said it was cut.",
            "Open Gate",
            "organisation",
            "The rights group Open Gate, which obtained the recording",
        ),
        (
            "Twelve have died, according to data from the Hill Archive.",
            "Hill Archive",
            "organisation",
            "according to data from the Hill Archive",
        ),
        (
            "A letter was read out at the gate by Pavel Orn, a winchman.",
            "Pavel Orn",
            "person",
            "read out at the gate by Pavel Orn",
        ),
    ],
)
def test_credit_is_found_with_its_words(text: str, name: str, kind: str, phrase: str) -> None:
    """A credit has the name as written, its kind, and the phrase that gives it."""
    assert [(one.name, one.kind.value, one.text) for one in find(text)] == [(name, kind, phrase)]


@pytest.mark.parametrize(
    "text",
    [
        "He told reporters that he would go.",
        "She told Parliament that the law was dead.",
        "Pavel Orn told the District Court that he slept.",
        "“Go,” Judge Ana Ruiz said. Orn told Ruiz to wait.",
        "“I am done,” said Vera Quist. Her brother told Quist that he was too.",
        "He told Brenland to withdraw its troops. The army is in Brenland.",
        "Want-away striker Rico Dane has told Quell Rovers he is done. Rovers boss Joe Hay laughed.",
        "He told Mary Orn that he would go.",
        "Ana Ruiz (N-Varna) slept.",
        "The report cites hospital staff.",
        "She posted a video on Telegram.",
        "Russian officials posted the video online.",
        "(Ana Ruiz/Quell Herald)",
        "Photo: Quell Herald",
        "The boss of Radio Quell was arrested.",
        "“Nobody showed us a map,” he said.",
        "The company said in a statement that it would pay.",
        "He told Varna about the raids. Varnan troops had gone home.",
        "“Go,” she told Orn Quist, who had come late. Ana Orn Quist is his widow.",
        "The mayor told Sen. Ana Ruiz that he slept.",
        "Drivers with RXQ reported more accidents.",
        "The bridge is closed, Orn reported. Pavel Orn slept.",
        "The map shows what was collected by Varn Institute’s Petrel probe over the years.",
        "Once Pavel Orn published the video, everybody left.",
        "The bridge is closed.\n\nSOURCE: News agencies",
        "The mayor sent a letter to his staff.",
        "The police released a video of the raid.",
        "Ana Ruiz and Pavel Orn contributed to this report.",
        "Sand and stone (Varna) – the new style – cost little.",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    """Audiences, persons, clubs, places, platforms, photographs and mentions are not credited."""
    assert not find(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bridge is closed, Varnet reported on Monday.", "Varnet"),
        ("It is closed, according to The Ledge.", "The Ledge"),
        ("According to The Ledge's bridge survey, it is closed.", "The Ledge"),
    ],
)
def test_a_name_without_the_words_of_an_outlet_is_credited_where_its_place_tells(text: str, name: str) -> None:
    """What was reported by a lone name after a comma, or is according to a title with its article, is an outlet's."""
    assert names(text) == [(name, "outlet")]


def test_dateline_credits_an_agency() -> None:
    """Brackets after the place at the head of a paragraph name an agency, with the name alone as phrase."""
    found = find("VARNA, 9 May (Northwire) – The bridge is closed.")
    assert [(one.name, one.kind, one.text) for one in found] == [("Northwire", CreditKind.AGENCY, "Northwire")]


def test_own_names_are_never_credited() -> None:
    """An article cannot credit its own outlet, whatever the article before its name."""
    assert not find("“No,” Ana Ruiz told the Quell Herald.", own_names=("The Quell Herald", "quellherald.example"))


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("The Quell Herald", "QuellHerald"),
        ("QSP", "Quell Sund Post"),
        ("TQS", "The Quell Sund Post"),
        ("Quell Herald", "Quell Herald Brenland"),
        ("QRX", "QRX News"),
        ("Quell Herald’s Ana Ruiz", "Quell Herald"),
        ("Quell Herald Online", "Quell Herald"),
    ],
)
def test_an_own_name_in_other_words_is_not_credited(name: str, own: str) -> None:
    """Initials, first words and spellings without spaces are the outlet itself."""
    assert is_own(name, own)
    assert not is_own(name, "Sund Post")


def test_a_video_of_its_own_was_not_said_to_who_attended() -> None:
    """Who attended a meeting is no source of a video that surfaced, nor of what a law says of such people."""
    text = (
        "Northwire News attended the meeting and interviewed two captured pilots.\n\n"
        "In May a video surfaced in which one pilot said he was lost.\n\n"
        "The rules of the sea say pilots must be led ashore."
    )
    assert find(text)[0].sentences == (0,)


def test_a_short_name_is_known_by_the_long_one() -> None:
    """After its full name an outlet is recognised by the last word."""
    assert names("He told the Sund Post. As the Post revealed, he fled.")[1] == ("Post", "outlet")


def test_dropped_line_gives_credits_without_offsets() -> None:
    """A closing line that cleaning dropped credits its names; a platform in brackets tells a person."""
    found = find("The bridge is closed.", credit_lines=("Sources: Pavel Orn (X), Varnet, Sund24",))
    assert [(one.name, one.kind.value, one.start, one.end) for one in found] == [
        ("Pavel Orn", "person", None, None),
        ("Varnet", "outlet", None, None),
        ("Sund24", "outlet", None, None),
    ]
    assert all(one.sentences == () for one in found)


def test_closing_line_in_the_text_has_offsets() -> None:
    """The same line in the text gives its names where they stand."""
    text = "The bridge is closed.\n\nSources: Varnet, Sund Post"
    assert [text[one.start : one.end] for one in find(text)] == ["Varnet", "Sund Post"]


def test_credit_covers_its_own_sentence() -> None:
    """A credit that is given once covers only the sentence in which it stands."""
    text = "The bridge is closed. The Sund Post reported that it broke. Nobody was hurt."
    assert [one.sentences for one in find(text)] == [(1,)]


def test_source_throughout_covers_what_its_people_say() -> None:
    """An outlet that attended covers later sentences with words of those whom it met, and no others."""
    text = (
        "Northwire News attended the meeting and interviewed two captured pilots. The agency is old.\n\n"
        "“We saw nothing,” said one of the pilots, identified only as Maro.\n\n"
        "Maro said it was dark. He told Northwire News so.\n\n"
        "In another town, President Ana Ruiz said that she was glad."
    )
    first = find(text)[0]
    covered = [sentence for sentence in split_sentences(text) if sentence.index in first.sentences]
    assert [text[one.start : one.end][:12] for one in covered] == ["Northwire Ne", "“We saw noth", "Maro said it"]


def test_the_agency_said_is_covered() -> None:
    """A sentence that says "The agency reported" belongs to the agency named before."""
    text = "The news agency Varn attended the trial. The agency reported that it was short."
    assert find(text)[0].sentences == (0, 1)


@given(
    st.text(max_size=400)
    | st.lists(
        st.sampled_from(
            [
                "told",
                "The Sund Post",
                "reported",
                "by",
                "(Varn)",
                "\n",
                "“",
                "”",
                ",",
                ".",
                "video",
                "posted",
                "Sources:",
                "’s",
                "of",
                "A",
            ]
        ),
        max_size=60,
    ).map(" ".join)
)
def test_any_text_gives_valid_credits(text: str) -> None:
    """Whatever the text, each credit's phrase is the slice at its offsets, holds its name, and its sentences exist."""
    sentences = split_sentences(text)
    found = find_credits(text, sentences, own_names=(), credit_lines=(text,))
    for one in found:
        assert one.name
        assert (one.start is None) == (one.end is None)
        assert one.start is None or text[one.start : one.end] == one.text
        assert one.name in one.text
        assert set(one.sentences) <= {sentence.index for sentence in sentences}
    starts = [one.start for one in found if one.start is not None]
    assert starts == sorted(starts)
