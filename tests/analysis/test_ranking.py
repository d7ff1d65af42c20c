"""The lines of a story are what its articles have in common."""

import pytest

from analysis.fitness import judge_sentences
from analysis.quotes import find_quotes
from analysis.ranking import RankArticle, pick_lines, rank_lines
from analysis.sentences import split_sentences

WAGES = "Sound Lines owes about 400 ferry crew ten weeks of wages, the union says."
SHIPS = "The ferry crew of Sound Lines stopped all ships to the Norrin Isles over unpaid wages."
CRABS = "A retired pilot in a green jacket fed crabs to seven gulls near the bakery."
HOLT = "“The ships of Sound Lines sail when the wages are paid,” said Maria Holt of the union."
ADDED = "Maria Holt said the ships of Sound Lines would leave port for the Norrin Isles on payday."


def article(
    text: str, outlet: str | None, *, origin: int | None = None, utterances: dict[int, int] | None = None
) -> RankArticle:
    """Give an article to rank as analysis makes it."""
    sentences = split_sentences(text)
    quotes = find_quotes(text, sentences, "en")
    judged = judge_sentences(text, sentences, quotes, title=None, is_dated=True, is_shuffled=False, language="en")
    return RankArticle("Ferry crew unpaid", text, judged, outlet, origin, quotes, utterances or {})


def lines(story: list[RankArticle]) -> list[str]:
    """Give the ranked sentences as text."""
    found = []
    for line in rank_lines(story):
        one = story[line.article]
        sentence = one.sentences[line.sentence]
        found.append(one.text[sentence.start : sentence.end])
    return found


def test_what_articles_share_comes_first() -> None:
    """A sentence in words of several articles stands before a detail that only one has."""
    story = [article(f"{CRABS} {SHIPS}", "Harbour Post"), article(WAGES, "Kestrel Daily")]
    ranked = lines(story)
    assert ranked[0] in {SHIPS, WAGES}
    assert ranked[-1] == CRABS


def test_an_unknown_outlet_lends_no_weight() -> None:
    """What it shares with a known one counts no more than a detail; of unknown ones alone it does."""
    story = [article(f"{CRABS} {SHIPS}", "Harbour Post"), article(WAGES, "Kestrel Daily"), article(CRABS, None)]
    assert lines(story)[-1] == CRABS
    assert lines(story)[0] in {SHIPS, WAGES}
    unknown = [article(f"{CRABS} {SHIPS}", None), article(WAGES, None)]
    assert lines(unknown)[-1] == CRABS


def test_no_line_says_again_what_stands_above() -> None:
    """A sentence in the words of a better one is left out."""
    again = WAGES.replace("about 400", "some 400")
    assert len(lines([article(WAGES, "Harbour Post"), article(again, "Kestrel Daily")])) == 1


def test_a_speaker_with_a_cue_is_worth_a_place() -> None:
    """Of two sentences in the same words, the one that gives words to a speaker leads."""
    plain = "The ships of Sound Lines sail on the day when the wages of the union are paid."
    assert lines([article(plain, "Harbour Post"), article(HOLT, "Kestrel Daily")])[0] == HOLT


def test_unfit_sentences_are_never_lines() -> None:
    """What analysis found unfit is not ranked, however central it is."""
    story = [
        article("He said Sound Lines ferry crew wages were unpaid.", "Harbour Post"),
        article(WAGES, "Kestrel Daily"),
    ]
    assert lines(story) == [WAGES]


def test_one_utterance_is_one_line() -> None:
    """Two sentences with quotes of one utterance give one line, in whatever words."""
    other = "“Nothing floats before my colleagues hold their pay,” Holt told passengers on the quay."
    first, second = article(HOLT, "Harbour Post"), article(other, "Kestrel Daily")
    assert len(lines([first, second])) == 2
    joined = [article(HOLT, "Harbour Post", utterances={0: 7}), article(other, "Kestrel Daily", utterances={0: 7})]
    assert len(lines(joined)) == 1


def test_copies_do_not_vote_twice() -> None:
    """A sentence that three copies of one text print counts as one article's."""
    copies = [article(f"{CRABS} {WAGES}", f"Copy {n}", origin=1) for n in range(3)]
    ranked = lines([*copies, article(SHIPS, "Own Paper", origin=2)])
    assert ranked[-1] == CRABS


def test_limit_ends_the_list() -> None:
    """No more than `limit` lines come, and none from an empty story."""
    story = [article(f"{WAGES} {CRABS} {HOLT}", "Harbour Post")]
    assert len(rank_lines(story, limit=1)) == 1
    assert rank_lines([]) == []


def test_scores_fall() -> None:
    """Each line adds no more than the one before."""
    story = [article(f"{WAGES} {CRABS}", "Harbour Post"), article(f"{SHIPS} {ADDED}", "Kestrel Daily")]
    scores = [line.score for line in rank_lines(story)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("words", [20, 40, 65])
def test_picked_lines_are_exact_and_short_enough(words: int) -> None:
    """Picked lines are sentences of the articles, to the letter, within the words asked for."""
    articles = [{"title": "Ferry", "text": f"{SHIPS} {CRABS}"}, {"title": "Wages", "text": f"{WAGES} {HOLT}"}]
    picked = pick_lines(articles, words)
    assert picked
    assert set(picked) <= {SHIPS, CRABS, WAGES, HOLT}
    assert sum(len(line.split()) for line in picked) <= words


def test_a_long_sentence_is_better_than_none() -> None:
    """Where no sentence fits, the best one is picked."""
    assert pick_lines([{"title": "Ferry", "text": SHIPS}], 3) == [SHIPS]
    assert pick_lines([{"title": "", "text": ""}]) == []


def test_an_order_never_hangs_on_rounding() -> None:
    """Of sentences whose words weigh the same, the first article's comes first, in whatever order words are summed."""
    for number in range(100):
        words = [f"{kind}{place}x{number}" for place in range(9) for kind in ("net", "oar")]
        nets, oars = words[::2], words[1::2]
        title = " ".join((*nets[:2], *oars[:2]))
        texts = [f"The {' '.join(some)} came home." for some in (nets, oars)]
        story = [
            RankArticle(title, text, article(text, f"Outlet {outlet}").sentences, f"Outlet {outlet}", None)
            for outlet, text in enumerate(texts)
        ]
        assert [line.article for line in rank_lines(story)] == [0, 1]
