"""Whom an article has the words of a quote from."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from analysis.credits.occasions import REACH, Occasion, find_occasions, is_described
from analysis.languages import en_credits as en
from analysis.people import is_same_person
from domain.statements import Credit, CreditKind, Quote, QuoteKind, Sentence

_TALK: Final = re.compile(rf"(?:{en.TELLING}|{en.TALKING}|{en.ASKING}|interview)\b", re.IGNORECASE)
_SUPPLIERS: Final = frozenset({CreditKind.PERSON, CreditKind.ORGANISATION})
_HEARD: Final = re.compile(
    r"\b(?:can|could) be (?:heard|seen)|\b(?:is|are|was|were) (?:heard|seen)\b|"
    r"\bin (?:the|another|one) (?:clip|video|recording|footage|film|call|tape|message|letter)\b|"
    r"\boff[- ]camera\b|\b(?:in)?to the camera\b"
)
_JOINING: Final = frozenset("added adds agreed agrees".split())
_SOURCE: Final = re.compile(rf"[Tt]he (?:{en.SOURCE_NOUNS})")
_READS: Final = re.compile(r"\b(?:read out|reads out|read aloud|relayed)\b")
_TOLD: Final = re.compile(rf"(?:{en.TELLING})\b")


def credit_quotes(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], credits_: Sequence[Credit]
) -> tuple[Quote, ...]:
    """Give the quotes with `via`: the credits of their sentence, and the source of the occasion their speaker spoke on.

    A speaker is never his own source; a dateline or a closing line is nobody's.
    """
    in_text = [one for one in credits_ if one.start is not None and one.text != one.name]
    starts = [sentence.start for sentence in sentences]
    placed: dict[int, list[Credit]] = {}
    for one in in_text:
        placed.setdefault(_index(starts, one.start or 0), []).append(one)
    occasions = find_occasions(text, sentences, in_text)
    via: dict[int, list[str]] = {}
    for quote in quotes:
        names = via.setdefault(quote.quote_id, [])
        names += [name for name in _near(text, sentences, starts, quote, placed) if name not in names]
    _carry_on(sentences, starts, quotes, placed, via)
    for quote in quotes:
        if not via[quote.quote_id] and quote.speaker and _SOURCE.fullmatch(quote.speaker):
            index = sentences[_index(starts, quote.start)].index
            via[quote.quote_id] += [one.name for one in in_text if index in one.sentences][:1]
        if not via[quote.quote_id]:
            via[quote.quote_id] += _of_reader(text, sentences, starts, quote, in_text)
        if not via[quote.quote_id]:
            via[quote.quote_id] += _of_occasion(text, sentences, starts, quote, occasions)
    return tuple(replace(quote, via=tuple(via[quote.quote_id])) for quote in quotes)


def _index(starts: Sequence[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)


def _near(
    text: str,
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    quote: Quote,
    placed: Mapping[int, Sequence[Credit]],
) -> list[str]:
    """The credits of the sentences that a quote stands in, with its cue."""
    if not sentences:
        return []
    first, last = _index(starts, quote.start), _index(starts, max(quote.start, quote.end - 1))
    if first and sentences[first].paragraph > sentences[first - 1].paragraph and quote.kind is QuoteKind.DIRECT:
        first -= int(quote.cue is not None and _ends_open(sentences[first - 1], text))
    found: list[str] = []
    for at in range(first, last + 1):
        found += [one.name for one in placed.get(at, ()) if not _is_inside(quote, one) and _fits(quote, one)]
    return list(dict.fromkeys(found))


def _ends_open(sentence: Sentence, text: str) -> bool:
    """Whether a sentence ends with a colon, so that the next paragraph is what it announces."""
    return text[sentence.end - 1] == ":"


def _is_inside(quote: Quote, credit: Credit) -> bool:
    """A credit within marked words is the speaker's own affair."""
    return quote.kind is QuoteKind.DIRECT and quote.start <= (credit.start or 0) < quote.end


def _fits(quote: Quote, credit: Credit) -> bool:
    """Whether a credit of the sentence gives this quote: not to another cue of telling, not to the speaker himself."""
    is_own = credit.kind in _SUPPLIERS and quote.canonical and is_same_person(quote.canonical, credit.name)
    if is_own and not credit.text.lower().startswith("according"):
        return False
    has_own_cue = quote.cue is not None and quote.cue.lower() in {"said", "says"}
    return not (has_own_cue and _TOLD.match(credit.text))


def _carry_on(
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    quotes: Sequence[Quote],
    placed: Mapping[int, Sequence[Credit]],
    via: dict[int, list[str]],
) -> None:
    """A speaker who talks to somebody still does so in the next marked words of the paragraph."""
    last: tuple[int, str | None, list[str]] = (-1, None, [])
    quoted = {_index(starts, quote.start) for quote in quotes}
    for quote in quotes:
        at = _index(starts, quote.start)
        paragraph = sentences[at].paragraph if sentences else -1
        names = via[quote.quote_id]
        if names:
            last = (paragraph, quote.canonical, names)
            continue
        if last[0] == paragraph and last[2] and quote.cue and quote.cue.lower() in _JOINING:
            names += last[2]
            continue
        if quote.kind is QuoteKind.INDIRECT:
            continue
        asked = [
            one.name
            for one in placed.get(at - 1, ())
            if sentences[at - 1].paragraph == paragraph and _TALK.match(one.text)
        ]
        if last[0] == paragraph and quote.canonical is not None and quote.canonical == last[1]:
            names += last[2]
        elif asked and at - 1 not in quoted:
            names += asked[:1]


def _of_reader(
    text: str, sentences: Sequence[Sentence], starts: Sequence[int], quote: Quote, credits_: Sequence[Credit]
) -> list[str]:
    """Who reads out a quote whose sentence only says that somebody does, where the article names one reader."""
    sentence = sentences[_index(starts, quote.start)]
    if not _READS.search(text, sentence.start, quote.start):
        return []
    readers = {one.name for one in credits_ if one.kind is CreditKind.PERSON and _READS.search(one.text)}
    return list(readers) if len(readers) == 1 else []


def _of_occasion(
    text: str, sentences: Sequence[Sentence], starts: Sequence[int], quote: Quote, occasions: Sequence[Occasion]
) -> list[str]:
    at = _index(starts, quote.start)
    for occasion in reversed(occasions):
        if at <= occasion.first or (quote.canonical and is_same_person(quote.canonical, occasion.credit.name)):
            continue
        called = [words for words in (quote.canonical, quote.speaker) if words]
        if any(occasion.has_name(words) for words in called):
            return [occasion.credit.name]
        distance = sentences[at].paragraph - sentences[occasion.first].paragraph
        if occasion.is_material and distance > REACH:
            continue
        if any(is_described(words, 0, len(words), occasion.nouns) for words in called):
            return [occasion.credit.name]
        is_heard = _HEARD.search(text, sentences[at].start, sentences[_index(starts, quote.end)].end)
        if occasion.is_material and quote.kind is QuoteKind.DIRECT and (distance == 0 or is_heard):
            return [occasion.credit.name]
    return []
