"""An input as lines that know where they stand, and the text that is left when pieces of it are cut."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.article import Dropped, DropReason
from ingest.folding import count_words, fold_line

_QUOTE_MARKS = re.compile(r'["“”„«»]')
_STOPS = (".", "!", "?", "…")
_BEHIND_STOPS = "\"'”’»)]"
_SENTENCE_BREAK = re.compile(r"""(?<=[.!?…])["'”’»)\]]*\s+(?=["'“‘„«(\[]*[^\Wa-z_])""")

WORDS_OF_A_SENTENCE = 8
"""A line that ends like a sentence and has as many words is one; shorter ones may be headlines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` is the slice from `start` to `end` of the input, no white space at its ends.

    `block` counts groups of lines with blank lines between them.
    """

    start: int
    end: int
    text: str
    block: int

    @property
    def folded(self) -> str:
        """The form in which phrases are looked up."""
        return fold_line(self.text)

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends in a stop, question or exclamation mark."""
        return self.text.rstrip(_BEHIND_STOPS).endswith(_STOPS)

    @property
    def has_quote_marks(self) -> bool:
        """Whether it has double quote marks of any form."""
        return _QUOTE_MARKS.search(self.text) is not None

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, as `split_sentences` gives them."""
        return split_sentences(self.text)


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece to delete, from `start` to `end` of the input; `why` is None for the headline, which is kept apart."""

    start: int
    end: int
    why: DropReason | None


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a line, roughly: cut where a stop is followed by white space and no small letter."""
    return tuple(_SENTENCE_BREAK.split(text))


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of the input that are not blank, in order."""
    lines: list[Line] = []
    at = block = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = at + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(body), body, block))
        else:
            block += 1
        at += len(raw)
    return tuple(lines)


def without(text: str, lines: Sequence[Line], cuts: Iterable[Cut]) -> str:
    """The input without the cut pieces, a subsequence of it; line breaks and blank lines between paragraphs stay.

    `lines` are all those of the input.
    """
    starts = [line.start for line in lines]
    cuts_of: dict[int, list[Cut]] = {}
    for cut in cuts:
        cuts_of.setdefault(bisect_right(starts, cut.start) - 1, []).append(cut)
    kept = [piece for i, line in enumerate(lines) if (piece := _remaining(text, line, cuts_of.get(i, [])))]
    parts = [text[piece.start : piece.end] for piece in kept[:1]]
    for before, after in pairwise(kept):
        gap = text[before.end : after.start]
        parts += [_line_breaks(gap, is_paragraph=before.block != after.block), text[after.start : after.end]]
    return "".join(parts)


def dropped_pieces(text: str, cuts: Iterable[Cut]) -> tuple[Dropped, ...]:
    """What was cut and why, in the order of the input; the headline is not among it."""
    in_order = sorted(cuts, key=lambda cut: cut.start)
    return tuple(Dropped(text[cut.start : cut.end].strip(), cut.why) for cut in in_order if cut.why is not None)


def _remaining(text: str, line: Line, cuts: list[Cut]) -> Line | None:
    """What is left of a line; a cut takes its start or its end or all, so that no two pieces are glued."""
    start, end = line.start, line.end
    for cut in cuts:
        if cut.start <= start:
            start = max(start, cut.end)
        else:
            end = min(end, cut.start)
    piece = text[start:end]
    if not piece.strip():
        return None
    start += len(piece) - len(piece.lstrip())
    return Line(start, start + len(piece.strip()), piece.strip(), line.block)


def _line_breaks(gap: str, *, is_paragraph: bool) -> str:
    breaks = [part[-1] for part in gap.splitlines(keepends=True) if part.splitlines() != [part]]
    return "".join(breaks[: 2 if is_paragraph else 1])
