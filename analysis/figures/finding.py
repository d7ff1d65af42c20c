"""From an article's text to its figures."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analysis.corrections import find_corrections
from analysis.figures.claimants import Claimants
from analysis.figures.counting import counts
from analysis.figures.nouns import CountedNoun, find_fear, find_hedge, find_hedge_after, find_noun, unit_of
from analysis.figures.numbers import Number
from analysis.figures.ranges import find_numbers
from analysis.figures.things import describe
from domain.statements import Figure, Quote, Sentence

_AGAINST: Final = re.compile(r",? (?:(?:up|down|compared) )?(?:from|to|against|with|and|or) ")
_CONDITION: Final = re.compile(r"If (?:confirmed|true|correct)\b")
_MOST_BETWEEN: Final = 30
"""Characters between a figure and the bare number that is set against it."""
_SHARES: Final = frozenset({"percent", "percentage points"})
"""Units that a later bare number does not take over."""


def find_figures(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> tuple[Figure, ...]:
    """Find the numbers that count or measure something, in text order.

    Spans run from the hedge to the noun; `claimant` is the speaker of the quote that holds the number, else whom the
    sentence names as saying it. `sentences` and `quotes` are those of the same text. A note that corrects the article
    has no figures: its numbers are what is wrong, or stand in the text already.
    """
    figures: list[Figure] = []
    claimants = Claimants(text, quotes)
    starts = [sentence.start for sentence in sentences]
    taken_back = find_corrections(text, sentences)
    last_unit: tuple[int, str | None] = (-1, None)
    for number in find_numbers(text):
        at = bisect_right(starts, number.start) - 1
        if at < 0:
            continue
        sentence = sentences[at]
        opens = max(sentence.start, figures[-1].end if figures else 0)
        if number.start < opens or number.end > sentence.end or sentence.index in taken_back:
            continue
        noun = find_noun(text, number, sentence.end)
        if not counts(text, number, noun, (sentence.start, sentence.end)):
            continue
        figure = _figure(text, number, noun, sentence, opens)
        against = None if noun else _set_against(text, number, sentence, figures)
        if against is not None:
            figure = replace(figure, unit=figure.unit or against.unit, what=figure.what or against.what)
        elif figure.unit is None and noun is None and sentence.paragraph == last_unit[0]:
            figure = replace(figure, unit=last_unit[1])
        figures.append(replace(figure, claimant=claimants.find(sentence, figure)))
        if figure.unit not in _SHARES:
            last_unit = (sentence.paragraph, figure.unit)
    return tuple(figures)


def _set_against(text: str, number: Number, sentence: Sentence, figures: Sequence[Figure]) -> Figure | None:
    """The figure that a bare number is set against ("to 6 percent from 5")."""
    if not figures or figures[-1].start < sentence.start or number.start - figures[-1].end > _MOST_BETWEEN:
        return None
    return figures[-1] if _AGAINST.fullmatch(text, figures[-1].end, number.start) else None


def _figure(text: str, number: Number, noun: CountedNoun | None, sentence: Sentence, opens: int) -> Figure:
    """The figure of a number, whose words stand in its sentence from `opens` on."""
    start, hedge = find_hedge(text, number, opens)
    noun_end = noun.end if noun else number.end
    end, hedge_after = find_hedge_after(text, noun_end, sentence.end)
    condition = _CONDITION.match(text, sentence.start, sentence.end)
    hedges = [condition.group() if condition else None, hedge, hedge_after, find_fear(text, end, sentence.end)]
    return Figure(
        value=number.value,
        value_high=number.value_high,
        start=start,
        end=end,
        unit=unit_of(text, number, noun),
        what=describe(text, start, noun_end, noun, (opens, sentence.end)),
        qualifier="; ".join(one for one in hedges if one) or None,
    )
