"""Which sentences of an article are the outlet's own note that it corrected it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from analysis.languages.corrections import CORRECTED
from analysis.wording import words_in_article
from domain.statements import Sentence

_LONGEST_NOTE: Final = 4
"""A paragraph of so few sentences is a note as a whole, since what is right may stand before what was wrong."""


def find_corrections(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Give the indexes of the sentences of such notes; in a long paragraph the note goes on to its end."""
    if not CORRECTED.may_match(words_in_article(text)):
        return frozenset()
    found: set[int] = set()
    for _, group in groupby(sentences, key=lambda one: one.paragraph):
        paragraph = list(group)
        # A date in a note may look like the end of its first sentence, so the pattern may reach beyond that.
        opens = next((i for i, one in enumerate(paragraph) if CORRECTED.pattern.match(text, one.start)), None)
        if opens is not None:
            found.update(one.index for one in paragraph[0 if len(paragraph) <= _LONGEST_NOTE else opens :])
    return frozenset(found)
