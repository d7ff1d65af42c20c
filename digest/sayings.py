"""What is said in a sentence, so that one utterance is one line and other outlets stand under it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from digest.attribution import quotes_in, words_of
from domain.article import StoredArticle
from domain.edition import Also
from domain.outlet import OutletLabel
from domain.statements import Sentence, SentenceRole, Span
from domain.story import Story

Saying = tuple[str, ...] | int
"""Either the folded words of a sentence or the id of an utterance."""

LEAST_WORDS: Final = 5
"""Fewer words are nobody's: "He did not answer." in two articles is no copy."""
LEAST_SHARED: Final = 0.3
"""The part of word pairs that a sentence of a long quote shares with what another outlet has of it."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a saying stands: its span in one of the story's articles."""

    article: StoredArticle
    span: Span


@dataclass(frozen=True, slots=True)
class Sayings:
    """The sayings of one story and where they stand, by article in time order."""

    utterances: dict[tuple[int, int], int] = field(default_factory=dict)
    places: dict[Saying, list[Elsewhere]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, story: Story) -> "Sayings":
        """Index the utterances that the store joined, and sentences that are the same in several articles."""
        found = cls({(at.article_id, at.quote): one.utterance_id for one in story.utterances for at in one.quotes})
        for article in (one.article for one in story.articles):
            for index, quote in enumerate(article.statements.quotes):
                utterance = found.utterances.get((article.head.ref.article_id, index))
                if utterance is not None:
                    found.places[utterance].append(Elsewhere(article, Span(quote.start, quote.end)))
            for sentence in article.statements.sentences:
                words = words_of(article.text[sentence.start : sentence.end])
                if len(words) >= LEAST_WORDS and sentence.role is SentenceRole.BODY:
                    found.places[words].append(Elsewhere(article, Span(sentence.start, sentence.end)))
        return found

    def in_sentence(self, article: StoredArticle, sentence: Sentence) -> frozenset[Saying]:
        """Give what the sentence says; two sentences that share any of it are never both lines of an edition."""
        quoted = [self.utterances.get((article.head.ref.article_id, at)) for at, _ in quotes_in(article, sentence)]
        words = words_of(article.text[sentence.start : sentence.end])
        return frozenset([words, *(one for one in quoted if one is not None)])

    def also(self, article: StoredArticle, sentence: Sentence) -> tuple[Also, ...]:
        """Give the other outlets that carry what the sentence says, each once, same words first, then in time order."""
        found: dict[object, Also] = {}
        for place, has_same_words in self._elsewhere(article, sentence):
            key = outlet_key(place.article.head.outlet, place.article.head.ref.article_id)
            if key == outlet_key(article.head.outlet, article.head.ref.article_id):
                continue
            if key not in found or (has_same_words and not found[key].has_same_words):
                found[key] = Also(place.article.head, place.span.start, place.span.end, has_same_words)
        return tuple(sorted(found.values(), key=lambda one: not one.has_same_words))

    def _elsewhere(self, article: StoredArticle, sentence: Sentence) -> Iterator[tuple[Elsewhere, bool]]:
        """Give each other place of the sentence and of its quotes, and whether the words are the same there."""
        whole = words_of(article.text[sentence.start : sentence.end])
        yield from ((place, True) for place in self.places.get(whole, ()))
        for index, quote in quotes_in(article, sentence):
            utterance = self.utterances.get((article.head.ref.article_id, index))
            here = words_of(article.text[max(quote.start, sentence.start) : min(quote.end, sentence.end)])
            for place in self.places.get(utterance, ()) if utterance is not None else ():
                there = words_of(place.article.text[place.span.start : place.span.end])
                if has_run(there, here) or has_run(here, there):
                    yield place, True
                elif quote.end <= sentence.end or _shared(here, there) >= LEAST_SHARED:
                    yield place, False


def outlet_key(label: OutletLabel, article_id: int) -> object:
    """Tell outlets apart: by id, else by name; two unknown ones are never the same."""
    if label.outlet_id is not None:
        return label.outlet_id
    return label.name.casefold() if label.name is not None else (article_id,)


def has_run(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Say whether `run` stands in `words`, word after word."""
    return bool(run) and f" {' '.join(run)} " in f" {' '.join(words)} "


def _shared(here: tuple[str, ...], there: tuple[str, ...]) -> float:
    pairs, others = set(pairwise(here)), set(pairwise(there))
    return len(pairs & others) / max(1, min(len(pairs), len(others)))
