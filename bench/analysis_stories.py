"""How well articles are grouped into stories, and how well lines are chosen, on the story collection.

Grouping is scored by B-cubed (Bagga and Baldwin 1998) on all articles, shuffled and without dates. Lines are scored by
ROUGE F1 against the editors' summaries, with a stemmer, beside published summarisers and simple choices, at 65 words.
"""

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from rouge_score.rouge_scorer import RougeScorer
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from analysis.ranking import pick_lines
from analysis.sentences import split_sentences
from analysis.stories import GroupItem, group_articles
from analysis.terms import fold_words

CORPUS: Final = Path(__file__).parents[2] / "shared" / "corpus" / "stories" / "val.jsonl"
WORDS: Final = 65
METRICS: Final = ("rouge1", "rouge2", "rougeL")
ORACLE_SENTENCES: Final = 12
ORACLE_LINES: Final = 4
STOP_WORDS: Final = frozenset(
    ["a", "an", "and", "as", "at", "be", "by", "for", "in", "is", "it", "of", "on", "that", "the", "to"]
)


@dataclass(frozen=True, slots=True)
class GoldStory:
    """One story of the collection."""

    key: str
    articles: tuple[dict[str, str], ...]
    reference: str

    def sentences(self) -> list[tuple[int, int, str]]:
        """All sentences with the index of their article and their own there."""
        return [
            (number, sentence.index, article["text"][sentence.start : sentence.end])
            for number, article in enumerate(self.articles)
            for sentence in split_sentences(article["text"])
        ]


Chooser = Callable[[GoldStory], Sequence[str]]


def measure_stories(corpus: Path = CORPUS) -> dict[str, Any]:
    """Measure both tasks, print a table each, and give all scores; nothing where the collection is absent."""
    if not corpus.exists():
        print("The story collection is not here.")
        return {}
    with corpus.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    stories = [GoldStory(row["story"], tuple(row["articles"]), row["reference"]) for row in rows]
    return {"grouping": measure_grouping(stories), "lines": measure_choosers(stories)}


def measure_grouping(stories: Sequence[GoldStory]) -> dict[str, float]:
    """Group all articles, shuffled, and score them."""
    pairs = [(story.key, article) for story in stories for article in story.articles]
    random.Random(1).shuffle(pairs)
    items = [GroupItem(str(n), article["title"], article["text"]) for n, (_, article) in enumerate(pairs)]
    group_articles(items[:2])  # loads the libraries
    started = time.process_time()
    labels = group_articles(items)
    seconds = time.process_time() - started
    scores = {**score_b_cubed([key for key, _ in pairs], labels), "seconds": round(seconds, 2), "articles": len(items)}
    print("Grouping (B-cubed)      P     R     F    CPU s")
    print(f"  Byline            {scores['p']:.3f} {scores['r']:.3f} {scores['f']:.3f}  {seconds:.2f} for {len(items)}")
    return scores


def score_b_cubed(gold: Sequence[str], labels: Sequence[int]) -> dict[str, float]:
    """Precision, recall and F1 over articles."""
    both = Counter(zip(gold, labels, strict=True))
    in_gold, in_label = Counter(gold), Counter(labels)
    precision = sum(both[pair] / in_label[pair[1]] for pair in zip(gold, labels, strict=True)) / len(gold)
    recall = sum(both[pair] / in_gold[pair[0]] for pair in zip(gold, labels, strict=True)) / len(gold)
    return {"p": precision, "r": recall, "f": 2 * precision * recall / (precision + recall)}


def measure_choosers(stories: Sequence[GoldStory]) -> dict[str, dict[str, float]]:
    """Score every way of choosing lines on all stories."""
    scorer = RougeScorer(list(METRICS), use_stemmer=True)
    choosers: dict[str, Chooser] = {
        "Byline": lambda story: pick_lines(story.articles, WORDS),
        "leads in turn": choose_leads,
        "sumy LexRank": lambda story: choose_sumy(story, LexRankSummarizer(Stemmer("english"))),
        "sumy TextRank": lambda story: choose_sumy(story, TextRankSummarizer(Stemmer("english"))),
        "oracle": lambda story: choose_oracle(story, scorer),
    }
    print("Lines (ROUGE F1)     R-1   R-2   R-L  words  stories/s")
    found = {}
    for name, choose in choosers.items():
        found[name] = score_chooser(stories, choose, scorer)
        one, two, long, words, speed = found[name].values()
        print(f"  {name:16s} {one:5.1f} {two:5.1f} {long:5.1f}  {words:5.1f}  {speed:9.0f}")
    return found


def score_chooser(stories: Sequence[GoldStory], choose: Chooser, scorer: RougeScorer) -> dict[str, float]:
    """Mean ROUGE F1 in percent, mean words, and stories per CPU second."""
    started = time.process_time()
    chosen = [" ".join(choose(story)) for story in stories]
    seconds = time.process_time() - started
    scores = [scorer.score(story.reference, text) for story, text in zip(stories, chosen, strict=True)]
    result = {metric: 100 * sum(score[metric].fmeasure for score in scores) / len(scores) for metric in METRICS}
    result["words"] = sum(len(text.split()) for text in chosen) / len(chosen)
    result["stories_per_s"] = len(stories) / max(seconds, 1e-3)
    return {key: round(value, 2) for key, value in result.items()}


def fill(sentences: Sequence[str]) -> list[str]:
    """Take sentences in order as long as they fit, and the first one in any case: everybody gets the same rule."""
    taken: list[str] = []
    left = WORDS
    for sentence in sentences:
        count = len(sentence.split())
        if not taken or count <= left:
            taken.append(sentence)
            left -= count
    return taken


def choose_leads(story: GoldStory) -> list[str]:
    """The first sentence of each article in turn, then the second ones."""
    return fill([text for _, _, text in sorted(story.sentences(), key=lambda one: (one[1], one[0]))])


class SumyTokenizer:
    """Our sentences and words for sumy, whose own tokenizer wants a download."""

    def to_sentences(self, text: str) -> list[str]:
        """Split a paragraph."""
        return [text[one.start : one.end] for one in split_sentences(text)]

    def to_words(self, sentence: str) -> list[str]:
        """Split a sentence."""
        return fold_words(sentence)


def choose_sumy(story: GoldStory, summarizer: Any) -> list[str]:  # noqa: ANN401 (sumy ships no types)
    """The sentences that a summariser of sumy ranks highest, best first."""
    summarizer.stop_words = STOP_WORDS
    text = "\n".join(article["text"] for article in story.articles)
    document = PlaintextParser.from_string(text, SumyTokenizer()).document
    ranked: list[str] = []
    for count in range(1, len(document.sentences) + 1):
        # It gives the best ones in the order of the text: who is new came next.
        ranked += [str(one) for one in summarizer(document, count) if str(one) not in ranked]
    return fill(ranked)


def choose_oracle(story: GoldStory, scorer: RougeScorer) -> list[str]:
    """The sentences that a chooser who knows the summary would take: best ROUGE-1 of all choices that fit."""
    sentences = [text for _, _, text in sorted(story.sentences(), key=lambda one: (one[1], one[0]))][:ORACLE_SENTENCES]
    choices = [
        choice
        for size in range(1, ORACLE_LINES + 1)
        for choice in combinations(sentences, size)
        if sum(len(text.split()) for text in choice) <= WORDS or size == 1
    ]
    return list(max(choices, key=lambda choice: scorer.score(story.reference, " ".join(choice))["rouge1"].fmeasure))


if __name__ == "__main__":
    print(json.dumps(measure_stories()))
