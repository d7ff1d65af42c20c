"""The measure of the article extraction benchmark: 4-gram shingles of words, each page weighing the same.

Source: its `evaluate.py` (scrapinghub/article-extraction-benchmark).
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Final

CORPUS: Final = Path(__file__).parents[2] / "shared" / "corpus" / "pages"
_WORDS: Final = 4
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its server sent it, by the id that the benchmark gave it."""

    page_id: str
    html: bytes


def load_pages() -> list[Page]:
    """All pages, sorted by their ids."""
    paths = sorted((CORPUS / "html").glob("*.html.gz"))
    return [Page(path.name.removesuffix(".html.gz"), gzip.decompress(path.read_bytes())) for path in paths]


def f1(texts: Mapping[str, str]) -> float:
    """The score of extracted texts, which are given by page id; a missing one counts as empty."""
    truth = json.loads((CORPUS / "ground-truth.json").read_text("utf-8"))
    rates = [_rates(truth[page_id]["articleBody"], texts.get(page_id, "")) for page_id in truth]
    precision = mean(hit / found for hit, found, _ in rates if found)
    recall = mean(hit / wanted for hit, _, wanted in rates if wanted)
    return 2 * precision * recall / (precision + recall)


def _rates(wanted: str, found: str) -> tuple[int, int, int]:
    """How many shingles agree, were found and were wanted."""
    truth, ours = Counter(_shingles(wanted)), Counter(_shingles(found))
    return (truth & ours).total(), ours.total(), truth.total()


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text)
    if 0 < len(words) < _WORDS:
        yield tuple(words)
    for n in range(len(words) - _WORDS + 1):
        yield tuple(words[n : n + _WORDS])
