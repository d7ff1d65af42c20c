"""Figures: numbers with what they count, their hedge and who claims them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures import find_figures
from analysis.sentences import split_sentences
from domain.statements import Figure, Quote, QuoteKind


def find(text: str, *quotes: Quote) -> tuple[Figure, ...]:
    """Find the figures of a text."""
    return find_figures(text, split_sentences(text), quotes)


def only(text: str, *quotes: Quote) -> Figure:
    """Give the one figure of a text."""
    (figure,) = find(text, *quotes)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("The town has 180,000 daily passengers.", 180_000, "people", "180,000 daily passengers"),
        ("Sales were 2.5 million euros.", 2_500_000, "EUR", "2.5 million euros"),
        ("It sold for £41m.", 41_000_000, "GBP", "£41m"),
        ("They paid A$62 million.", 62_000_000, "AUD", "A$62 million"),
        ("Milk costs 27p there.", 0.27, "GBP", "27p"),
        ("Turnout was 71 per cent.", 71, "percent", "71 per cent"),
        ("He is six percentage points ahead.", 6, "percentage points", "six percentage points"),
        ("It is 90 kilometres to the west.", 90, "kilometres", "90 kilometres"),
        ("The deal pays a nurse 300 Danish kroner.", 300, "DKK", "300 Danish kroner"),
        ("She has a dozen desks.", 12, "desks", "a dozen desks"),
        ("Half a million people saw it.", 500_000, "people", "Half a million people"),
        ("They sank two hundred and fifty boats.", 250, "boats", "two hundred and fifty boats"),
        ("It weighs 6\u00a0000 tonnes.", 6_000, "tonnes", "6\u00a0000 tonnes"),
        ("Hundreds of people fled.", None, "people", "Hundreds of people"),
        ("It holds three captured enemy pilots.", 3, "people", "three captured enemy pilots"),
        ("Ostria admits 41 dead.", 41, "people", "41 dead"),
        ("Forty-one of the engines were found.", 41, "engines", "Forty-one of the engines"),
        ("One person died in the fire.", 1, "people", "One person"),
        ("He signed a three-year deal.", 3, "years", "three-year"),
    ],
)
def test_figure_has_value_unit_and_span(text: str, value: float | None, unit: str, words: str) -> None:
    """Values are absolute, units plain, and the span runs to the noun."""
    figure = only(text)
    assert (figure.value, figure.unit, text[figure.start : figure.end]) == (value, unit, words)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It costs between 3 million and 4 million euros.", 3_000_000, 4_000_000),
        ("It costs £6.2m to £7m.", 6_200_000, 7_000_000),
        ("Rents rise by 18 to 25 per cent.", 18, 25),
        ("Some five or six people fled.", 5, 6),
        ("We were a hundred, a hundred and ten people.", 100, 110),
    ],
)
def test_range_is_one_figure(text: str, low: float, high: float) -> None:
    """A range gives its lower and its upper end."""
    figure = only(text)
    assert (figure.value, figure.value_high) == (low, high)


def test_a_change_is_two_figures() -> None:
    """What a number rose from is a figure of its own."""
    assert [one.value for one in find("The rate rose to 6.25 percent from 5.5.")] == [6.25, 5.5]


@pytest.mark.parametrize(
    ("text", "hedge", "words"),
    [
        ("It cut about 230 jobs.", "about", "about 230 jobs"),
        ("At least 26 people drowned.", "At least", "At least 26 people"),
        ("It lost an estimated $640 million.", "an estimated", "an estimated $640 million"),
        ("They took no more than 300 boats.", "no more than", "no more than 300 boats"),
        ("It has 30 boats or so.", "or so", "30 boats or so"),
        ("Dozens feared drowned.", "feared", "Dozens"),
        ("Tickets from £12 at the door.", "from", "from £12"),
        ("It has 30 boats.", None, "30 boats"),
    ],
)
def test_hedge_stays(text: str, hedge: str | None, words: str) -> None:
    """The words that make a number less certain are kept as written and belong to the span."""
    figure = only(text)
    assert (figure.qualifier, text[figure.start : figure.end]) == (hedge, words)


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 1999.",
        "They met on 9 May and on March 14, 2022.",
        "It began at 4.15pm, at 16:20 and at 10 o'clock.",
        "Ana Ruiz, 41, fled.",
        "He's nineteen, she said.",
        "A 52-year-old man fled with a girl of four.",
        "He fled two days later, three years ago.",
        "It is the worst in six years.",
        "He lives at 16 Tanner Row near Flat 61.",
        "It breaks Article 13 and section 321.",
        "Brayford won 2-1.",
        "Call 555 0142 now.",
        "One of them fled with two of the others.",
        "The two did not speak.",
        "She is a mother of two.",
        "The Group of Seven met in Room 4 by Line 12.",
        "The Group of 20 met.",
        "He has the 31st ticket.",
        "20231208",
        "One captive was filmed.",
        "It is a four-legged animal.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    """Dates, times, ages, relative time, addresses, labels, scores and pointing words count nothing."""
    assert not find(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ostria claims it has captured about 600 Lurian soldiers.", "captured Lurian soldiers"),
        ("About 400 crew have not been paid since January.", "crew have not been paid"),
        ("At least 14 people were hurt near the square.", "people were hurt"),
        ("Net profit was 74 million euros.", "Net profit"),
    ],
)
def test_thing_is_named_with_its_state(text: str, what: str) -> None:
    """What is counted is told in the article's words, with the state that matters."""
    described = only(text).what or ""
    assert described.startswith(what)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("About a dozen Lurian boats have appeared at the quay.", "Lurian boats"),
        ("There were 40 cracks in the wall, Ruiz said.", "cracks in the wall"),
        ("There were 40 cracks in the long grey northern retaining wall of Tarn.", "cracks"),
        ("Some 5,500 homes depend on the lake.", "homes"),
        ("Twelve captured Lurian pilots appeared at the event.", "captured Lurian pilots"),
    ],
)
def test_thing_ends_where_it_is_named(text: str, what: str) -> None:
    """The words for what is counted do not run on into the verb, nor end in the middle of a phrase."""
    assert only(text).what == what


@pytest.mark.parametrize(
    "note",
    [
        "Correction, 15 March: An earlier version of this article said that Ruiz had logged 31 cracks. It is 13.",
        "Due to an editing error a previous version of this story gave 31 cracks. There are 13 cracks.",
        "This article was amended on 4 May. It said 31 cracks.",
    ],
)
def test_a_correction_note_has_no_figures(note: str) -> None:
    """What a note takes back is nobody's claim."""
    assert [one.value for one in find(f"Ruiz logged 13 cracks, the board said.\n\n{note}")] == [13]


def test_claimant_is_the_speaker_of_the_quote() -> None:
    """A number within a quote is claimed by its speaker, in the longest words for him."""
    text = "“We lost 40 boats,” Ruiz said."
    quote = Quote(1, 1, 18, QuoteKind.DIRECT, is_marked=True, speaker="Ruiz", canonical="Ana Ruiz", cue="said")
    assert only(text, quote).claimant == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The fever killed 212 people, according to the health ministry.", "health ministry"),
        ("Lurin puts its losses at 41 dead.", "Lurin"),
        ("Damage is estimated at €210 million by insurers.", "insurers"),
        ("They fled the war, with Ostria claiming to have killed 6,000 troops.", "Ostria"),
        ("General Tomas Ebel, who leads the army, counted 214 dead.", "Tomas Ebel"),
        ("At least 900 people died, according to figures collected by Hill Watch.", "Hill Watch"),
        ("It has 30 boats.", None),
        ("HOLLIN BRIDGE said 30 boats sank.", None),
        ("Credible says 30 boats sank.", "Credible"),
        ("Those peaceful say 30 boats sank.", None),
    ],
)
def test_claimant_by_the_words_of_the_sentence(text: str, claimant: str | None) -> None:
    """Without a quote the claimant is whom the sentence names as standing behind the number."""
    assert only(text).claimant == claimant


PIECES = st.sampled_from(
    [
        "3",
        "1,200",
        "million",
        "two",
        "hundred",
        "dozens",
        "of",
        "the",
        "men",
        "killed",
        "$",
        "€5m",
        "percent",
        "-",
        "to",
        "and",
        "between",
        "about",
        "according to",
        "Ostria",
        "said",
        ",",
        ".",
        "\n",
        "“",
        "”",
        "\u00a0",
        "in 1999",
        "aged",
        "half a",
    ]
)


@given(st.text(max_size=300) | st.lists(PIECES, max_size=60).map(" ".join))
def test_any_text_gives_valid_figures(text: str) -> None:
    """Whatever the text, spans lie in it, in order and apart, ranges rise, and words are the article's."""
    figures = find(text)
    at = 0
    for one in figures:
        assert at <= one.start < one.end <= len(text)
        at = one.end
        assert one.value is not None or one.value_high is None
        assert one.value is None or one.value_high is None or one.value < one.value_high
        assert one.qualifier is None or all(hedge in text for hedge in one.qualifier.split("; "))
        assert all(word in text for word in (one.what or "").split())


@pytest.mark.parametrize(
    "piece", ["1,", "1", "two hundred and ", "“3 ", "about about ", "Aa ", "5 to ", "€", "- ", "a "]
)
def test_long_runs_stay_linear(piece: str) -> None:
    """A text of one repeated piece is read, however long."""
    text = piece * (10_000 // len(piece))
    assert all(one.end <= len(text) for one in find(text))


@pytest.mark.parametrize(
    "text",
    ["At least 106 people in 21 towns have been killed.", "Killed in 21 towns were at least 106 people."],
)
def test_what_happened_in_places_did_not_happen_to_them(text: str) -> None:
    """The number of towns in which people were killed counts no killed."""
    assert [one.what for one in find(text) if one.value == 21] == ["towns"]
