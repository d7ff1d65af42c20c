"""Who is found to say what, and in which kind of quote."""

import pytest

from analysis.quotes import find_quotes
from analysis.sentences import split_sentences
from domain.statements import Quote, QuoteKind


def find(text: str, language: str | None = "en") -> list[Quote]:
    """Give the quotes of a text."""
    return list(find_quotes(text, split_sentences(text), language))


def said(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Give kind, words, speaker and canonical speaker of the quotes of a text."""
    return [(one.kind.value, text[one.start : one.end], one.speaker, one.canonical) for one in find(text)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We will sail,” said Maria Holt.", "We will sail,", "Maria Holt"),
        ('"We will sail," Maria Holt said.', "We will sail,", "Maria Holt"),
        ("We wait. “We will sail,” Connolly said.", "We will sail,", "Connolly"),
        ("We wait. “We will sail,” Emily Connolly told reporters.", "We will sail,", "Emily Connolly"),
        ("“We will sail,” said Kelly.", "We will sail,", "Kelly"),
        ("“We will sail,” co-founder and CEO Maria Holt said.", "We will sail,", "co-founder and CEO Maria Holt"),
        ("We wait. “We will sail,” Rose said.", "We will sail,", "Rose"),
        ("We wait. “We will sail,” May told them.", "We will sail,", "May"),
        ("'We won't sail,' Maria Holt told reporters.", "We won't sail,", "Maria Holt"),
        ("''We will sail,'' Maria Holt said.", "We will sail,", "Maria Holt"),
        ("Maria Holt, who leads the crew, said: “We will sail.”", "We will sail.", "Maria Holt"),
        ("“Will we sail?” Maria Holt asked.", "Will we sail?", "Maria Holt"),
        ("“We will sail.” — Maria Holt", "We will sail.", "Maria Holt"),
        ("“We will sail,” shrugged Maria Holt.", "We will sail,", "Maria Holt"),
        (
            "“We [the crew] will sail,” a spokeswoman for the port said.",
            "We [the crew] will sail,",
            "a spokeswoman for the port",
        ),
        ("According to Maria Holt, “we will sail on Monday”.", "we will sail on Monday", "Maria Holt"),
    ],
)
def test_marked_words_go_to_whom_the_cue_names(text: str, words: str, speaker: str) -> None:
    """Every kind of mark and order of cue and speaker gives one direct quote without its marks."""
    (quote,) = find(text)
    assert (quote.kind, quote.is_marked) == (QuoteKind.DIRECT, True)
    assert (text[quote.start : quote.end], quote.speaker) == (words, speaker)


def test_pieces_that_a_cue_interrupts_share_a_quote() -> None:
    """The pieces on both sides of a cue, and those that go on after it, have one number."""
    quotes = find(
        "“If it rains,” said Maria Holt, “we stay. So be it.” The room was silent.\n\n“Good,” said Jan Brok. “We go.”"
    )
    assert [quote.quote_id for quote in quotes] == [1, 1, 2, 2]
    assert [quote.speaker for quote in quotes] == ["Maria Holt", "Maria Holt", "Jan Brok", "Jan Brok"]


def test_an_unclosed_mark_runs_to_its_paragraph_s_end_and_binds_the_next() -> None:
    """A quote over paragraphs closes its mark in the last one only."""
    text = "Maria Holt said: “We sail at noon. Nobody stops us.\n\n“We come back at night.”\n\nThe port was calm."
    assert said(text) == [
        ("direct", "We sail at noon. Nobody stops us.", "Maria Holt", "Maria Holt"),
        ("direct", "We come back at night.", "Maria Holt", "Maria Holt"),
    ]
    assert len({quote.quote_id for quote in find(text)}) == 1


def test_speech_without_marks_runs_from_the_colon_to_the_paragraph_s_end() -> None:
    """Lost marks leave a direct quote that is not marked."""
    text = "Maria Holt told her: They left us there. I saw it.\nThe port was calm."
    (quote,) = find(text)
    assert (quote.kind, quote.is_marked) == (QuoteKind.DIRECT, False)
    assert text[quote.start : quote.end] == "They left us there. I saw it"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “Night Owls” were seen in the port.",
        "They read “The Silent Lake” in school.",
        "A banner reading “Pay us first, smile later” hung on the gate.",
        "The soldiers' boots and the sailors' coats were lost in the '90s.",
    ],
)
def test_titles_terms_signs_and_apostrophes_are_no_quotes(text: str) -> None:
    """Marks alone do not make a quote."""
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Maria Holt said that the crew would sail.", "indirect", "that the crew would sail"),
        ("Maria Holt said the crew would sail on Monday.", "indirect", "the crew would sail on Monday"),
        ("The crew would sail on Monday, Maria Holt said.", "indirect", "The crew would sail on Monday"),
        ("The crew would sail on Monday, according to Maria Holt.", "indirect", "The crew would sail on Monday"),
        ("Maria Holt urged both sides to return to the table.", "indirect", "both sides to return to the table"),
        ("Maria Holt accused the port of hiding the truth.", "indirect", "the port of hiding the truth"),
        ("Maria Holt denied hiding the truth.", "indirect", "hiding the truth"),
        ("Maria Holt told the court that the plan was “a farce”.", "mixed", "that the plan was “a farce”"),
        ("Maria Holt called the plan “a farce”.", "mixed", "the plan “a farce”"),
        ("Maria Holt called it “a farce”.", "direct", "a farce"),
    ],
)
def test_reported_clauses_are_whole(text: str, kind: str, words: str) -> None:
    """A clause that a cue governs is one quote, mixed where marks stand in it."""
    assert said(text) == [(kind, words, "Maria Holt", "Maria Holt")]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Holt did not say whether the crew would sail.",
        "Maria Holt condemned the attack.",
        "Maria Holt refused to discuss the plan.",
    ],
)
def test_what_was_not_said_is_no_quote(text: str) -> None:
    """A negated cue and a noun alone give nothing."""
    assert find(text) == []


def test_a_second_cue_ends_the_clause() -> None:
    """What another speaker says in the same sentence is another quote."""
    text = "Maria Holt said the crew would sail, and Jan Brok said the port was closed."
    assert [(words, speaker) for _, words, speaker, _ in said(text)] == [
        ("the crew would sail", "Maria Holt"),
        ("the port was closed", "Jan Brok"),
    ]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Maria Holt came.\n\n“We will sail now,” Holt said.", "Maria Holt"),
        ("Transport Minister Maria Holt came.\n\n“We will sail now,” she said.", "Maria Holt"),
        ("“We will sail now,” said its director, Maria Holt.", "Maria Holt"),
        ("“We will sail now,” said one captive, identified only by the name Danko.", "Danko"),
        (
            "President Danko Marel came.\n\n“We will sail now,” said one captive, identified only by the name Danko.",
            "Danko",
        ),
        ("President Danko Marel came.\n\n“We will sail now,” said a POW, named only as Danko.", "Danko"),
        ("Danko Marel phoned home.\n\n“We will sail now,” his mother said.", "his mother"),
        ("“We will sail now,” said a spokeswoman for the port.", "spokeswoman for the port"),
        ("Danko Marel and Maria Holt came. Holt sat down. “We will sail now,” she said.", "Maria Holt"),
        ("“We will sail on Monday at noon.”", None),
    ],
)
def test_a_speaker_is_resolved_to_the_longest_words_of_the_article(text: str, canonical: str | None) -> None:
    """Last names, pronouns, roles and names in apposition lead to whom they mean; unknown is an answer."""
    assert find(text)[-1].canonical == canonical


def test_a_title_that_ends_with_a_noun_of_place_is_not_the_speaker() -> None:
    """A pronoun goes to a person, not to the town or the body named last."""
    text = "Maria Holt came to Port Corran with the Harbour Union. “We will sail now,” she said."
    assert find(text)[0].canonical == "Maria Holt"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Er sagte: „Wir fahren morgen nicht los.“", "Wir fahren morgen nicht los."),
        ("fr", "Il a dit : « Nous ne partons pas demain. »", "Nous ne partons pas demain."),
        ("uk", "Він сказав: «Ми завтра не поїдемо додому».", "Ми завтра не поїдемо додому"),
        ("ja", "彼は「私たちは明日出発しません」と言った。", "私たちは明日出発しません"),
        ("sv-SE", "Han sade: ”Vi åker inte i morgon.”", "Vi åker inte i morgon."),
    ],
)
def test_other_languages_give_marked_words_without_a_speaker(language: str, text: str, words: str) -> None:
    """Outside English the marks of the language count, and nobody is guessed."""
    (quote,) = find(text, language)
    assert (text[quote.start : quote.end], quote.kind, quote.speaker) == (words, QuoteKind.DIRECT, None)


@pytest.mark.parametrize(
    "text",
    [
        "The judge refused the villages' second demand, that the dam be closed for good.",
        "The theatre collective, best known for its “Hamlet” in a car park, came back.",
        "It is worth noting that the dam was never closed.",
        "Spores in hay can lead to what's called “farmer's lung” in winter.",
        "The crews needed a greater understanding of the tides that the pilots had.",
    ],
)
def test_a_verb_s_form_that_says_nothing_has_no_quote(text: str) -> None:
    """Nouns, participles and "worth noting" are no cues, so that nobody is made a speaker."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to a new report by the port, the ferry lost nine crossings.", "a new report by the port"),
        ("The ferry lost nine crossings, according to a report.", "a report"),
        ("The two yards have twice denied losing any money.", "The two yards"),
        ("Maria Holt has long known that the yard would close.", "Maria Holt"),
        ("The union's members demand that the yard be closed.", "The union's members"),
    ],
)
def test_texts_and_verbs_after_have_say_something(text: str, speaker: str) -> None:
    """A report with the form of a verb is cited whole, and a participle after "have" is a cue."""
    assert [one.speaker for one in find(text)] == [speaker]


def test_a_letter_before_a_colon_speaks_not() -> None:
    """Questions and answers are marked by letters, which are nobody's name."""
    assert not find("Q: What are your hobbies?\n\nA: I sail with my two sons.")


def test_an_adverb_still_opens_a_sentence() -> None:
    """A word in -ly that opens a sentence is a name only beside a verb of speech."""
    assert said("Connolly said the ships were gone.")[0][2] == "Connolly"
    assert said("Recently Maria Holt said the ships were gone.")[0][2] == "Maria Holt"
