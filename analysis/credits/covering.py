"""Which sentences a credit covers."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from domain.statements import Credit, Sentence


def cover(text: str, sentences: Sequence[Sentence], credits_: Sequence[Credit]) -> tuple[Credit, ...]:
    """Give the credits with the indexes of the sentences that each covers."""
    del text
    starts = [sentence.start for sentence in sentences]
    return tuple(
        credit if credit.start is None else replace(credit, sentences=(sentences[bisect_right(starts, credit.start) - 1].index,))
        for credit in credits_
    )
