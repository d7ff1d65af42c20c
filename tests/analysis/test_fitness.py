"""A sentence is judged once: what it is in its article, and why it may be no line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.fitness import judge_sentences
from analysis.order import is_order_doubtful
from analysis.quotes import find_quotes
from analysis.sentences import split_sentences
from domain.statements import Sentence, SentenceRole

LEAD = "Crews of Sound Lines stopped all ships to the Norrin Isles, the union said."


def judge(text: str, *, title: str | None = None, is_dated: bool = True, language: str | None = "en") -> list[Sentence]:
    """Judge a text as analysis does, with the quotes it finds."""
    sentences = split_sentences(text)
    quotes = find_quotes(text, sentences, language)
    is_shuffled = is_order_doubtful(text, sentences)
    judged = judge_sentences(
        text, sentences, quotes, title=title, is_dated=is_dated, is_shuffled=is_shuffled, language=language
    )
    return list(judged)


def unfit(sentence: str, *, is_dated: bool = True) -> str | None:
    """Say why the sentence, standing after a plain one, is unfit."""
    return judge(f"{LEAD}\n\n{sentence}", is_dated=is_dated)[-1].unfit


@pytest.mark.parametrize(
    "sentence",
    [
        "Crews of Sound Lines decided to stop all sailings, after nine weeks without full pay.",
        "“We will sail when the money is there,” said Maria Holt, the union's secretary.",
        "The port authority counted 38 cancelled sailings, the most since 9 March 2026.",
        "Mr. Weir said the wall was “a hazard” and that the U.S. team had seen it.",
        "On Fallay the ship was met by most of the island and by one brass instrument.",
        "The Third Relief Convention shields captives from being put on show.",
        "“There is a man in my office who paid his own fare,” Holt said.",
        "“This court does not know who counted the cracks right,” Judge Sunniva Rask said.",
        "'Tis the season of storms, said Karl Fenn, who keeps the mill.",
        "The soldier from Carrow said the letter had come in March.",
        "The minister said the ships would sail before the winter.",
        "In Holt's office she is called the captain by everybody.",
        "Early on Monday Maria Holt said she would not sign.",
        "Sound Lines confirmed that in March the ships had been sold.",
        "Maria Holt told Karl Fenn that the crews had asked her to stay.",
        "Karl Fenn's lawyer thanked him in front of the crews.",
        "The minister said the strike had worn him out by the summer.",
        "Maria Holt said the engineer, Karl Fenn, was her brother.",
        "Maria Holt, her brother and two sons left the island on Monday.",
        "The judge spoke with his wife before the crews came in.",
        "The guards took their dogs with them to the quay of Skerrow.",
        "The company that Maria Holt leads has sold both of its ships.",
        "The decision of the harbour board costs four hundred people their work.",
        "Fleming said she had sold both of the ships in March.",
        "The Italian government sold both ships of Sound Lines in May.",
        "The Democratic Party of Skerrow sold its hall in March.",
        "The Chinese bought both ships of Sound Lines in March.",
        "The Democrats of Skerrow have sold their hall to Maria Holt.",
        "“The ships stay in port until May,” lead engineer and Sound Lines veteran Maria Holt said in a letter.",
        "US crews sailed two of the ships home.",
        "The suspect was named as Karl Fenn, a miller of Skerrow.",
        "The bill was paid by Sound Lines before the winter.",
        "“That office has kept both of its clerks since March,” Holt said.",
    ],
)
def test_a_sentence_that_stands_alone_is_fit(sentence: str) -> None:
    """A whole sentence that names whom it speaks of may be a line."""
    assert unfit(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Nobody booed at all.", "too short"),
        ("The ships " + "and the boats " * 20 + "waited.", "too long"),
        (
            "“We sail when the money is there at last. Not before,” Holt said.",
            "quote marks open or close outside of it",
        ),
        ("Holt said the ships would sail on the day the money came.”", "quote marks open or close outside of it"),
        ("'My wife's shop has had no bread for a week.", "quote marks open or close outside of it"),
        ("The mediator named three things that both sides want:", "introduces what follows"),
        ("- The company pays four weeks of ten at once.", "an item of a list"),
        ("Correction: An earlier version gave another number of cracks.", "a correction note"),
        ("The number of cracks is 13. An earlier version of this article said 31.", "a correction note"),
        ("Read more about the ships that stayed in port.", "a promotion"),
        ("Who will pay the crews of the Saint Olla?", "a question alone"),
        ("A long and quiet night on the quay of Skerrow.", "no verb"),
        ("We have seen the ships lie idle since the winter.", "first person without marks"),
        ("He thought about it for a long while.", "opens with a pronoun"),
        ("His neighbour, a teacher, does not agree with the company.", "opens with a pronoun"),
        ("On Thursday she crossed in a crab boat.", "opens with a pronoun"),
        ("Neither man wore handcuffs in the room, the agency reported.", "opens with a pronoun"),
        ("The two have not spoken since the harbour meeting.", "opens with a pronoun"),
        ("But the minister refused to pay for the ships.", "opens with a connective"),
        ("As a result, the ferry company cancelled every ship.", "opens with a connective"),
        ("In another clip, a prisoner asks for football results.", "opens with a connective"),
        ("Early in the call he asks for the football results.", "opens with a pronoun"),
        ("In Skerrow she met the crews of two ships.", "opens with a pronoun"),
        ("Hopefully they will find the money before the winter.", "opens with a connective"),
        ("Quietly they carried the flour back to the quay.", "opens with a pronoun"),
        ("At the mill, for example, sixty people have no job.", "opens with a connective"),
        ("That’s a plan of “slow and steady cutting of all costs in every port”.", "opens with a pronoun"),
        ("The soldier said the letter had come in March.", "opens with somebody named elsewhere"),
        ("A spokesman, Leif Dorn, said that was “for peace of mind”.", "speaks of what stands elsewhere"),
        ("The Coast Radio reported he was seen on the quay.", "speaks of what stands elsewhere"),
        ("The police said she had left the port.", "speaks of what stands elsewhere"),
        ("The court in Skerrow freed him in the first week of May.", "speaks of somebody named elsewhere"),
        ("Union leaders never trusted her to keep the ships in port.", "speaks of somebody named elsewhere"),
        ("In the hall stood Karl Fenn, who is married to her sister.", "speaks of somebody named elsewhere"),
        ("Karl Fenn, her lawyer, refused to sign for the two ships.", "speaks of somebody named elsewhere"),
        ("The company has sold both ships since the winter.", "opens with something named elsewhere"),
        ("The new ferry's deck survey found rust on Monday.", "opens with something named elsewhere"),
        ("The company sold both ships, Maria Holt told the harbour board.", "opens with something named elsewhere"),
        ("The doctor first gave the crews of Sound Lines some tea.", "opens with something named elsewhere"),
        ("The message – no more ships – came late that night.", "opens with something named elsewhere"),
        ("If that holds, Sound Lines will have no ship in March.", "opens with a connective"),
        ("Every day it waits, Sound Lines loses a ship's worth of money.", "opens with a pronoun"),
        ("8 of those ships came from the yard in Carrow.", "opens with a pronoun"),
        ("7 ships, 3 boats and 2 rafts sank.", "an item of a list"),
        ("Here is what Sound Lines says of its ships.", "refers to its page"),
        ("The following chart shows all ships of Sound Lines.", "refers to its page"),
        ("In the islands, Sound Lines estimates that could be four hundred.", "speaks of what stands elsewhere"),
        ("“You may know him from the time when ships still came here,” Holt said.", "its quoted words hang on others"),
        ("Sailing is planned for the next spring.", "says too little"),
        ("Skerrow (Harbour Post)A ship of Sound Lines sank in March.", "two sentences run together"),
        ("Breathing tests showed that his lungs were those of a young sailor.", "speaks of somebody named elsewhere"),
        ("Prosecutors told the court that she had sold both of the ships.", "speaks of somebody named elsewhere"),
        ("Sound Lines painted both ships The old paint came off in May.", "two sentences run together"),
        ("Maria Holt of Sound Lines said as much in a letter.", "speaks of what stands elsewhere"),
        ("Expect the harbour board to sell one more ship.", "a promotion"),
        ("The spot shows Maria Holt on the quay of Skerrow.", "opens with something named elsewhere"),
        ("The centrist Democrat won two islands in Skerrow Sound.", "opens with something named elsewhere"),
        ("The Republican nominee sailed to Skerrow with Maria Holt.", "opens with something named elsewhere"),
        ("“The ships stay in port.”She also said Sound Lines had sold one.", "two sentences run together"),
        ("Maria Holt may be reached at holt@skerrow.example on weekdays.", "a promotion"),
        ("If anything, Sound Lines has sold one ship too few.", "opens with a connective"),
        ("The city sent a long letter about the quay on Thursday.", "opens with something named elsewhere"),
        ("Campaigning against Karl Fenn in 2012, she hardly spoke of ships.", "opens with a pronoun"),
        ("A former Maria Holt supporter, he has sold both of his boats.", "opens with a pronoun"),
        ("The officers left the quay of Skerrow without the letter.", "opens with something named elsewhere"),
        ("The teams meet in the two ports of Skerrow in May.", "opens with something named elsewhere"),
        ("#Skerrow crews have been waiting for their pay since March.", "a promotion"),
        ("Sound Lines had sold both of its ships by that date.", "speaks of what stands elsewhere"),
        ("Skerrow (Post)Captain Maria Holt sank a ship in March.", "two sentences run together"),
        ("With those words, Maria Holt sold both of her ships.", "opens with a connective"),
        ("Maria Holt breaks two years of silence in this exclusive interview.", "refers to its page"),
        ("Sixty percent said the crews were right.", "opens with a pronoun"),
        ("In short, Sound Lines has no ship in the water.", "opens with a connective"),
        ("The next day, Sound Lines sold two of its ships.", "opens with a connective"),
        ("“That makes a difference to every island,” Holt said.", "its quoted words open with a pronoun or connective"),
        (
            "“Neither will bring the ships back to Skerrow,” Holt said.",
            "its quoted words open with a pronoun or connective",
        ),
        ("“You can sail either way,” Holt said.", "says too little"),
        ("A spokesman for Sound Lines declined to comment.", "says too little"),
        ("Skerrow showed the ships at their very best!", "an exclamation"),
        ("Only Nine Percent of the Crews Get Full Pay.", "a headline"),
        ("On the day that Sound Lines announced the sale, I went to the quay.", "first person without marks"),
        ("Mara HoltMara HoltFenn says the ships will sail in March.", "two sentences run together"),
        ("(Nobody on the quay would say a word about the ships.)", "an aside in brackets"),
        ("All that and more was said on the quay.", "opens with a pronoun"),
        ("Sound Lines confirmed this in a statement.", "speaks of what stands elsewhere"),
        ("Sound Lines confirmed the sale in a statement…", "breaks off"),
        ("The ships stay in port.Crews have gone home for the week.", "two sentences run together"),
        ("Who in the harbour would pay for that, they asked?", "a question alone"),
        ("Check the weather before you sail to the islands.", "speaks to the reader"),
        ("The numbers shown below are those of the harbour office.", "refers to its page"),
        (
            "“It is a week late and it came for free,” Osk Tarrant said.",
            "its quoted words open with a pronoun or connective",
        ),
        (
            "“So they bought thinner coins for the cracks,” Tomas Weir said.",
            "its quoted words open with a pronoun or connective",
        ),
        ("A crane stands in the port of Skerrow at dawn. (Jon Falk/Kestrel Daily)", "a caption"),
        ("What the islands say now", "a heading"),
    ],
)
def test_why_a_sentence_is_unfit(sentence: str, why: str) -> None:
    """Each rule gives its own reason."""
    assert judge(f"{LEAD}\n\n{sentence}")[1].unfit == why


@pytest.mark.parametrize(
    "time",
    ["yesterday", "on Wednesday", "earlier this month", "last week", "now", "two days ago", "over the past year"],
)
def test_a_relative_time_needs_a_date(time: str) -> None:
    """A time that hangs on the day of publication is unfit in an undated article only."""
    sentence = f"The union of Sound Lines stopped the ships {time}."
    assert unfit(sentence, is_dated=False) == "a relative time in an undated article"
    assert unfit(sentence) is None
    assert unfit("The union stopped the ships on 9 March 2026.", is_dated=False) is None


def test_a_pronoun_that_a_quote_resolves_is_fit_with_its_meaning() -> None:
    """Where a quote tells whom an opening pronoun means, the sentence may be a line that says so."""
    text = "“The ships stay in port,” said Maria Holt, the secretary.\n\n“We sail when the money is there,” she added."
    assert [(one.unfit, one.means) for one in judge(text)] == [(None, None), (None, "Maria Holt")]


def test_a_lone_quotation_takes_its_speaker_from_its_neighbour() -> None:
    """Quoted words without a cue are fit where their speaker is known, and say who it is."""
    text = "“I was told that a crack is a line,” Tomas Weir said. “Thinner coins were easy to buy in town.”"
    assert judge(text)[1].means == "Tomas Weir"
    assert (
        judge("The hall was full.\n\n“Thinner coins were easy to buy in town.”")[-1].unfit
        == "quoted words without a speaker"
    )


def test_a_soldier_whose_name_is_known_is_named() -> None:
    """Where the article tells who "the soldier" is, the line says so; his few words on "it" alone are no line."""
    text = (
        "“I drove the lorry for nine days,” said Danel Orlan, a Carrow soldier. “I was always against it at home.”\n\n"
        "The soldier said the letter had come in March."
    )
    _, alone, named = judge(text)
    assert alone.unfit == "its quoted words hang on others"
    assert (named.unfit, named.means) == (None, "Danel Orlan")


def test_a_pronoun_means_nobody_whom_its_sentence_names() -> None:
    """Who is named in the sentence is not whom its opening pronoun means; and a bare noun names nobody."""
    text = "“The ships stay in port,” said Maria Holt, the secretary.\n\nShe called Holt a “woman in a small boat”."
    assert judge(text)[-1].unfit is not None
    text = "Doctors said the fever had spread.\n\n“Skerrow will have no clinic in March,” they said in a letter."
    assert judge(text)[-1].unfit is not None
    text = "Doctors said the fever had spread.\n\nThey said that Skerrow would have no clinic in March."
    assert judge(text)[-1].unfit == "opens with a pronoun"


def test_a_victims_mother_is_not_who_was_spoken_of() -> None:
    """Who is described by somebody else is named by nothing that the article calls a mother."""
    text = (
        "Karl Fenn, a miller, said nothing in court.\n\n"
        "The victim's mother testified, describing her daughter as “brave, strong and smart” on Monday."
    )
    assert judge(text)[-1].means is None


def test_quoted_words_belong_to_the_sentence_with_their_speaker() -> None:
    """A sentence that repeats quoted words without their speaker gives way to the one that has both."""
    text = (
        "The union's words ‘left to drift by a company’ are on every wall of Skerrow.\n\n"
        "“We were left to drift by a company that still sells tickets,” said Maria Holt, the secretary."
    )
    assert [one.unfit for one in judge(text)] == ["its quoted words stand elsewhere with their speaker", None]


def test_speech_that_goes_on_without_marks_is_nobodys() -> None:
    """The second sentence of speech after a colon shows nothing of who speaks."""
    first, second = judge(
        "The old pilot of Fallay told the islanders: Say sorry before harvest. Count all the coins afterwards, slowly."
    )
    assert first.unfit is None
    assert second.unfit == "speech that goes on without marks"


def test_a_sentence_printed_twice_counts_once() -> None:
    """The second copy of a sentence is no line."""
    assert [one.unfit for one in judge(f"{LEAD}\n\n{LEAD}")] == [None, "stands in the article twice"]


def test_the_headline_again_is_an_echo() -> None:
    """A sentence that says little but the headline is an echo; one that adds to it is body."""
    title = "Crews of Sound Lines stop all ships to the Norrin Isles"
    echo, body = judge(
        f"Crews of Sound Lines stop all ships to Norrin Isles today.\n\n{LEAD} Nobody was paid.", title=title
    )[:2]
    assert (echo.role, echo.unfit) == (SentenceRole.ECHO, "says the headline again")
    assert body.role is SentenceRole.BODY


def test_a_long_first_line_without_a_stop_is_a_standfirst() -> None:
    """A summary above the body is no line."""
    first = "The union says that four hundred crew of Sound Lines have not been paid since the first week of January"
    assert judge(f"{first}\n{LEAD}")[0].role is SentenceRole.STANDFIRST


def test_a_first_paragraph_said_again_below_is_a_standfirst() -> None:
    """A first paragraph whose words one later sentence has too is the standfirst."""
    first = "About 400 crew of Sound Lines have not been paid since January."
    later = "About 400 crew of Sound Lines have not been paid since January, Coast Radio reports, and half have left."
    assert judge(f"{first}\n\nThe quay was empty.\n\n{later}")[0].role is SentenceRole.STANDFIRST


def test_other_languages_are_judged_by_form_alone() -> None:
    """English words decide nothing in a German text; its marks and length do."""
    text = "Trotzdem kamen fast alle Menschen auf den Kirchberg. Er enthält einen Brief. Na und?"
    assert [one.unfit for one in judge(text, language="de")] == [None, "too short", "too short"]


def test_a_doubtful_order_leaves_no_line_that_hangs_on_a_neighbour() -> None:
    """Where sentences may be shuffled, a meaning taken from another sentence is not trusted."""
    text = (
        "His comrade said: They told us the others had crossed.\n"
        "Another soldier, with a bandaged hand, waited at the end.\n"
        "Vera Orlan keeps the telephone in the bread tin.\n"
        "She is not sure it was a good idea to answer the call.\n"
        "In the clip her son is seen at a desk too small for him.\n"
        '"I am glad to see him alive in there," she said.\n'
        "Relatives of soldiers have begun to find their sons in films.\n"
        "Ministry staff filmed the call, and an officer can be heard once.\n"
        "Lena Halm, whose brother is a corporal, said the families had met.\n"
        "He wept while another man read the letter aloud.\n"
    )
    assert not [one for one in judge(text) if one.means]


@given(st.text(alphabet="Aab. \n\"“”'‘’,?!:()/0", max_size=200), st.booleans())
def test_any_text_keeps_its_sentences(text: str, is_dated: bool) -> None:
    """Judging adds to sentences: order, number and offsets stay, and what is unfit means nobody."""
    judged = judge(text, title=text[:20], is_dated=is_dated)
    assert [(one.index, one.start, one.end) for one in judged] == [
        (one.index, one.start, one.end) for one in split_sentences(text)
    ]
    assert all(one.means is None for one in judged if one.unfit)
