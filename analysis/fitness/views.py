"""A sentence with what stands around it, as the rules look at it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeVar

from analysis.quotes.marks import MarkedSpan, find_spans
from analysis.terms import fold_words
from analysis.wording import words_in
from domain.statements import Quote, Sentence

_GAP: Final = "\0"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """One sentence: its text, the same with quoted words blanked out, and the quotes that it has a part of.

    `words` are those of the text in order, folded; `bare` those that a `Cue` may need.
    `is_alone` tells whether it is its paragraph's only sentence, `is_cut` whether a quotation begins or ends outside of
    it.
    """

    sentence: Sentence
    text: str
    outside: str
    words: tuple[str, ...]
    bare: frozenset[str]
    quotes: tuple[Quote, ...]
    is_alone: bool
    is_cut: bool

    @property
    def quoted_share(self) -> float:
        """How much of the sentence stands between quote marks."""
        return self.outside.count(_GAP) / len(self.text)

    def opens_quoted(self) -> bool:
        """Tell whether its first words stand between quote marks."""
        return self.outside.lstrip().startswith(_GAP)


def view_sentences(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> list[View]:
    """Give the view of every sentence, in order."""
    quoted = iter(_by_sentence(sentences, [(quote, quote.start, quote.end) for quote in quotes]))
    return [view for paragraph in _paragraphs(sentences) for view in _view_paragraph(text, paragraph, quoted)]


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        yield list(group)


def _view_paragraph(text: str, paragraph: list[Sentence], quoted: Iterator[list[Quote]]) -> Iterator[View]:
    marked = find_spans(text, paragraph[0].start, paragraph[-1].end)
    spans = _by_sentence(paragraph, [(span, span.outer_start, span.outer_end) for span in marked])
    # The paragraph comes first, so that its end takes nothing more of what follows it.
    for sentence, around, quotes in zip(paragraph, spans, quoted, strict=False):
        line = text[sentence.start : sentence.end]
        yield View(
            sentence=sentence,
            text=line,
            words=tuple(fold_words(line)),
            bare=words_in(line),
            outside=_blank(text, sentence, around),
            quotes=tuple(quotes),
            is_alone=len(paragraph) == 1,
            is_cut=any(_is_cut(sentence, span) for span in around),
        )


def _by_sentence(sentences: Sequence[Sentence], pieces: Sequence[tuple[T, int, int]]) -> list[list[T]]:
    """Give for each sentence the pieces that share a character with it; a piece comes with its start and end.

    A text may hold thousands of both, so no sentence looks at every piece.
    """
    ends = [sentence.end for sentence in sentences]
    found: list[list[T]] = [[] for _ in sentences]
    for piece, start, end in pieces:
        for index in range(bisect_right(ends, start), len(sentences)):
            if sentences[index].start >= end:
                break
            found[index].append(piece)
    return found


def _blank(text: str, sentence: Sentence, spans: Sequence[MarkedSpan]) -> str:
    line = text[sentence.start : sentence.end]
    if not spans:
        return line
    chars = list(line)
    for span in spans:
        low, high = max(span.outer_start, sentence.start), min(span.outer_end, sentence.end)
        chars[low - sentence.start : high - sentence.start] = _GAP * (high - low)
    return "".join(chars)


def _is_cut(sentence: Sentence, span: MarkedSpan) -> bool:
    return not span.is_closed or span.outer_start < sentence.start or span.outer_end > sentence.end
