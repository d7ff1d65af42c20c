"""From an article's text to its quotes: marked pieces, clauses, speakers, who they are."""

from collections.abc import Sequence

from analysis.languages import is_analysed
from analysis.order import is_order_doubtful
from analysis.quotes.continuity import attribute_alone
from analysis.quotes.foreign import find_marked
from analysis.quotes.paragraphs import read_paragraph
from analysis.quotes.resolve import resolve_speakers
from analysis.quotes.words import lower_case_words
from domain.statements import Quote, Sentence


def find_quotes(
    text: str, sentences: Sequence[Sentence], language: str | None, *, is_doubtful: bool | None = None
) -> tuple[Quote, ...]:
    """Find the quotes of an article, in text order.

    Offsets count characters of `text` and leave the marks out. `sentences` are those of the same text; they give the
    paragraphs, to which marks are scoped. English (and an unknown language) is analysed wholly; in
    other languages only pieces in that language's marks are found, all direct and without a speaker. `via` is always
    empty: credits are found elsewhere. `is_doubtful` is what `is_order_doubtful` tells of them, None to ask it here.
    """
    if language is not None and not is_analysed(language):
        return find_marked(text, sentences, language)
    common = lower_case_words(text)
    paragraphs = [
        read_paragraph(text, bounds, number, common) for number, bounds in enumerate(_paragraph_bounds(sentences))
    ]
    is_ordered = not (is_order_doubtful(text, sentences) if is_doubtful is None else is_doubtful)
    pieces = attribute_alone(text, paragraphs, is_ordered=is_ordered)
    return resolve_speakers(text, pieces, paragraphs, is_ordered=is_ordered)


def _paragraph_bounds(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    last = -1
    for sentence in sentences:
        if sentence.paragraph == last:
            bounds[-1] = (bounds[-1][0], sentence.end)
        else:
            bounds.append((sentence.start, sentence.end))
            last = sentence.paragraph
    return bounds
