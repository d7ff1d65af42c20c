"""The measured quality of quotes does not fall.

A floor changes only in a commit that states the old score, the new one and why; the corpus hash shows that both were
measured on the same texts.
"""

import re
from pathlib import Path

import pytest

from analysis.quotes import find_quotes
from analysis.raw import predict_quotes
from analysis.sentences import split_sentences
from domain.statements import Quote
from tests.corpus.loader import AnnotatedArticle, AnnotatedQuote, load_corpus
from tests.quality.scorer import SHARED, hash_files, load_scorer, read_floors

CORPUS = Path(__file__).parents[1] / "corpus"
DEV = SHARED / "corpus" / "quotes" / "dev.jsonl"
MIN_OVERLAP = 0.8
MARKS = " \t\n,.;:!?—–-\"“”‘’'`"


@pytest.mark.filterwarnings(
    "ignore:unclosed file:ResourceWarning"
)  # the shared scorer leaves its file to the collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(not DEV.exists(), reason="the shared corpus is not here")
def test_scores_on_the_development_articles_do_not_fall() -> None:
    """Spans and speakers of the shared corpus reach their floors, direct and of all kinds."""
    pinned = read_floors()["development"]
    assert hash_files([DEV]) == pinned["sha256"], "the floors were measured on another corpus"
    scorer = load_scorer()
    gold = scorer.load_gold(DEV)
    predictions = [predict_quotes(text) for text, _ in gold]
    direct = scorer.score(gold, predictions, {"direct"})
    every = scorer.score(gold, predictions, {"direct", "mixed", "indirect"})
    measured = {
        "direct_span_f": direct["ov80"][2],
        "direct_end_to_end_f": direct["e2e"],
        "all_span_f": every["ov80"][2],
        "all_end_to_end_f": every["e2e"],
    }
    assert_not_below(measured, pinned["floors"])


def test_scores_on_the_annotated_articles_do_not_fall() -> None:
    """Spans and resolved speakers of our own articles reach their floors."""
    pinned = read_floors()["annotated"]
    articles = [article for article in load_corpus(CORPUS) if article.name in pinned["articles"]]
    files = [CORPUS / f"{name}{suffix}" for name in pinned["articles"] for suffix in (".txt", ".json")]
    assert hash_files(files) == pinned["sha256"], "the floors were measured on other annotations"
    assert_not_below(measure(articles), pinned["floors"])


def measure(articles: list[AnnotatedArticle]) -> dict[str, float]:
    """Give span F and the shares of matched quotes whose speaker is resolved rightly."""
    gold = predicted = 0
    pairs: list[tuple[AnnotatedQuote, Quote]] = []
    for article in articles:
        quotes = find_quotes(article.text, split_sentences(article.text), "en")
        gold, predicted = gold + len(article.quotes), predicted + len(quotes)
        pairs += match(article, list(quotes))
    marked = [pair for pair in pairs if pair[0].kind != "indirect" and pair[0].speaker_canonical]
    return {
        "span_f": 2 * len(pairs) / (gold + predicted),
        "resolved_direct_and_mixed": sum(is_same(*pair) for pair in marked) / len(marked),
        "resolved_all": sum(is_same(*pair) for pair in pairs) / len(pairs),
        "resolved_quotes": float(sum(is_same(*pair) for pair in marked)),
    }


def match(article: AnnotatedArticle, quotes: list[Quote]) -> list[tuple[AnnotatedQuote, Quote]]:
    """Pair each annotated quote with the found one that covers it best, one to one."""
    pairs = []
    for wanted in article.quotes:
        best = max(quotes, key=lambda one: overlap(article.text, wanted, one), default=None)
        if best is not None and overlap(article.text, wanted, best) >= MIN_OVERLAP:
            quotes.remove(best)
            pairs.append((wanted, best))
    return pairs


def overlap(text: str, wanted: AnnotatedQuote, found: Quote) -> float:
    """Give intersection over union of two quotes in characters, marks and stops at the edges left out."""
    a, b = (trim(text, one.start, one.end) for one in (wanted, found))
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out marks, stops and blanks at both ends, but keep one character."""
    while start < end - 1 and text[start] in MARKS:
        start += 1
    while end > start + 1 and text[end - 1] in MARKS:
        end -= 1
    return start, end


def is_same(wanted: AnnotatedQuote, found: Quote) -> bool:
    """Tell whether the resolved speaker is the annotated one, case and articles aside."""
    return fold(wanted.speaker_canonical) == fold(found.canonical)


def fold(name: str | None) -> str | None:
    """Give a name in lower case without article."""
    return re.sub(r"^(the|a|an) ", "", name.casefold().replace("’", "'")) if name else None


def assert_not_below(measured: dict[str, float], floors: dict[str, float]) -> None:
    """Fail with every score that fell."""
    fallen = {name: (round(measured[name], 4), floor) for name, floor in floors.items() if measured[name] < floor}
    assert not fallen, f"measured and floor: {fallen}"
