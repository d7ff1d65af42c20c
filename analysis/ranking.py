"""Which sentences of a story say most of what its articles have in common."""

import heapq
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from analysis.languages.frequent import NEWS_WORDS
from analysis.sentences import split_sentences
from analysis.terms import term_set
from domain.statements import Quote, Sentence

_NEWS_WORD: Final = 0.4
"""What an everyday word of the news counts, against 1 for another one."""

_LONELY: Final = -0.2
"""What a word counts that no other article has: a detail costs room."""

_TITLE: Final = 0.5
"""What each headline with a word adds to it."""

_SUPPORT: Final = 3
_FIRST: Final = 0.2
_NEW_OUTLET: Final = 0.2
_ATTRIBUTED: Final = 2.0
"""What a word of every article counts, what the first place, a new outlet, and a speaker with a cue add."""

_REDUNDANT: Final = 0.6
"""A sentence that has this share of its words in the lines before says nothing new."""


@dataclass(frozen=True, slots=True)
class RankArticle:
    """An article of a story to rank.

    `sentences` are judged. Articles with the same `origin` are copies and count once; None is an origin of its own.
    Where some have an `outlet`, those without one lend no word any weight. `utterances` gives the utterance of a quote
    by the quote's index in `quotes`.
    """

    title: str
    text: str
    sentences: Sequence[Sentence]
    outlet: str | None = None
    origin: int | None = None
    quotes: Sequence[Quote] = ()
    utterances: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RankedLine:
    """A sentence, by the index of its article in the story and its own there, with what it adds to the lines before."""

    article: int
    sentence: int
    score: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    article: int
    sentence: int
    terms: frozenset[str]
    outlet: str | int
    bonus: float
    utterances: frozenset[int]


def rank_lines(story: Sequence[RankArticle], *, limit: int = 30) -> list[RankedLine]:
    """Give up to `limit` fit sentences of a story, best first.

    Maximal marginal relevance (Carbonell and Goldstein 1998) as a coverage of words: a word counts by how many articles
    have it, and only in the first line that has it. Sentences that mostly repeat the lines before, or have an utterance
    that one of them has, are left out.
    """
    terms = [
        [term_set(article.text[sentence.start : sentence.end]) for sentence in article.sentences] for article in story
    ]
    weights = _weigh(story, terms)
    candidates = enumerate(_candidates(story, terms))
    heap = [(-_gain(one, weights, frozenset(), frozenset()), number, one) for number, one in candidates]
    heapq.heapify(heap)
    said: set[str] = set()
    outlets: set[str | int] = set()
    utterances: set[int] = set()
    ranked: list[RankedLine] = []
    while heap and len(ranked) < limit:
        _, number, one = heapq.heappop(heap)
        if one.utterances & utterances or len(one.terms & said) > _REDUNDANT * len(one.terms):
            continue
        # Gains only fall as lines are taken, so a sentence that is still ahead of the next one's old gain is best.
        gain = _gain(one, weights, said, outlets)
        if heap and gain < -heap[0][0]:
            heapq.heappush(heap, (-gain, number, one))
            continue
        ranked.append(RankedLine(one.article, one.sentence, gain))
        said |= one.terms
        outlets.add(one.outlet)
        utterances |= one.utterances
    return ranked


def pick_lines(articles: Sequence[Mapping[str, str]], words: int = 65) -> list[str]:
    """Give exact sentences of articles with `title` and `text` that tell their story in at most `words` words.

    Best first. If no sentence is short enough, the best one is given all the same.
    """
    story = [
        RankArticle(article["title"], article["text"], split_sentences(article["text"]), outlet=str(number))
        for number, article in enumerate(articles)
    ]
    picked: list[str] = []
    left = words
    for line in rank_lines(story):
        article = story[line.article]
        sentence = article.sentences[line.sentence]
        text = article.text[sentence.start : sentence.end]
        count = len(text.split())
        if not picked or (count <= left and line.score > 0):
            picked.append(text)
            left -= count
    return picked


def _weigh(story: Sequence[RankArticle], terms: Sequence[Sequence[frozenset[str]]]) -> dict[str, float]:
    """Give each word of the story its weight, from the terms of each article's sentences."""
    known = {at: one for at, one in enumerate(story) if one.outlet is not None} or dict(enumerate(story))
    headlines = {number: term_set(article.title) for number, article in known.items()}
    units: dict[str | int, set[str]] = {}
    for number, article in known.items():
        unit = units.setdefault(f"article {number}" if article.origin is None else article.origin, set())
        unit.update(headlines[number], *terms[number])
    having = Counter(term for unit in units.values() for term in unit)
    having.update(dict.fromkeys((term for article in terms for sentence in article for term in sentence), 0))
    if len(units) == 1:
        # One article alone agrees with itself: what several of its sentences have counts.
        having.update(term for number in known for sentence in terms[number] for term in sentence)
        having.subtract(having.keys())
    titles = Counter(term for headline in headlines.values() for term in headline)
    return {
        term: (_NEWS_WORD if term in NEWS_WORDS else 1.0)
        * ((min(count - 1, _SUPPORT) if count > 1 else _LONELY) + _TITLE * titles[term])
        for term, count in having.items()
    }


def _candidates(story: Sequence[RankArticle], terms: Sequence[Sequence[frozenset[str]]]) -> Iterator[_Candidate]:
    for number, article in enumerate(story):
        for sentence, found in zip(article.sentences, terms[number], strict=True):
            if sentence.unfit is None and found:
                yield _candidate(number, article, sentence, found)


def _candidate(number: int, article: RankArticle, sentence: Sentence, terms: frozenset[str]) -> _Candidate:
    inside = [
        index for index, quote in enumerate(article.quotes) if quote.start < sentence.end and sentence.start < quote.end
    ]
    is_attributed = any(article.quotes[index].cue and article.quotes[index].canonical for index in inside)
    return _Candidate(
        article=number,
        sentence=sentence.index,
        terms=terms,
        outlet=article.outlet if article.outlet is not None else number,
        bonus=_FIRST / (1 + sentence.index) + (_ATTRIBUTED if is_attributed else 0),
        utterances=frozenset(article.utterances[index] for index in inside if index in article.utterances),
    )


def _gain(
    one: _Candidate,
    weights: Mapping[str, float],
    said: AbstractSet[str],
    outlets: AbstractSet[str | int],
) -> float:
    bonus = one.bonus + (0 if one.outlet in outlets else _NEW_OUTLET)
    # Exact, since terms come in another order in each process, and an edition may not hang on rounding.
    return math.fsum(weights[term] for term in one.terms - said) + bonus
