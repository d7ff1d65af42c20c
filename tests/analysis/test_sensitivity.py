"""What in a story needs care, and what protects the people in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sensitivity import Sensitive, find_sensitive
from analysis.sentences import split_sentences
from domain.statements import Quote, QuoteKind, Sensitivity, SentenceTag

CALL = (
    "A captured Ostrian soldier has called his mother.\n\n"
    "The video, shared by deputy minister Pavel Orn, shows Private Ilya Maro, 22, at a desk.\n\n"
    "“I am warm,” Maro said.\n\n"
    "His mother, Vera Maro, wept. Ilya’s sister, Mila Strand, did not.\n\n"
    "“We treat them well,” Orn said. Orn’s office filmed the call.\n\n"
    "Colonel Ana Ruiz, a spokeswoman, called it a play. “He reads,” Ruiz said."
)


def quote(text: str, words: str, speaker: str, canonical: str) -> Quote:
    """Give the marked quote of `words`."""
    start = text.index(words)
    return Quote(1, start, start + len(words), QuoteKind.DIRECT, True, speaker, canonical, "said")  # noqa: FBT003


def look(text: str, *quotes: Quote, title: str | None = None) -> Sensitive:
    """Look at a text."""
    return find_sensitive(text, split_sentences(text), quotes, title=title)


def held(text: str) -> set[str]:
    """Give the words that are held back."""
    return {text[span.start : span.end] for span in look(text).held_names}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Three prisoners of war spoke to reporters.", Sensitivity.PRISONERS),
        ("Several soldiers captured at the bridge were shown.", Sensitivity.PRISONERS),
        ("The army holds captives. He spoke from captivity.", Sensitivity.PRISONERS),
        ("A boy of nine was killed by a car.", Sensitivity.MINORS),
        ("A 14-year-old was arrested.", Sensitivity.MINORS),
        ("She was raped by a guard.", Sensitivity.VICTIMS),
    ],
)
def test_reason_is_found(text: str, reason: Sensitivity) -> None:
    """Prisoners of war, harmed minors and victims of violence make a story sensitive."""
    assert reason in look(text).sensitivity


@pytest.mark.parametrize(
    "text",
    [
        "The bank raised its rate on Monday.",
        "The lions live in captivity. Animals in captivity live long.",
        "Children sang in the square.",
        "Three people died in the storm.",
        "Senator Orn Falk, a former Varnan prisoner of war, voted for the new bridge and went home to his troops.",
        "The harbour board met on Monday. " * 60 + "Falk’s uncle was a prisoner of war.",
    ],
)
def test_ordinary_news_is_not_sensitive(text: str) -> None:
    """A zoo, a choir and a storm need no special care."""
    assert not look(text).sensitivity


def test_the_title_counts() -> None:
    """A headline alone may tell what a story is about."""
    assert look("They spoke.", title="Captured soldiers shown on video").sensitivity == {Sensitivity.PRISONERS}


def test_surnames_of_captives_and_relatives_are_held() -> None:
    """Every surname of a captive and of his kin is held back, officials' names and first names stay."""
    assert held(CALL) == {"Maro", "Strand"}
    spans = look(CALL).held_names
    assert len(spans) == CALL.count("Maro") + CALL.count("Strand")
    assert [span.start for span in spans] == sorted(span.start for span in spans)


def test_a_second_spelling_is_held_too() -> None:
    """Another romanisation of a captive's surname is the same name."""
    text = "A captured soldier spoke. Private Ilya Oresko is 22. Daniel Oreshko, as he is also spelled, slept."
    assert held(text) == {"Oresko", "Oreshko"}


def test_names_stay_in_other_stories() -> None:
    """Without prisoners of war no name is held."""
    assert not held("Private Ilya Maro won the race. His mother, Vera Maro, wept.")


def test_words_of_a_prisoner_are_tagged() -> None:
    """A sentence with a captive's own words is tagged, a minister's is not."""
    found = look(
        CALL, quote(CALL, "I am warm,", "Maro", "Ilya Maro"), quote(CALL, "We treat them well,", "Orn", "Pavel Orn")
    )
    sentences = split_sentences(CALL)
    tagged = [CALL[one.start :][:10] for one in sentences if SentenceTag.IN_CAPTIVITY in found.tags.get(one.index, ())]
    assert tagged == ["“I am warm"]


def test_unmarked_speech_of_a_prisoner_is_tagged() -> None:
    """Speech after a colon is tagged by its sentence, where no quote was found."""
    text = "The prisoners of war wept. One captive was filmed telling her: They sent us to die."
    assert SentenceTag.IN_CAPTIVITY in look(text).tags[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The press conference was hosted by the ministry.",
        "A press officer stood by the door.",
        "He spoke under duress, a lawyer said.",
        "The men wore no handcuffs.",
        "It breaks the Geneva Conventions.",
        "The video was posted by an official.",
        "It is not known whether they spoke freely.",
    ],
)
def test_how_it_was_said_is_tagged(sentence: str) -> None:
    """Who filmed, who was present and whether the words were free is told with a prisoner's words."""
    found = look(f"Three prisoners of war spoke. {sentence}")
    assert SentenceTag.HOW_SAID in found.tags[1]
    assert 1 not in look(f"Three bakers spoke. {sentence}").tags


def test_graphic_sentences_are_tagged() -> None:
    """Gore is tagged in any story, and plain death is not."""
    found = look("The charred bodies lay in the road. Two men died. He was beheaded.")
    assert {index for index, tags in found.tags.items() if SentenceTag.GRAPHIC in tags} == {0, 2}


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "captured soldiers",
                "Private",
                "Ilya Maro",
                "his mother",
                ",",
                ".",
                "Vera",
                "minister",
                "said",
                ":",
                "\n",
                "POW",
                "“",
                "’s",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_text_is_looked_at(text: str) -> None:
    """Whatever the text, held names are spans of it, apart and in order, and tags are of its sentences."""
    sentences = split_sentences(text)
    found = find_sensitive(text, sentences, (), title=text[:20])
    at = 0
    for span in found.held_names:
        assert at <= span.start < span.end <= len(text)
        at = span.end
    assert set(found.tags) <= {sentence.index for sentence in sentences}


@pytest.mark.parametrize("piece", ["captured soldiers said: ", "Private Aa Bb, ", "his mother Vera Aa ", "Aa’s "])
def test_long_runs_are_looked_at(piece: str) -> None:
    """A text of one repeated piece is read, however long."""
    text = "Prisoners of war. " + piece * (10_000 // len(piece))
    assert Sensitivity.PRISONERS in look(text).sensitivity


def test_who_holds_an_office_keeps_the_name_whatever_stands_between() -> None:
    """An office with its field before a name, and a candidacy, are public: no surname is held back."""
    text = (
        "Three captured soldiers spoke to their families.\n\n"
        "Secretary of Works Pia Hurst flew in. The nominee, Rolf Ister, whose son Max Ister sings, did not."
    )
    assert held(text).isdisjoint({"Hurst", "Ister"})
