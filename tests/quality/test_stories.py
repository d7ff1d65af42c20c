"""Measured quality of grouping and of chosen lines does not fall below what `stories.json` states."""

import hashlib
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from analysis.ranking import pick_lines
from analysis.stories import GroupItem, group_articles
from analysis.terms import fold_words

CORPUS: Final = Path(__file__).parents[3] / "shared" / "corpus" / "stories" / "val.jsonl"
PINS: Final = Path(__file__).with_name("stories.json")

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the story collection is not here")


@pytest.fixture(scope="module")
def pins() -> dict[str, Any]:
    """The floors, and the hash of the collection that they were measured on."""
    found: dict[str, Any] = json.loads(PINS.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def stories() -> list[dict[str, Any]]:
    """The stories with articles and reference summary."""
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def b_cubed(gold: Sequence[str], labels: Sequence[int]) -> float:
    """Give the B-cubed F1 of a grouping."""
    pairs = list(zip(gold, labels, strict=True))
    both, in_gold, in_label = Counter(pairs), Counter(gold), Counter(labels)
    precision = sum(both[pair] / in_label[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / in_gold[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def group(stories: Sequence[dict[str, Any]], seed: int) -> float:
    """Group the shuffled articles of some stories and score them."""
    pairs = [(story["story"], article) for story in stories for article in story["articles"]]
    random.Random(seed).shuffle(pairs)  # noqa: S311 (the same order every time)
    items = [GroupItem(str(n), article["title"], article["text"]) for n, (_, article) in enumerate(pairs)]
    return b_cubed([key for key, _ in pairs], group_articles(items))


def overlap(text: str, reference: str) -> float:
    """Give the F1 of shared words, which is ROUGE-1 without a stemmer."""
    ours, theirs = Counter(fold_words(text)), Counter(fold_words(reference))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def test_the_collection_is_the_one_that_was_measured(pins: dict[str, Any]) -> None:
    """Floors mean nothing on other texts."""
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == pins["corpus_sha256"]


def test_grouping_keeps_its_score(stories: list[dict[str, Any]], pins: dict[str, Any]) -> None:
    """All articles together reach the floor, and so does each half alone: the threshold is not tuned to a size."""
    assert group(stories, 1) >= pins["grouping_f1"]
    assert group(stories[::2], 2) >= pins["grouping_f1_half"]
    assert group(stories[1::2], 3) >= pins["grouping_f1_half"]


def test_a_small_window_is_grouped_as_well(stories: list[dict[str, Any]], pins: dict[str, Any]) -> None:
    """Windows of three and of ten stories, where the window itself says nothing of how rare a word is, do not fall."""
    for size in (3, 10):
        windows = [stories[start : start + size] for start in range(0, 240, size)]
        mean = sum(group(window, 4) for window in windows) / len(windows)
        assert mean >= pins[f"grouping_f1_of_{size}"], (size, mean)


def test_chosen_lines_keep_their_score(stories: list[dict[str, Any]], pins: dict[str, Any]) -> None:
    """Lines share as many words with the editors' summaries as measured."""
    mean = sum(overlap(" ".join(pick_lines(one["articles"])), one["reference"]) for one in stories) / len(stories)
    assert mean >= pins["lines_word_f1"], mean
