"""Whether the sentences of a text may be out of order."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from analysis.languages import english_lines
from analysis.terms import fold_words
from domain.statements import Sentence

_MIN_PARAGRAPHS: Final = 8
_ALONE: Final = 0.7


def is_order_doubtful(text: str, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the sentences of an article may stand in another order than they were written in."""
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    alone = sum(len(paragraph) == 1 for paragraph in paragraphs)
    if len(paragraphs) < _MIN_PARAGRAPHS or alone < _ALONE * len(paragraphs):
        return False
    first = fold_words(text[paragraphs[0][0].start : paragraphs[0][0].end])
    return first[:1] != [] and first[0] in english_lines.THIRD_PERSON
