"""The same words in several articles are one utterance."""

from datetime import UTC, datetime, timedelta

import pytest

from analysis.utterances import QuoteItem, SameQuote, group_utterances
from domain.statements import QuoteKind

MORNING = datetime(2026, 3, 14, 6, tzinfo=UTC)
SAIL = "We will sail when the money is there and not before"


def quote(key: str, text: str, speaker: str | None = "Maria Holt", *, hours: int | None = 0) -> QuoteItem:
    """Give a quote published some hours after the morning; without hours it is undated."""
    at = None if hours is None else MORNING + timedelta(hours=hours)
    return QuoteItem(key, text, QuoteKind.DIRECT, speaker, article=f"article {key}", at=at)


def test_a_trimmed_quote_is_in_the_same_words() -> None:
    """A part of the words, with another mark and case, is the same utterance in the same words."""
    trimmed = quote("b", "we will sail when the money is there,", hours=1)
    assert group_utterances([quote("a", SAIL), trimmed]) == [
        (SameQuote("a", has_same_words=True), SameQuote("b", has_same_words=True))
    ]


def test_other_words_for_the_same_are_one_utterance() -> None:
    """A wording that keeps most pairs of words is the same utterance in other words."""
    other = quote("b", "We will sail on the day the money is there, and not one hour before", hours=1)
    assert group_utterances([quote("a", SAIL), other]) == [
        (SameQuote("a", has_same_words=True), SameQuote("b", has_same_words=False))
    ]


def test_the_first_published_stands_first() -> None:
    """Members are in order of publication, and undated ones come last, whatever the order given."""
    members = [quote("undated", SAIL, hours=None), quote("late", SAIL, hours=5), quote("early", SAIL, hours=1)]
    assert [one.key for one in group_utterances(members)[0]] == ["early", "late", "undated"]


def test_a_phrase_is_everybodys() -> None:
    """Fewer than five words are no utterance, even by one speaker."""
    assert group_utterances([quote("a", "left to drift"), quote("b", "left to drift")]) == []


def test_two_people_with_one_sentence_are_two_quotes() -> None:
    """Known speakers who are different people never share an utterance."""
    speakers = ("Maria Holt", "Osk Tarrant", "a soldier", "his comrade")
    assert group_utterances([quote(name, SAIL, name) for name in speakers[:2]]) == []
    assert group_utterances([quote(name, SAIL, name) for name in speakers[2:]]) == []


@pytest.mark.parametrize("speaker", [None, "Holt", "Ms. Holt", "secretary of the union"])
def test_a_speaker_named_otherwise_is_the_same(speaker: str | None) -> None:
    """An unknown speaker, a last name alone, a title and a role do not keep the same words apart."""
    assert len(group_utterances([quote("a", SAIL), quote("b", SAIL, speaker)])) == 1


def test_an_unknown_speaker_joins_no_two_people() -> None:
    """A quote without a speaker goes with one of two people, and does not make them one."""
    groups = group_utterances(
        [quote("a", SAIL), quote("b", SAIL, None, hours=1), quote("c", SAIL, "Osk Tarrant", hours=2)]
    )
    assert [[one.key for one in group] for group in groups] == [["a", "b"]]


def test_numbers_of_three_days_are_a_series() -> None:
    """The same sentence with another number is another statement."""
    days = [quote(str(n), f"The port counted {n} cancelled sailings on one day", hours=n) for n in (31, 38, 44)]
    assert group_utterances(days) == []


def test_a_denial_is_another_statement() -> None:
    """A sentence and its negation are two quotes."""
    denied = quote("b", "We will not sail when the money is there and not before")
    assert group_utterances([quote("a", "We will sail when the money is there at last"), denied]) == []


def test_a_long_quote_does_not_join_its_two_halves() -> None:
    """Two sentences that one article quotes together stay two utterances where others quote one each."""
    first, second = "We will sail when the money is there", "Nobody on the mainland has rung us since January"
    groups = group_utterances(
        [quote("a", first), quote("b", f"{first}. {second}", hours=1), quote("c", second, hours=2)]
    )
    assert [[one.key for one in group] for group in groups] == [["a", "b"]]


def test_a_turn_of_phrase_is_no_utterance() -> None:
    """Two short sentences that begin alike are two statements, even by one speaker."""
    assert group_utterances([quote("a", "Lise Arnoy is a joke"), quote("b", "Lise Arnoy is a minister, guys")]) == []


def test_different_sentences_stay_apart() -> None:
    """Quotes that only share grammar are no utterance."""
    other = quote("b", "When the ferry is late it is the fault of those who never paid for the oil")
    assert group_utterances([quote("a", SAIL), other]) == []
