"""A sentence with what stands around it, as the rules look at it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysis.quotes.marks import MarkedSpan, find_spans
from domain.statements import Quote, Sentence

_GAP = "\0"


@dataclass(frozen=True, slots=True)
class View:
    """One sentence: its text, the same with quoted words blanked out, and the quotes that it has a part of.

    `is_alone` tells whether it is its paragraph's only sentence, `is_cut` whether a quotation begins or ends outside of
    it.
    """

    sentence: Sentence
    text: str
    outside: str
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
    return [view for paragraph in _paragraphs(sentences) for view in _view_paragraph(text, paragraph, quotes)]


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        yield list(group)


def _view_paragraph(text: str, paragraph: list[Sentence], quotes: Sequence[Quote]) -> Iterator[View]:
    spans = find_spans(text, paragraph[0].start, paragraph[-1].end)
    for sentence in paragraph:
        yield View(
            sentence=sentence,
            text=text[sentence.start : sentence.end],
            outside=_blank(text, sentence, spans),
            quotes=tuple(quote for quote in quotes if quote.start < sentence.end and sentence.start < quote.end),
            is_alone=len(paragraph) == 1,
            is_cut=any(_is_cut(sentence, span) for span in spans),
        )


def _blank(text: str, sentence: Sentence, spans: Sequence[MarkedSpan]) -> str:
    chars = list(text[sentence.start : sentence.end])
    for span in spans:
        low, high = max(span.outer_start, sentence.start), min(span.outer_end, sentence.end)
        if low < high:
            chars[low - sentence.start : high - sentence.start] = _GAP * (high - low)
    return "".join(chars)


def _is_cut(sentence: Sentence, span: MarkedSpan) -> bool:
    low, high = max(span.outer_start, sentence.start), min(span.outer_end, sentence.end)
    if low >= high:
        return False
    return not span.is_closed or span.outer_start < sentence.start or span.outer_end > sentence.end
