"""Whom an article has the words of a quote from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from analysis.credits.occasions import REACH, SHOWN, Occasion, find_occasions, is_described
from analysis.languages import en_credits as en
from analysis.people import is_same_person
from domain.statements import Credit, CreditKind, Quote, QuoteKind, Sentence

_SUPPLIERS: Final = frozenset({CreditKind.PERSON, CreditKind.ORGANISATION})
_NEAR: Final = 600
"""How far from a quote, within its sentence, a credit may stand."""
_HEARD: Final = re.compile(
    r"\b(?:can|could) be (?:heard|seen)|\b(?:is|are|was|were) (?:heard|seen)\b|"
    r"\bin (?:the|another|one) (?:clip|video|recording|footage|film|call|tape|message|letter)\b|"
    r"\boff[- ]camera\b|\b(?:in)?to the camera\b"
)
_JOINING: Final = frozenset({"added", "adds", "agreed", "agrees"})
_READS: Final = re.compile(r"\b(?:read out|reads out|read aloud|relayed)\b")
_SOURCE: Final = re.compile(rf"[Tt]he (?:{en.SOURCE_NOUNS})")
_TOLD: Final = re.compile(rf"(?:{en.TELLING})\b")
_TALK: Final = re.compile(rf"(?:{en.TELLING}|{en.TALKING}|{en.ASKING}|interview)\b", re.IGNORECASE)
_SAID: Final = frozenset({"said", "says"})


def credit_quotes(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], credits_: Sequence[Credit]
) -> tuple[Quote, ...]:
    """Give the quotes with `via`: the credits of their sentence, and the source of the occasion their speaker spoke on.

    A speaker is never his own source; a dateline or a closing line is nobody's.
    """
    if not sentences:
        return tuple(quotes)
    tracer = _Tracer(text, sentences, quotes, credits_)
    via: dict[int, list[str]] = {}
    for quote in quotes:
        names = via.setdefault(quote.quote_id, [])
        names += [name for name in tracer.near(quote) if name not in names]
    tracer.carry_on(via)
    traces: tuple[Callable[[Quote], Iterator[str]], ...] = (tracer.by_noun, tracer.by_reader, tracer.by_occasion)
    for quote in quotes:
        for trace in traces:
            if not via[quote.quote_id]:
                via[quote.quote_id] += [*trace(quote)][:1]
    return tuple(replace(quote, via=tuple(via[quote.quote_id])) for quote in quotes)


class _Tracer:
    """What is known of one article's credits while its quotes are traced."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], credits_: Sequence[Credit]
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._quotes = quotes
        self._starts = [sentence.start for sentence in sentences]
        placed = [(one.start, one) for one in credits_ if one.start is not None and one.text != one.name]
        self._credits = [one for _, one in placed]
        self._credited_at = [start for start, _ in placed]
        self._occasions = find_occasions(text, sentences, self._credits)
        self._latest = {index: one.name for one in reversed(self._credits) for index in one.sentences}
        readers = {one.name for one in self._credits if one.kind is CreditKind.PERSON and _READS.search(one.text)}
        self._reader = readers.pop() if len(readers) == 1 else None

    def near(self, quote: Quote) -> Iterator[str]:
        """The credits of the sentences that a quote stands in, with its cue."""
        first, last = self._index(quote.start), self._index(max(quote.start, quote.end - 1))
        if self._is_announced(first, quote):
            first -= 1
        start = max(self._sentences[first].start, quote.start - _NEAR)
        end = min(self._sentences[last].end, quote.end + _NEAR)
        for credit in self._between(start, end):
            if not _is_inside(quote, credit) and _fits(quote, credit):
                yield credit.name

    def carry_on(self, via: dict[int, list[str]]) -> None:
        """A speaker who talks to somebody still does so in the next marked words of the paragraph."""
        spoken: tuple[int, str | None, list[str]] = (-1, None, [])
        quoted = {self._index(quote.start) for quote in self._quotes}
        for quote in self._quotes:
            at = self._index(quote.start)
            paragraph, names = self._sentences[at].paragraph, via[quote.quote_id]
            is_joined = bool(quote.cue) and (quote.cue or "").lower() in _JOINING
            if names:
                spoken = (paragraph, quote.canonical, names)
            elif spoken[0] == paragraph and (is_joined or _goes_on(quote, spoken[1])):
                names += spoken[2]
            elif quote.kind is not QuoteKind.INDIRECT and at - 1 not in quoted:
                names += self._asked(at, paragraph)

    def by_noun(self, quote: Quote) -> Iterator[str]:
        """The source that a speaker like "the agency" stands for."""
        index = self._sentences[self._index(quote.start)].index
        if quote.speaker and _SOURCE.fullmatch(quote.speaker) and index in self._latest:
            yield self._latest[index]

    def by_reader(self, quote: Quote) -> Iterator[str]:
        """Who reads out a quote whose sentence only says that somebody does, where the article names one reader."""
        start = max(self._sentences[self._index(quote.start)].start, quote.start - _NEAR)
        if self._reader is not None and _READS.search(self._text, start, quote.start):
            yield self._reader

    def by_occasion(self, quote: Quote) -> Iterator[str]:
        """The sources of the occasions on which the speaker spoke, latest first."""
        for occasion in reversed(self._occasions):
            name = occasion.credit.name
            is_own = quote.canonical is not None and is_same_person(quote.canonical, name)
            if self._index(quote.start) > occasion.first and not is_own and self._is_of(quote, occasion):
                yield name

    def _is_of(self, quote: Quote, occasion: Occasion) -> bool:
        """Whether a later quote's speaker is one of an occasion's people."""
        called = [words for words in (quote.canonical, quote.speaker) if words]
        if any(occasion.has_name(words) or is_described(words, occasion.kin) for words in called):
            return True
        sentence = self._sentences[self._index(quote.start)]
        distance = sentence.paragraph - self._sentences[occasion.first].paragraph
        if occasion.is_material and distance > REACH:
            return False
        if not occasion.is_material and SHOWN.search(self._text, sentence.start, sentence.end):
            return False
        if any(is_described(words, occasion.nouns) for words in called):
            return True
        if not occasion.is_material or quote.kind is not QuoteKind.DIRECT:
            return False
        last = self._sentences[self._index(quote.end)]
        start, end = max(sentence.start, quote.start - _NEAR), min(last.end, quote.end + _NEAR)
        return distance == 0 or _HEARD.search(self._text, start, end) is not None

    def _asked(self, at: int, paragraph: int) -> list[str]:
        """Who talked with the speaker in the sentence before, where that has no words of its own."""
        before = self._sentences[at - 1] if at else None
        if before is None or before.paragraph != paragraph:
            return []
        return [one.name for one in self._between(before.start, before.end) if _TALK.match(one.text)][:1]

    def _is_announced(self, at: int, quote: Quote) -> bool:
        """Whether a paragraph of speech follows a paragraph that ends with a colon."""
        if not at or quote.kind is not QuoteKind.DIRECT or quote.cue is None:
            return False
        before = self._sentences[at - 1]
        return self._sentences[at].paragraph > before.paragraph and self._text[before.end - 1] == ":"

    def _between(self, start: int, end: int) -> Sequence[Credit]:
        return self._credits[bisect_left(self._credited_at, start) : bisect_left(self._credited_at, end)]

    def _index(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)


def _goes_on(quote: Quote, speaker: str | None) -> bool:
    return quote.kind is not QuoteKind.INDIRECT and quote.canonical is not None and quote.canonical == speaker


def _is_inside(quote: Quote, credit: Credit) -> bool:
    """A credit within marked words is the speaker's own affair."""
    return quote.kind is QuoteKind.DIRECT and quote.start <= (credit.start or 0) < quote.end


def _fits(quote: Quote, credit: Credit) -> bool:
    """Whether a credit of the sentence gives this quote: not to another cue of telling, not to the speaker himself."""
    is_own = credit.kind in _SUPPLIERS and quote.canonical and is_same_person(quote.canonical, credit.name)
    if is_own and not credit.text.lower().startswith("according"):
        return False
    has_own_cue = quote.cue is not None and quote.cue.lower() in _SAID
    return not (has_own_cue and _TOLD.match(credit.text))
