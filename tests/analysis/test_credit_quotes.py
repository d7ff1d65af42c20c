"""Sources of quotes: whom an article has somebody's words from."""

from dataclasses import replace

import pytest

from analysis.credits import credit_quotes, find_credits
from analysis.sentences import split_sentences
from domain.statements import Quote, QuoteKind


def quote(text: str, words: str, speaker: str, canonical: str, cue: str = "said", number: int = 1) -> Quote:
    """Give the quote of `words`, direct where marks stand around them."""
    start = text.index(words)
    kind = QuoteKind.DIRECT if text[start - 1 : start] == "“" else QuoteKind.INDIRECT
    return Quote(number, start, start + len(words), kind, kind is QuoteKind.DIRECT, speaker, canonical, cue)


def sources(text: str, *quotes: Quote) -> list[tuple[str, ...]]:
    """Give the sources of the quotes."""
    sentences = split_sentences(text)
    found = find_credits(text, sentences, own_names=(), credit_lines=())
    numbered = tuple(replace(one, quote_id=number) for number, one in enumerate(quotes, start=1))
    return [one.via for one in credit_quotes(text, sentences, numbered, found)]


def test_credit_of_the_sentence() -> None:
    """Words told to an outlet are the outlet's."""
    text = "“I saw nothing,” Ana Ruiz told Radio Quell. “Go home,” said Pavel Orn."
    ruiz = quote(text, "I saw nothing,", "Ana Ruiz", "Ana Ruiz", "told")
    orn = quote(text, "Go home,", "Pavel Orn", "Pavel Orn")
    assert sources(text, ruiz, orn) == [("Radio Quell",), ()]


def test_both_pieces_of_one_quote() -> None:
    """What follows in the same quote comes from the same source."""
    text = "“I saw nothing,” Ana Ruiz told Radio Quell. “It was dark.”"
    first = quote(text, "I saw nothing,", "Ana Ruiz", "Ana Ruiz", "told")
    second = quote(text, "It was dark.", "Ana Ruiz", "Ana Ruiz", "told")
    sentences = split_sentences(text)
    found = find_credits(text, sentences, own_names=(), credit_lines=())
    assert [one.via for one in credit_quotes(text, sentences, (first, second), found)] == [("Radio Quell",)] * 2


def test_dateline_is_no_source() -> None:
    """The agency of a dateline is not named for each quote."""
    text = "VARNA (Northwire) – “I saw nothing,” said Ana Ruiz."
    assert sources(text, quote(text, "I saw nothing,", "Ana Ruiz", "Ana Ruiz")) == [()]


def test_interviewed_speakers_stay_with_their_outlet() -> None:
    """People of an occasion speak by the outlet that met them; one who speaks elsewhere does not."""
    text = (
        "QRX attended the briefing and interviewed three captured pilots.\n\n"
        "“We saw nothing,” said one of the pilots, identified only as Maro.\n\n"
        "“It was dark,” Maro said.\n\n"
        "On Sunday, President Ana Ruiz spoke at sea. “Come home,” Ruiz said."
    )
    found = sources(
        text,
        quote(text, "We saw nothing,", "one of the pilots", "Maro"),
        quote(text, "It was dark,", "Maro", "Maro"),
        quote(text, "Come home,", "Ruiz", "Ana Ruiz"),
    )
    assert found == [("QRX",), ("QRX",), ()]


def test_words_in_a_posted_video() -> None:
    """Who speaks in a video speaks by the one who posted it, unless that is the speaker."""
    text = (
        "The clip, shared by deputy minister Pavel Orn, shows Ilya Maro calling from captivity.\n\n"
        "“I am warm,” Maro said.\n\n“We treat them well,” Orn said."
    )
    maro = quote(text, "I am warm,", "Maro", "Ilya Maro")
    orn = quote(text, "We treat them well,", "Orn", "Pavel Orn")
    assert sources(text, maro, orn) == [("Pavel Orn",), ()]


def test_relayed_message() -> None:
    """Words that an envoy read out come from the envoy."""
    text = "“We were told nothing,” a soldier wrote in a message that Pavel Orn, the envoy, read out at the council."
    assert sources(text, quote(text, "We were told nothing,", "a soldier", "soldier", "wrote")) == [("Pavel Orn",)]


def test_no_credit_no_source() -> None:
    """Without credits, and without sentences, quotes come back as they were."""
    text = "“I saw nothing,” said Ana Ruiz."
    found = quote(text, "I saw nothing,", "Ana Ruiz", "Ana Ruiz")
    assert credit_quotes(text, split_sentences(text), (found,), ()) == (found,)
    assert credit_quotes("", (), (), ()) == ()


@pytest.mark.parametrize(
    "piece", ["told QRX. ", "video posted by Aa Bb ", "QRX attended the call. ", "The agency said. "]
)
def test_long_runs_are_traced(piece: str) -> None:
    """A text of one repeated piece with a quote in each is read, however long."""
    text = piece * (10_000 // len(piece))
    sentences = split_sentences(text)
    quotes = tuple(
        Quote(at, start, start + 3, QuoteKind.DIRECT, is_marked=True, speaker="Aa", canonical="Aa Bb", cue="said")
        for at, start in enumerate(range(0, len(text) - 3, len(piece)))
    )
    found = find_credits(text, sentences, own_names=(), credit_lines=())
    assert len(credit_quotes(text, sentences, quotes, found)) == len(quotes)


def test_relatives_in_a_call_speak_by_who_posted_it() -> None:
    """In a call home the mother's words come from the same source as her son's."""
    text = (
        "A call between a captured soldier and his mother has been watched often. He gives his name as Ilya.\n\n"
        "The clip was published by Pavel Orn, a deputy minister.\n\n“I am warm,” Ilya said. “Eat,” his mother answered."
    )
    son = quote(text, "I am warm,", "Ilya", "Ilya")
    mother = quote(text, "Eat,", "his mother", "his mother")
    assert sources(text, son, mother) == [("Pavel Orn",), ("Pavel Orn",)]
