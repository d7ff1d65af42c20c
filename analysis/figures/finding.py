"""From an article's text to its figures."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analysis.figures.claimants import Claimants
from analysis.figures.counting import counts
from analysis.figures.nouns import CountedNoun, find_fear, find_hedge, find_hedge_after, find_noun, unit_of
from analysis.figures.numbers import Number, find_numbers
from analysis.figures.things import describe
from domain.statements import Figure, Quote, Sentence


def find_figures(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> tuple[Figure, ...]:
    """Find the numbers that count or measure something, in text order.

    Spans run from the hedge to the noun; `claimant` is the speaker of the quote that holds the number, else whom the
    sentence names as saying it. `sentences` and `quotes` are those of the same text.
    """
    figures: list[Figure] = []
    claimants = Claimants(text, quotes)
    starts = [sentence.start for sentence in sentences]
    last_unit: tuple[int, str | None] = (-1, None)
    for number in find_numbers(text):
        at = bisect_right(starts, number.start) - 1
        if at < 0 or number.end > sentences[at].end:
            continue
        sentence = sentences[at]
        line = (sentence.start, sentence.end)
        noun = find_noun(text, number, sentence.end)
        if not counts(text, number, noun, line):
            continue
        unit = unit_of(text, number, noun)
        if unit is None and noun is None:
            unit = _unit_before(text, number, sentence, figures) or (
                last_unit[1] if sentence.paragraph == last_unit[0] else None
            )
        figure = _figure(text, number, noun, line, unit)
        figures.append(replace(figure, claimant=claimants.find(sentence, figure)))
        if unit not in {"percent", "percentage points"}:
            last_unit = (sentence.paragraph, unit)
    return tuple(figures)


def _unit_before(text: str, number: Number, sentence: Sentence, figures: Sequence[Figure]) -> str | None:
    """The unit of the figure that a bare number is set against ("to 6 percent from 5")."""
    if not figures or figures[-1].start < sentence.start:
        return None
    return figures[-1].unit if _AGAINST.fullmatch(text[figures[-1].end : number.start]) else None


_AGAINST: Final = re.compile(r",? (?:(?:up|down|compared) )?(?:from|to|against|with|and|or) ")


def _figure(text: str, number: Number, noun: CountedNoun | None, line: tuple[int, int], unit: str | None) -> Figure:
    start, hedge = find_hedge(text, number, line[0])
    noun_end = noun.end if noun else number.end
    end, hedge_after = find_hedge_after(text, noun_end, line[1])
    hedges = [hedge, hedge_after, find_fear(text, end, line[1])]
    return Figure(
        value=number.value,
        value_high=number.value_high,
        start=start,
        end=end,
        unit=unit,
        what=describe(text, start, noun_end, noun, line),
        qualifier="; ".join(one for one in hedges if one) or None,
    )
